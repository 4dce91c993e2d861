// Which numbers were worked out already, as all threads see it?

internal import Glibc
public import Synchronization

/// A fixed number of integers that are 0 until somebody works them out.
///
/// Storing orders nothing: a number may only be one that every thread would find out by itself,
/// from bytes that nobody changes.
@safe public final class AtomicNumbers: @unchecked Sendable {
  public let count: Int
  // SAFETY: `count` zero words, which are atomics of 0; allocated in init, freed in deinit only.
  @usableFromInline let numbers: UnsafeMutablePointer<Atomic<UInt64>>

  /// `count` numbers, all 0. Memory is taken only for those that are stored and their like.
  public init(count: Int) {
    precondition(count >= 0, "a count is not negative")
    self.count = count
    guard let memory = unsafe calloc(max(count, 1), 8) else {
      preconditionFailure("no memory for \(count) numbers")
    }
    unsafe numbers = memory.bindMemory(to: Atomic<UInt64>.self, capacity: max(count, 1))
  }

  deinit { unsafe free(numbers) }

  /// The number at `index`; 0 until it was stored.
  @inlinable @inline(__always)
  public subscript(index: Int) -> UInt64 {
    precondition(index >= 0 && index < count, "index out of range")
    // SAFETY: the index was checked.
    return unsafe numbers[index].load(ordering: .relaxed)
  }

  /// Stores the number at `index`.
  public func store(_ number: UInt64, at index: Int) {
    precondition(index >= 0 && index < count, "index out of range")
    // SAFETY: the index was checked.
    unsafe numbers[index].store(number, ordering: .relaxed)
  }
}
