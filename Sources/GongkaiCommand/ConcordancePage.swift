// How are matches shown below each other, each in its sentence?

import Gongkai

/// Lays out matches so that all begin in the same column of the terminal.
struct ConcordancePage {
  private static let longestIdentifier = 24
  private static let sectionWidth = 9
  private static let gap = "  "
  private static let repairMark = "  rewritten wording"

  private let color: Bool
  private let identifierWidth: Int
  private let leftWidth: Int
  /// The match and what stands behind it, with the gap between.
  private let rightWidth: Int

  /// - Parameter columns: of the terminal.
  init(color: Bool, columns: Int) {
    self.color = color
    identifierWidth = min(Self.longestIdentifier, max(8, columns / 5))
    let rest = max(24, columns - identifierWidth - Self.sectionWidth - 3 * Self.gap.count)
    leftWidth = rest * 2 / 5
    rightWidth = rest - leftWidth
  }

  /// The line of a match.
  func line(_ line: ConcordanceLine) -> String {
    let identifier = Self.suffix(
      VisibleText.escaped(line.identifier), width: identifierWidth, mark: "…")
    let left = Self.suffix(VisibleText.oneLine(line.left), width: leftWidth, mark: "")
    let match = Self.prefix(VisibleText.oneLine(line.match), width: rightWidth)
    let mark = line.isRepair ? Self.repairMark : ""
    let room = rightWidth - DisplayWidth.of(match) - Self.gap.count - DisplayWidth.of(mark)
    let right = Self.prefix(VisibleText.oneLine(line.right), width: max(0, room))
    let behind = right.isEmpty ? "" : Self.gap + right
    return [
      Style.dim.applied(to: DisplayWidth.padded(identifier, to: identifierWidth), color: color),
      Style.dim.applied(
        to: DisplayWidth.padded(HitFacts.section(line.field), to: Self.sectionWidth),
        color: color),
      DisplayWidth.rightAligned(left, to: leftWidth),
      Style.match.applied(to: match, color: color) + behind
        + Style.dim.applied(to: mark, color: color),
    ].inOneText(separatedBy: Self.gap)
  }

  /// The beginning of `text` that takes at most `width` columns.
  private static func prefix(_ text: String, width: Int) -> String {
    var used = 0
    let end = text.firstIndex { character in
      used += DisplayWidth.of(character)
      return used > width
    }
    return String(text[..<(end ?? text.endIndex)])
  }

  /// The end of `text` that takes at most `width` columns, behind `mark` where any is left out.
  private static func suffix(_ text: String, width: Int, mark: String) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var used = DisplayWidth.of(mark)
    let kept = text.reversed().prefix { character in
      used += DisplayWidth.of(character)
      return used <= width
    }
    return mark + String(kept.reversed())
  }
}
