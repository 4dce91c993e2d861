// Hands items to threads.

import GongkaiBytes

/// A queue that several threads may take from.
final class ItemQueue<Item: Sendable>: Sendable {
  /// Those that are left, the next one last, so that the queue lets go of what it hands out.
  private let items: Guarded<[Item]>

  init(_ items: [Item]) {
    self.items = Guarded(items.reversed())
  }

  /// The next item, or nil when none is left.
  func next() -> Item? { items.withLock { $0.popLast() } }
}
