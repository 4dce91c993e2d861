// Does work shared by threads come out whole and in order, also when it is broken off?

import GongkaiBytes
import TestKit
import Testing

/// Yields 1 … `limit` and counts what goes on.
private final class Source: Sendable {
  let limit: Int
  let state = Guarded((taken: 0, consumed: 0, mostOpen: 0, workers: Set<Int>()))

  init(_ limit: Int) {
    self.limit = limit
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.taken < limit else { return nil }
      state.taken += 1
      state.mostOpen = max(state.mostOpen, state.taken - state.consumed)
      return state.taken
    }
  }

  /// Some work whose length depends on the item, so that threads overtake one another.
  func square(_ worker: Int, _ item: Int) -> Int {
    var random = SeededRandom(seed: UInt64(item))
    for _ in 0..<Int.random(in: 0...2000, using: &random) { _ = random.next() }
    state.withLock { _ = $0.workers.insert(worker) }
    return item * item
  }

  func consume() {
    state.withLock { $0.consumed += 1 }
  }
}

@Suite struct ThreadsTests {
  private final class Runs: Sendable {
    let counts: Guarded<[Int]>

    init(_ count: Int) {
      counts = Guarded(Array(repeating: 0, count: count))
    }
  }

  @Test(arguments: [1, 2, 3, 16])
  func runsEveryPartOnce(count: Int) {
    let runs = Runs(count)
    Threads.run(count) { index in runs.counts.withLock { $0[index] += 1 } }
    #expect(runs.counts.withLock { $0 } == [Int](repeating: 1, count: count))
  }

  @Test func tellsTimeAndUse() {
    #expect(Threads.coreCount >= 1)
    let start = Clock.monotonicNanoseconds()
    let usage = ProcessUsage.now()
    #expect(usage.cpuSeconds > 0)
    #expect(usage.peakMemoryBytes > 1 << 20)
    #expect(Clock.monotonicNanoseconds() >= start)
  }
}

@Suite struct AtomicFlagsTests {
  @Test func eachFlagIsRaisedAlone() {
    let count = 1000
    let flags = AtomicFlags(count: count)
    var raised: Set<Int> = []
    for step in 0..<200 {
      let index = step * 37 % count
      flags.raise(index)
      raised.insert(index)
    }
    #expect((0..<count).filter { flags[$0] } == raised.sorted())
    #expect(AtomicFlags(count: 0).count == 0)
  }

  @Test func threadsRaiseNeighboursTogether() {
    let flags = AtomicFlags(count: 4096)
    Threads.run(4) { thread in
      for i in stride(from: thread, to: flags.count, by: 4) { flags.raise(i) }
    }
    #expect((0..<flags.count).allSatisfy { flags[$0] })
  }
}

@Suite struct OrderedPipelineTests {
  struct Stop: Error {}

  @Test(arguments: [0, 1, 7, 8, 9, 500], [1, 2, 3, 8])
  func keepsTheOrder(count: Int, threads: Int) {
    for inFlight in [0, 1, 8, 1000] {
      let source = Source(count)
      var outputs: [Int] = []
      OrderedPipeline.run(
        threads: threads, inFlight: inFlight, next: { source.next() },
        work: { source.square($0, $1) }, consume: { outputs.append($0) })
      #expect(outputs == (0..<count).map { ($0 + 1) * ($0 + 1) })
      let workers = source.state.withLock { $0.workers }
      #expect(workers.isSubset(of: Set(0..<threads)))
    }
  }

  @Test(arguments: [1, 2, 4])
  func holdsNoMoreThanItMay(threads: Int) {
    let source = Source(300)
    OrderedPipeline.run(
      threads: threads, inFlight: 5, next: { source.next() }, work: { source.square($0, $1) },
      consume: { _ in source.consume() })
    // One more may be in the hands of the consumer.
    let most = source.state.withLock { $0.mostOpen }
    #expect(most <= 6)
  }

  @Test(arguments: [1, 2, 4])
  func someItemsWaitForAllBeforeThem(threads: Int) {
    let source = Source(300)
    var outputs: [Int?] = []
    OrderedPipeline.run(
      threads: threads, inFlight: 5, next: { source.next() }, waitsForOthers: { $0 % 7 < 2 },
      work: { worker, item -> Int? in
        let consumed = source.state.withLock { $0.consumed }
        _ = source.square(worker, item)
        return item % 7 < 2 && consumed != item - 1 ? nil : item
      },
      consume: {
        outputs.append($0)
        source.consume()
      })
    #expect(outputs == (1...300).map { $0 })
  }

  @Test(arguments: [1, 2, 5])
  func stopsWhenTheConsumerThrows(threads: Int) {
    let source = Source(.max)
    var consumed = 0
    #expect(throws: Stop.self) {
      try OrderedPipeline.run(
        threads: threads, inFlight: 8, next: { source.next() }, waitsForOthers: { $0 % 10 == 3 },
        work: { source.square($0, $1) },
        consume: { _ in
          consumed += 1
          if consumed == 20 { throw Stop() }
        })
    }
    #expect(consumed == 20)
    let taken = source.state.withLock { $0.taken }
    #expect(taken <= 20 + 8 + 1)
  }

  @Test func optionalOutputsPassThrough() {
    let source = Source(4)
    var outputs: [Int?] = []
    OrderedPipeline.run(
      threads: 2, inFlight: 2, next: { source.next() },
      work: { _, item -> Int? in item % 2 == 0 ? item : nil },
      consume: { outputs.append($0) })
    #expect(outputs == [nil, 2, nil, 4])
  }
}
