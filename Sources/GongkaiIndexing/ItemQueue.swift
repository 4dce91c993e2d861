// Hands items to threads.

import GongkaiBytes

/// A queue that several threads may take from.
final class ItemQueue<Item: Sendable>: Sendable {
  private let items: Guarded<ArraySlice<Item>>

  init(_ items: [Item]) {
    self.items = Guarded(items[...])
  }

  /// The next item, or nil when none is left.
  func next() -> Item? { items.withLock { $0.popFirst() } }
}
