// A folded text for tests of rules.

import GongkaiText

enum Folding {
  private static let table = try? FoldTable.makeFromICU()

  /// `text` as rules read it.
  static func fold(_ text: String) throws -> FoldedText {
    let table = try Self.table ?? FoldTable.makeFromICU()
    let scanner = TextScanner(fold: table, lexicon: Lexicon())
    let bytes = Array(text.utf8)
    // SAFETY: the scanner reads the bytes before the call returns.
    return unsafe bytes.withUnsafeBytes { unsafe scanner.foldedText($0) }
  }
}
