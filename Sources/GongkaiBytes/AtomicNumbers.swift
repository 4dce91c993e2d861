// Which numbers were worked out already, as all threads see it?

internal import Glibc
public import Synchronization

/// A fixed number of integers that are 0 until somebody works them out.
///
/// Storing orders nothing: a number may only be one that every thread would find out by itself,
/// from bytes that nobody changes.
@safe public final class AtomicNumbers: @unchecked Sendable {
  public let count: Int
  // SAFETY: `count` zero words, which are atomics of 0; mapped in init, unmapped in deinit only.
  @usableFromInline let numbers: UnsafeMutablePointer<Atomic<UInt64>>

  /// `count` numbers, all 0. Memory is taken only for those that are stored and those beside them,
  /// which is why it is mapped: an allocator may write zeros to all of it.
  public init(count: Int) {
    precondition(count >= 0, "a count is not negative")
    self.count = count
    let memory = unsafe mmap(
      nil, max(count, 1) * 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
      preconditionFailure("no memory for \(count) numbers")
    }
    unsafe numbers = memory.bindMemory(to: Atomic<UInt64>.self, capacity: max(count, 1))
  }

  deinit { _ = unsafe munmap(numbers, max(count, 1) * 8) }

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
