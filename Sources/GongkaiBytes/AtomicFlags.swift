// Which of many things have been done already, as all threads see it?

internal import Glibc
public import Synchronization

/// A fixed number of flags that are down at first, and only ever raised.
///
/// A byte each, so that asking is one load. Raising orders nothing: a flag may only say what every
/// thread would find out by itself, such as that bytes which nobody changes are in order.
@safe public final class AtomicFlags: @unchecked Sendable {
  public let count: Int
  // SAFETY: `count` zero bytes, which are atomics of 0; allocated in init, freed in deinit only.
  @usableFromInline let flags: UnsafeMutablePointer<Atomic<UInt8>>

  /// `count` flags, all down. Memory is taken only for those that are raised and their like.
  public init(count: Int) {
    precondition(count >= 0, "a count is not negative")
    self.count = count
    guard let memory = unsafe calloc(max(count, 1), 1) else {
      preconditionFailure("no memory for \(count) bytes")
    }
    unsafe flags = memory.bindMemory(to: Atomic<UInt8>.self, capacity: max(count, 1))
  }

  deinit { unsafe free(flags) }

  /// Whether the flag at `index` is up.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Bool {
    precondition(index >= 0 && index < count, "index out of range")
    // SAFETY: the index was checked.
    return unsafe flags[index].load(ordering: .relaxed) != 0
  }

  /// Raises the flag at `index`.
  public func raise(_ index: Int) {
    precondition(index >= 0 && index < count, "index out of range")
    // SAFETY: the index was checked.
    unsafe flags[index].store(1, ordering: .relaxed)
  }
}
