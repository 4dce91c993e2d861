// In which sentences does a document say what was asked, keyword by keyword?

import GongkaiFormat
import GongkaiText

/// A match in its sentence: keyword in context.
public struct ConcordanceLine: Equatable, Sendable {
  public let identifier: String
  public let title: String
  /// The field that the match stands in.
  public let field: String
  /// What stands before the match in its sentence, and behind it; the wording of the document, with
  /// line ends and runs of blanks as one blank.
  public let left: String
  public let match: String
  public let right: String
  /// Whether another wording was found than the one asked for.
  public let isRepair: Bool
  /// Bytes of the document's text.
  public let range: Range<Int>

  public init(
    identifier: String, title: String, field: String, left: String, match: String, right: String,
    isRepair: Bool, range: Range<Int>
  ) {
    self.identifier = identifier
    self.title = title
    self.field = field
    self.left = left
    self.match = match
    self.right = right
    self.isRepair = isRepair
    self.range = range
  }
}

extension MarkedText {
  /// Units of context on each side, at most.
  private static let contextLength = 60

  /// A line for every match, in the order of the text; of matches that begin together the longest.
  func concordance(
    identifier: String, title: String, _ regions: [Region]
  ) -> [ConcordanceLine] {
    var lines: [ConcordanceLine] = []
    var last = -1
    for (index, match) in matches.enumerated() {
      let first = match.units.lowerBound
      guard first > last else { continue }
      last = first
      let longest =
        matches[index...].prefix { $0.units.lowerBound == first }
        .map(\.units.upperBound).max() ?? match.units.upperBound
      let start = starts[first]
      let end = ends[longest - 1]
      let sentence = sentence(around: first..<longest)
      lines.append(
        ConcordanceLine(
          identifier: identifier, title: title, field: field(of: match, regions),
          left: flat(sentence.lowerBound..<start), match: flat(start..<end),
          right: flat(end..<max(end, sentence.upperBound)), isRepair: match.isRepair,
          range: start..<end))
    }
    return lines
  }

  /// The bytes of the sentence that `match` stands in, cut to `contextLength` units on each side.
  private func sentence(around match: Range<Int>) -> Range<Int> {
    var first = match.lowerBound
    while first > 0, match.lowerBound - first < Self.contextLength, !endsSentence(first - 1) {
      first -= 1
    }
    var last = match.upperBound
    while last < units.count, last - match.upperBound < Self.contextLength, !endsSentence(last) {
      last += 1
    }
    // The mark that ends the sentence belongs to it.
    let end = last < units.count && endsSentence(last) ? ends[last] : ends[last - 1]
    return starts[first]..<end
  }

  /// Whether a unit is a break that ends a sentence: not a comma, a colon or the like.
  private func endsSentence(_ unit: Int) -> Bool {
    guard units[unit] == Units.hardBreak else { return false }
    let mark = String(decoding: text[starts[unit]..<ends[unit]], as: UTF8.self)
    return mark.isEmpty || mark.contains { "。！？!?；;．.…\n\r\u{2028}\u{2029}\u{0C}|│".contains($0) }
  }

  /// Original text on one line.
  private func flat(_ bytes: Range<Int>) -> String {
    var line = ""
    for character in String(decoding: text[bytes], as: UTF8.self) {
      if !character.isWhitespace {
        line.append(character)
      } else if line.last != " " {
        line.append(" ")
      }
    }
    return line
  }
}
