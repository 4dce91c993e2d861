// What do many timings of many queries come to?

/// Times of queries, gathered by class.
struct BenchTimings {
  /// The queries of one class.
  struct Class {
    let name: String
    /// Queries.
    let count: Int
    /// Hits of all queries.
    let hits: Int
    /// The median of each query's rounds in nanoseconds, ascending.
    let latencies: [Int]
    /// The time of all queries together in each round, in nanoseconds.
    let rounds: [Int]

    /// The latency that `percent` of 100 queries do not exceed, by nearest rank.
    func percentile(_ percent: Int) -> Int {
      guard !latencies.isEmpty else { return 0 }
      let rank = (latencies.count * percent + 99) / 100
      return latencies[max(0, min(latencies.count, rank) - 1)]
    }

    /// Queries in a second when each takes its median.
    var queriesPerSecond: Double {
      let total = latencies.reduce(0, +)
      return total > 0 ? Double(count) * 1e9 / Double(total) : 0
    }
  }

  private let labels: [String]
  /// By query, then by round.
  private var nanoseconds: [[Int]]
  private var totals: [Int]

  init(labels: [String]) {
    self.labels = labels
    nanoseconds = labels.map { _ in [] }
    totals = labels.map { _ in 0 }
  }

  /// Adds a search; the rounds of a query come in order.
  mutating func add(query: Int, round: Int, nanoseconds time: Int, total: Int) {
    precondition(nanoseconds[query].count == round, "rounds come in order")
    nanoseconds[query].append(time)
    totals[query] = total
  }

  /// The classes in the order in which they first come, then all together if there are several.
  var classes: [Class] {
    var names: [String] = []
    for label in labels where !names.contains(label) { names.append(label) }
    let classes = names.map { name in
      makeClass(name, labels.indices.filter { labels[$0] == name })
    }
    return names.count == 1 ? classes : classes + [makeClass("all", Array(labels.indices))]
  }

  private func makeClass(_ name: String, _ queries: [Int]) -> Class {
    let roundCount = queries.first.map { nanoseconds[$0].count } ?? 0
    return Class(
      name: name, count: queries.count, hits: queries.reduce(0) { $0 + totals[$1] },
      latencies: queries.map { Self.median(nanoseconds[$0]) }.sorted(),
      rounds: (0..<roundCount).map { round in
        queries.reduce(0) { $0 + nanoseconds[$1][round] }
      })
  }

  /// The middle value, or the mean of the two in the middle; 0 for none.
  static func median(_ values: [Int]) -> Int {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
