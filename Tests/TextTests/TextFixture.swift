// What do the text tests share?

import GongkaiText

enum TextFixture {
  /// One table for all tests.
  static let fold: FoldTable = {
    do { return try FoldTable.makeFromICU() } catch { fatalError("no fold table: \(error)") }
  }()

  /// The units of a text, readable: characters joined to runs, `<words>`, `|` for hard breaks.
  static func show(_ bytes: [UInt8]) -> String {
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: fold, lexicon: lexicon)
    unsafe bytes.withUnsafeBytes { unsafe scanner.scan($0) }
    var shown = ""
    for unit in scanner.units {
      if unit == Units.hardBreak {
        shown += "|"
      } else if Units.isWord(unit) {
        shown += "<" + String(decoding: lexicon.bytes(of: Units.wordIndex(unit)), as: UTF8.self)
        shown += ">"
      } else if let scalar = Unicode.Scalar(unit) {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  static func show(_ text: String) -> String { show(Array(text.utf8)) }
}
