// On which CSV files do the tests try the parser?

import TestKit

/// Texts made of what CSV gives a meaning, in any order: few of them follow the rules.
enum RandomCSV {
  private static let pieces = [
    "\"", "\"", "\"\"", ",", ",", ";", "\n", "\r\n", "\r", " ", "a", "b", "公开", "报告", "\t",
    "\",", "\"\n", ",\"", "long run of plain letters",
  ]

  static func text(_ random: inout SeededRandom, pieces count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in Array(pieces.randomElement(using: &random)!.utf8) }
  }

  /// The cells as a spreadsheet program writes them, quoted where that is needed or by chance.
  static func file(
    _ rows: [[String]], separator: Character, lineEnd: String, _ random: inout SeededRandom
  ) -> [UInt8] {
    var text = ""
    for row in rows {
      let cells = row.map { cell in
        let mustQuote = cell.unicodeScalars.contains { "\"\r\n,;\t".unicodeScalars.contains($0) }
        guard mustQuote || Bool.random(using: &random) else { return cell }
        return "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }
      text += cells.joined(separator: String(separator)) + lineEnd
    }
    return Array(text.utf8)
  }
}
