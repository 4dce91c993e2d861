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
    let precedes = precedes
    if heap.count < limit {
      heap.pushHeap(entry) { Self.isWorse($0, $1, precedes) }
    } else if let worst = heap.first, score >= worst.score, Self.isWorse(worst, entry, precedes) {
      heap.replaceFirstOfHeap(with: entry) { Self.isWorse($0, $1, precedes) }
    }
    if heap.count == limit, let worst = heap.first { threshold = worst.score }
  }

  /// The hits, best first.
  func sorted() -> [Entry] { heap.sorted { Self.isWorse($1, $0, precedes) } }

  @inline(__always)
  private static func isWorse(
    _ a: Entry, _ b: Entry, _ precedes: (HitAddress, HitAddress) -> Bool
  ) -> Bool {
    a.score == b.score ? precedes(b.address, a.address) : a.score < b.score
  }
}
