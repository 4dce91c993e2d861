// Does every position of any text point to bytes of the text, in order?

import Gongkai

/// Folds the input as text, and checks the map from positions to bytes.
enum FoldTarget {
  private static let fold: FoldTable = {
    do { return try FoldTable.makeFromICU() } catch { fatalError("\(error)") }
  }()

  static func run(_ input: [UInt8]) throws {
    let tokens = try Analyzer(fold: fold).tokens(of: input)
    var position = -1
    var start = 0
    for token in tokens {
      check(token.position >= position, "positions go on")
      check(token.range.lowerBound >= start || token.position == position, "so do their bytes")
      check(!token.range.isEmpty && token.range.upperBound <= input.count, "within the text")
      (position, start) = (token.position, token.range.lowerBound)
    }
    // Any bytes as a table: refused, or it folds everything to something.
    if let table = try? FoldTable(bytes: input) {
      for value in stride(from: 0, to: 0x11_0000, by: 97) { _ = Array(table.fold(UInt32(value))) }
    }
    // What is folded stays as it is.
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: fold, lexicon: lexicon)
    for scalar in String(decoding: input, as: UTF8.self).unicodeScalars.prefix(200) {
      let once = Array(fold.fold(scalar.value))
      check(once.flatMap { Array(fold.fold($0)) } == once, "folding twice is folding once")
    }
    // SAFETY: the bytes are lent for the call only.
    unsafe input.withUnsafeBytes { unsafe scanner.scan($0, ranges: true) }
    let units = Array(scanner.units)
    // SAFETY: as above; without ranges the same units come out.
    unsafe input.withUnsafeBytes { unsafe scanner.scan($0) }
    check(Array(scanner.units).count == units.count, "ranges change nothing")
  }
}
