// What text does a page have that was made together with its text?

import TestKit

/// Makes well-formed pages of paragraphs and tables at random, and says by simple rules of their
/// own which text they hold.
struct RandomPage {
  private(set) var html = ""
  /// Paragraphs, and tables with their rows.
  private(set) var blocks: [[String]] = []

  var text: String { blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") }

  init(_ random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      if Bool.random(using: &random) { addParagraph(&random) } else { addTable(&random) }
    }
  }

  private mutating func addParagraph(_ random: inout SeededRandom) {
    let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in Self.words(&random) }
    let tag = ["p", "div", "h3", "li", "blockquote"].randomElement(using: &random)!
    let content = lines.map(Self.markup).joined(separator: "<br> ")
    html += "<\(tag) class='t'> \(content) </\(tag)>\n"
    blocks.append(lines)
  }

  private mutating func addTable(_ random: inout SeededRandom) {
    let columns = Int.random(in: 2...5, using: &random)
    var rows: [String] = []
    html += "<table>"
    for row in 0..<Int.random(in: 1...4, using: &random) {
      let cells = (0..<columns).map { column in
        // The first row names the columns, which makes the table one of data.
        row == 0 || Int.random(in: 0..<3, using: &random) > 0 ? "格\(row)-\(column)" : ""
      }
      html += "<tr>" + cells.map { "<td><p>\(Self.markup($0))</p></td>" }.joined() + "</tr>\n"
      if cells.contains(where: { !$0.isEmpty }) { rows.append(cells.joined(separator: " | ")) }
    }
    html += "</table>"
    blocks.append(rows)
  }

  private static func words(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      ["公开", "a<b", "3&4", "年报", "\"x\""].randomElement(using: &random)!
    }.joined(separator: " ")
  }

  private static func markup(_ text: String) -> String {
    var markup = ""
    for character in text {
      switch character {
      case "<": markup += "&lt;"
      case "&": markup += "&amp;"
      case " ": markup += " \n<!-- x --> "
      case "年": markup += "<b>&#24180;</b>"
      default: markup.append(character)
      }
    }
    return markup
  }
}
