// Which documents does a thread take next?

import Gongkai

/// Hands out ranges of numbers.
final class ChunkQueue: Sendable {
  private let start = Guarded(0)
  private let count: Int
  private let size: Int

  init(count: Int, size: Int = 100) {
    self.count = count
    self.size = size
  }

  func next() -> Range<Int>? {
    start.withLock { start in
      guard start < count else { return nil }
      let range = start..<min(count, start + size)
      start = range.upperBound
      return range
    }
  }
}
