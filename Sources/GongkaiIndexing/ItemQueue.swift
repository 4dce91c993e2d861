// Hands items to threads.

import Synchronization

/// A queue that several threads may take from.
final class ItemQueue<Item: Sendable>: Sendable {
  private let items: Mutex<ArraySlice<Item>>

  init(_ items: [Item]) {
    self.items = Mutex(items[...])
  }

  /// The next item, or nil when none is left.
  func next() -> Item? { items.withLock { $0.popFirst() } }
}
