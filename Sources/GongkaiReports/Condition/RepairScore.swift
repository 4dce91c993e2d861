// How likely was a text reworded by a machine?

import GongkaiText

/// Scores how likely a text was reworded.
enum RepairScore {
  /// Tenths of weight that an ordinary text may have.
  private static let tolerated = 10
  /// Tenths of weight beyond that make certain.
  private static let certain = 50
  /// Times that one phrase counts, in case a text is about it.
  private static let mostOfOne = 3
  /// Characters among which a weight of ten is expected at least in a rewritten text.
  private static let charactersForOne = 500

  /// A score from 0 (no sign) to 1, and the number of rewritten words.
  static func score(_ text: FoldedText, _ scan: ReportScan) -> (score: Double, hits: Int) {
    var hits = 0
    var weight = 0
    var counts: [Int: Int] = [:]
    var last: Range<Int> = 0..<0
    for mark in scan.marks {
      guard case .rewritten(let own) = mark.kind else { continue }
      // A word inside a phrase that was counted is the same hit.
      let isSame = last.overlaps(mark.range)
      if !isSame { hits += 1 }
      last =
        isSame
        ? min(last.lowerBound, mark.range.lowerBound)..<mark.range.upperBound
        : mark.range
      let count = counts[mark.word, default: 0]
      counts[mark.word] = count + 1
      if !isSame, count < mostOfOne { weight += own }
    }
    guard weight > tolerated else { return (0, hits) }
    let expected = max(1, Double(text.hanCount) / Double(charactersForOne))
    let density = min(1, Double(weight) / 10 / expected)
    let certainty = min(1, Double(weight - tolerated) / Double(certain))
    return (certainty * density, hits)
  }
}
