// Keeps the best hits seen so far.

/// A document of a commit: its segment and its number there.
struct HitAddress: Equatable {
  let segment: Int
  let doc: UInt32
}

/// The `limit` best hits: higher scores first, ties by identifier, so that the ranking does not
/// depend on how documents are spread over segments.
///
/// A binary heap whose root is the worst hit kept: most candidates lose against it in one
/// comparison.
struct TopK {
  typealias Entry = (score: Double, address: HitAddress)

  let limit: Int
  /// Scores below this cannot enter.
  private(set) var threshold: Double
  private var heap: [Entry] = []
  private let precedes: (HitAddress, HitAddress) -> Bool

  /// - Parameter precedes: whether the first identifier comes before the second; asked only to
  ///   break ties.
  init(limit: Int, precedes: @escaping (HitAddress, HitAddress) -> Bool) {
    self.limit = limit
    self.precedes = precedes
    threshold = limit > 0 ? -Double.infinity : .infinity
  }

  mutating func add(_ score: Double, _ address: HitAddress) {
    let entry = (score, address)
    if heap.count < limit {
      heap.append(entry)
      siftUp(heap.count - 1)
    } else if let worst = heap.first, score >= worst.score, isWorse(worst, entry) {
      heap[0] = entry
      siftDown(0)
    }
    if heap.count == limit, let worst = heap.first { threshold = worst.score }
  }

  /// The hits, best first.
  func sorted() -> [Entry] { heap.sorted { isWorse($1, $0) } }

  private func isWorse(_ a: Entry, _ b: Entry) -> Bool {
    a.score == b.score ? precedes(b.address, a.address) : a.score < b.score
  }

  private mutating func siftUp(_ index: Int) {
    var child = index
    while child > 0 {
      let parent = (child - 1) / 2
      guard isWorse(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ index: Int) {
    var parent = index
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isWorse(heap[child], heap[worst]) {
        worst = child
      }
      if worst == parent { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
