// How do several threads share work whose results must come out in order?

/// Work on a sequence of items by several threads, the results in the order of the items.
public enum OrderedPipeline {
  /// Takes items from `next` until it yields `nil`, turns each into an output by `work`, and hands
  /// the outputs to `consume` in the order of the items.
  ///
  /// `consume` runs on the calling thread, `work` on `threads` threads of its own, whose number
  /// it is given, and `next` on these threads, never twice at a time. At most `inFlight` items
  /// are between `next` and `consume` (at least as many as there are threads), and work on one that
  /// `waitsForOthers` begins when all items before it were consumed. With one thread
  /// the calling thread does everything. The outputs do not depend on the number of threads.
  ///
  /// When `consume` throws, no new items are taken, the threads end with the work they have, and
  /// then the error is thrown on.
  ///
  /// - Precondition: `threads` is at least 1.
  public static func run<Item: Sendable, Output: Sendable>(
    threads: Int, inFlight: Int,
    next: @escaping @Sendable () -> Item?,
    waitsForOthers: @escaping @Sendable (Item) -> Bool = { _ in false },
    work: @escaping @Sendable (_ worker: Int, Item) -> Output,
    consume: (Output) throws -> Void
  ) rethrows {
    precondition(threads >= 1, "work needs a thread")
    guard threads > 1 else {
      while let item = next() { try consume(work(0, item)) }
      return
    }
    let state = PipelineState<Item, Output>(
      inFlight: max(inFlight, threads), next: next, waitsForOthers: waitsForOthers)
    let workers = (0..<threads).compactMap { worker in
      SystemThread {
        while let (ticket, item) = state.take() { state.deliver(work(worker, item), ticket) }
      }
    }
    defer {
      state.stop()
      for worker in workers { worker.join() }
    }
    if workers.isEmpty {
      // The system gives no thread at all, so no one else takes items.
      while let item = next() { try consume(work(0, item)) }
    }
    while !workers.isEmpty, let output = state.collect() { try consume(output) }
  }
}

/// What the threads of one pipeline share.
///
/// SAFETY of sharing: everything that changes is touched only under `lock`, and `next` is called
/// only under `intake`.
private final class PipelineState<Item: Sendable, Output: Sendable>: @unchecked Sendable {
  private let next: @Sendable () -> Item?
  private let waitsForOthers: @Sendable (Item) -> Bool
  /// Held while an item is taken, so that taking does not keep others from delivering. Whoever
  /// wants both locks takes this one first.
  private let intake = ConditionLock()
  private let lock = ConditionLock()
  /// The outputs that wait, each at its ticket modulo the size.
  private var waiting: [Output?]
  /// How many items were taken, which is the ticket of the next one.
  private var taken = 0
  /// How many outputs were collected.
  private var collected = 0
  /// How many of them were consumed.
  private var consumed = 0
  private var exhausted = false

  init(
    inFlight: Int, next: @escaping @Sendable () -> Item?,
    waitsForOthers: @escaping @Sendable (Item) -> Bool
  ) {
    self.next = next
    self.waitsForOthers = waitsForOthers
    waiting = Array(repeating: nil, count: inFlight)
  }

  /// The next item and its place in the order, once there is room; `nil` when no more is to come.
  func take() -> (ticket: Int, item: Item)? {
    intake.locked {
      let goesOn = lock.locked {
        while !exhausted, taken - collected >= waiting.count { lock.wait() }
        return !exhausted
      }
      let item = goesOn ? next() : nil
      let waits = item.map(waitsForOthers) ?? false
      return lock.locked {
        while waits, !exhausted, consumed < taken { lock.wait() }
        guard let item, !exhausted else {
          exhausted = true
          lock.wakeAll()
          return nil
        }
        taken += 1
        return (taken - 1, item)
      }
    }
  }

  /// Stores the output of the item with the given ticket.
  func deliver(_ output: Output, _ ticket: Int) {
    lock.locked {
      waiting[ticket % waiting.count] = .some(output)
      lock.wakeAll()
    }
  }

  /// The next output in the order, once it is there; `nil` when all were collected.
  func collect() -> Output? {
    lock.locked {
      // Whoever asks for the next one is done with the last.
      consumed = collected
      lock.wakeAll()
      let place = collected % waiting.count
      while true {
        if let output = waiting[place] {
          waiting[place] = nil
          collected += 1
          lock.wakeAll()
          return .some(output)
        }
        if exhausted, collected == taken { return nil }
        lock.wait()
      }
    }
  }

  /// Lets no more items be taken.
  func stop() {
    lock.locked {
      exhausted = true
      lock.wakeAll()
    }
  }
}
