// Which of many things have been done already, as all threads see it?

internal import Glibc
public import Synchronization

/// A fixed number of flags that are down at first, and only ever raised.
///
/// A bit each. Raising orders nothing: a flag may only say what every thread would find out by itself,
/// such as that bytes which nobody changes are in order.
@safe public final class AtomicFlags: @unchecked Sendable {
  public let count: Int
  // SAFETY: a zero byte for each eight flags, which are atomics of 0; allocated in init, freed in
  // deinit only.
  @usableFromInline let flags: UnsafeMutablePointer<Atomic<UInt8>>

  /// `count` flags, all down.
  public init(count: Int) {
    precondition(count >= 0, "a count is not negative")
    self.count = count
    let byteCount = count / 8 + 1
    unsafe flags = Memory.zeroed(byteCount: byteCount)
      .bindMemory(to: Atomic<UInt8>.self, capacity: byteCount)
  }

  deinit { unsafe free(flags) }

  /// Whether the flag at `index` is up.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Bool {
    precondition(index >= 0 && index < count, "index out of range")
    // SAFETY: the index was checked.
    return unsafe flags[index &>> 3].load(ordering: .relaxed) &>> UInt8(index & 7) & 1 != 0
  }

  /// Raises the flag at `index`.
  public func raise(_ index: Int) {
    precondition(index >= 0 && index < count, "index out of range")
    // SAFETY: the index was checked.
    unsafe flags[index >> 3].bitwiseOr(1 << UInt8(index & 7), ordering: .relaxed)
  }
}
