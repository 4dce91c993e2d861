// How high is the score that the best documents reach?

/// The highest `limit` of many scores, without the documents they belong to.
struct BestScores {
  private let limit: Int
  private var heap: [Double] = []
  /// The lowest of them once there are so many; scores that are not above it change nothing.
  private(set) var least: Double

  init(limit: Int) {
    self.limit = limit
    least = limit > 0 ? -Double.infinity : .infinity
  }

  mutating func add(_ score: Double) {
    if heap.count < limit {
      heap.pushHeap(score, <)
    } else if score > least {
      heap.replaceFirstOfHeap(with: score, <)
    }
    if heap.count == limit, let worst = heap.first { least = worst }
  }
}
