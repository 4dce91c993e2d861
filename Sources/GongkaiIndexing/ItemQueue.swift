// Hands items to threads.

import Synchronization

/// A queue that several threads may take from.
final class ItemQueue<Item: Sendable>: Sendable {
  /// Those that are left, the next one last, so that the queue lets go of what it hands out.
  private let items: Mutex<[Item]>

  init(_ items: [Item]) {
    self.items = Mutex(items.reversed())
  }

  /// The next item, or nil when none is left.
  func next() -> Item? { items.withLock { $0.popLast() } }
}
