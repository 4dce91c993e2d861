// Which segments are merged, and when.

import GongkaiFormat

/// Merges segments of like size once there are many of them, so that their number grows with the
/// logarithm of the index and every document is rewritten a few times at most.
struct MergePolicy {
  /// Segments of one tier that are merged into one.
  static let width = 8
  /// Smaller segments all count as this large.
  static let smallestTier = 1 << 20

  /// The segments to merge next (indexes into `segments`), or nil when all is well.
  /// `fits` tells whether merging them stays within the memory budget.
  static func next(
    _ segments: [(size: Int, live: Int, total: Int)], fits: ([Int]) -> Bool
  ) -> [Int]? {
    // A segment of which half is deleted is rewritten alone.
    for (i, segment) in segments.enumerated()
    where segment.live * 2 < segment.total && fits([i]) {
      return [i]
    }
    var tiers: [Int: [Int]] = [:]
    for (i, segment) in segments.enumerated() { tiers[tier(segment.size), default: []].append(i) }
    for tier in tiers.keys.sorted() {
      let members = Array(tiers[tier]!.prefix(width))
      if members.count == width && fits(members) { return members }
    }
    return nil
  }

  private static func tier(_ size: Int) -> Int {
    var tier = 0
    var bound = smallestTier
    while size > bound {
      bound *= width
      tier += 1
    }
    return tier
  }
}
