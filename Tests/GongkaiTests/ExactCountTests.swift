// Is a phrase query exactly a search for a part of the folded text? On tens of megabytes of it.

import Glibc
import Gongkai
import TestKit
import Testing

/// All folded text of a collection, searched from the first to the last position.
private struct FoldedText {
  /// A query: it matches a document that holds all of these.
  struct Needles {
    var units: [[Unit]] = []
  }

  private let lexicon = Lexicon()
  private let scanner: TextScanner

  init() throws { scanner = TextScanner(fold: try FoldTable.makeFromICU(), lexicon: lexicon) }

  func units(of text: some Sequence<UInt8>) -> [Unit] {
    let bytes = Array(text)
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe bytes.withUnsafeBytes { unsafe scanner.scan($0) }
    return Array(scanner.units)
  }

  /// What stands between blanks and between hard breaks, each for itself.
  func needles(_ query: String) -> Needles {
    let words = query.split(whereSeparator: \.isWhitespace)
    return Needles(
      units: words.flatMap { word in
        units(of: word.utf8).split(separator: Units.hardBreak).map { Array($0) }
      })
  }

  /// How many of `reports` each query matches.
  func counts(_ queries: [Needles], in reports: [Report]) -> [Int] {
    var all: [[Unit]] = []
    var numbers: [[Unit]: Int] = [:]
    let required = queries.map { query in
      query.units.map { needle in
        if let number = numbers[needle] { return number }
        numbers[needle] = all.count
        all.append(needle)
        return all.count - 1
      }
    }
    var byFirst: [Unit: [Int]] = [:]
    for (number, needle) in all.enumerated() { byFirst[needle[0], default: []].append(number) }
    var han = [[Int]](repeating: [], count: 0x10000)
    for (unit, numbers) in byFirst where unit < 0x10000 { han[Int(unit)] = numbers }

    var counts = [Int](repeating: 0, count: queries.count)
    for report in reports {
      var found = [Bool](repeating: false, count: all.count)
      let range = report.titleRange
      let parts =
        range.isEmpty
        ? [units(of: report.title.utf8), units(of: report.text)]
        : [
          units(of: report.text[range]), units(of: report.text[..<range.lowerBound]),
          units(of: report.text[range.upperBound...]),
        ]
      for units in parts {
        for start in units.indices {
          let unit = units[start]
          for number in unit < 0x10000 ? han[Int(unit)] : byFirst[unit] ?? [] where !found[number] {
            found[number] = Self.holds(units, all[number], at: start)
          }
        }
      }
      for (query, needles) in required.enumerated()
      where !needles.isEmpty && needles.allSatisfy({ found[$0] }) {
        counts[query] += 1
      }
    }
    return counts
  }

  private static func holds(_ units: [Unit], _ needle: [Unit], at start: Int) -> Bool {
    guard start + needle.count <= units.count else { return false }
    for i in needle.indices where units[start + i] != needle[i] { return false }
    return true
  }
}

/// Why a document holds a query by our rules and not literally, or the other way round.
private enum Difference: String {
  case title = "in the title, which the literal count leaves out"
  case layout = "blanks or line ends between characters"
  case transparent = "quotes, brackets or middle dots between characters"
  case width = "full width, upper case or other forms of characters"
  case word = "literally, but inside of a longer number or word, or across punctuation"
  case other = "traditional or variant characters, or annotations removed"

  static func reason(_ words: [String], _ report: Report, weFoundIt: Bool) -> Difference {
    guard weFoundIt else { return .word }
    let text = String(decoding: report.text, as: UTF8.self)
    func all(_ holds: (String) -> Bool) -> Bool { words.allSatisfy(holds) }
    if all({ text.contains($0) || report.title.contains($0) }) { return .title }
    let blanks = text.filter { !$0.isWhitespace }
    if all({ word in blanks.contains(word.filter { !$0.isWhitespace }) }) { return .layout }
    func letters(_ string: String) -> String { string.filter { $0.isLetter || $0.isNumber } }
    let bare = letters(text)
    if all({ bare.contains(letters($0)) }) { return .transparent }
    let folded = widthFolded(bare)
    return all({ folded.contains(widthFolded(letters($0))) }) ? .width : .other
  }

  private static func widthFolded(_ string: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in string.lowercased().unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      folded.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(folded).lowercased()
  }
}

@Suite struct ExactCountTests {
  @Test(arguments: ["xwlb", "laws"])
  func totalsAreThoseOfABruteForceScan(name: String) throws {
    guard let collection = try Collection(name) else { return }
    let lines = Folders.table(collection.path("perf_queries_df.tsv")).filter {
      ["term", "phrase", "and"].contains($0[0])
    }
    #expect(lines.count == 600)
    let text = try FoldedText()
    let expected = text.counts(lines.map { text.needles($0[1]) }, in: collection.reports)
    let index = try collection.index()
    var reasons: [Difference: Int] = [:]
    var differences = 0
    let texts = collection.reports.map { $0.text.map { CChar(bitPattern: $0) } + [0] }
    for (line, count) in zip(lines, expected) {
      var request = SearchRequest(line[1])
      request.snippets = false
      request.relax = false
      request.limit = 1
      let total = try index.search(request).total
      #expect(total == count, "\(name), \(line[0]) ‘\(line[1])’")
      guard let literal = Int(line[2]), literal != total else { continue }
      differences += 1
      try explain(line[1], in: collection, texts, index, &reasons)
    }
    print("\(name): \(differences) of \(lines.count) totals differ from the literal counts")
    for (reason, count) in reasons.sorted(by: { $0.value > $1.value }) {
      print("  \(count) documents: \(reason.rawValue)")
    }
  }

  /// Compares with the documents that hold the query literally.
  private func explain(
    _ query: String, in collection: Collection, _ texts: [[CChar]], _ index: Index,
    _ reasons: inout [Difference: Int]
  ) throws {
    var request = SearchRequest(query)
    request.snippets = false
    request.limit = collection.reports.count
    let ours = Set(try index.search(request).hits.map(\.identifier))
    let words = query.split(whereSeparator: \.isWhitespace).map(String.init)
    for (report, text) in zip(collection.reports, texts) {
      let isOurs = ours.contains(report.id)
      let isLiteral = words.allSatisfy { Self.holds(text, Array($0.utf8CString)) }
      guard isOurs != isLiteral else { continue }
      reasons[Difference.reason(words, report, weFoundIt: isOurs), default: 0] += 1
    }
  }

  /// Whether a text holds a word; both end with a zero.
  private static func holds(_ text: [CChar], _ word: [CChar]) -> Bool {
    // SAFETY: both end with a zero, and are lent for the call.
    unsafe text.withUnsafeBufferPointer { text in
      unsafe word.withUnsafeBufferPointer { word in
        unsafe strstr(text.baseAddress!, word.baseAddress!) != nil
      }
    }
  }
}
