// Which segments are merged, and when.

/// Merges segments of like size once there are many of them, so that their number grows with the
/// logarithm of the index and every document is rewritten a few times at most.
struct MergePolicy {
  /// How segments, named by their places among all, become one.
  enum Step: Equatable {
    /// Their documents are put together anew: deleted ones go, and clauses that several segments
    /// hold become one. Takes memory for all of them.
    case replay([Int])
    /// Their lists are put one behind the other. Takes little memory, and no deleted documents.
    case join([Int])
  }

  /// Segments of one tier that are merged into one.
  static let width = 8
  /// Smaller segments all count as this large.
  static let smallestTier = 1 << 20

  /// What to do next, or nil when all is well.
  ///
  /// - Parameters:
  ///   - fits: whether replaying segments stays within the memory budget.
  ///   - canJoin: whether one segment may hold all of these, which have no deleted documents.
  static func next(
    _ segments: [(size: Int, live: Int, total: Int)], fits: ([Int]) -> Bool,
    canJoin: ([Int]) -> Bool
  ) -> Step? {
    // A segment of which half is deleted is rewritten alone.
    for (i, segment) in segments.enumerated()
    where segment.live * 2 < segment.total && fits([i]) {
      return .replay([i])
    }
    var tiers: [Int: [Int]] = [:]
    for (i, segment) in segments.enumerated() { tiers[tier(segment.size), default: []].append(i) }
    for tier in tiers.keys.sorted() {
      let all = tiers[tier]!
      let members = Array(all.prefix(width))
      if members.count == width && fits(members) { return .replay(members) }
      let isWhole = { (i: Int) in segments[i].live == segments[i].total }
      // As many as are merged at once, or fewer where no more fit into one.
      let group = joinable(all.filter(isWhole), most: width, canJoin) { group, left in
        group.count == width || group.count < left
      }
      if let group { return .join(group) }
      // What has deletions is rewritten alone, to be joined then.
      if all.count >= width, let i = all.first(where: { !isWhole($0) && fits([$0]) }) {
        return .replay([i])
      }
    }
    return nil
  }

  /// The first of `segments` that one may hold, two at least and `most` at most; nil where there are
  /// none.
  ///
  /// - Parameter areEnough: whether these shall be joined, of so many that there are from the first
  ///   of them on.
  static func joinable(
    _ segments: [Int], most: Int = .max, _ canJoin: ([Int]) -> Bool,
    where areEnough: (_ group: [Int], _ left: Int) -> Bool = { _, _ in true }
  ) -> [Int]? {
    for first in segments.indices {
      let rest = segments[first...]
      var group: [Int] = []
      for i in rest where group.count < most && canJoin(group + [i]) { group.append(i) }
      if group.count > 1, areEnough(group, rest.count) { return group }
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
