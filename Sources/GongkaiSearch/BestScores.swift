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
      heap.append(score)
      siftUp(heap.count - 1)
    } else if score > least {
      heap[0] = score
      siftDown()
    }
    if heap.count == limit, let worst = heap.first { least = worst }
  }

  private mutating func siftUp(_ index: Int) {
    var child = index
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
