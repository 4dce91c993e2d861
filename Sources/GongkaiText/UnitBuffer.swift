// Where do the units of one text go, without a reallocation for each text?

/// A growing buffer of numbers that keeps its memory when it is emptied.
@safe
public final class UnitBuffer: RandomAccessCollection {
  // SAFETY: `storage` always has room for `capacity` numbers, of which the
  // first `used` are initialized.
  @usableFromInline var storage: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  @usableFromInline var used = 0

  /// An empty buffer.
  public init() {
    capacity = 1024
    unsafe storage = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
  }

  deinit { unsafe storage.deallocate() }

  /// The number of numbers.
  @inlinable public var count: Int { used }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { used }

  /// The number at an index below `count`.
  @inlinable public subscript(index: Int) -> UInt32 {
    precondition(index >= 0 && index < used, "index out of range")
    return unsafe storage[index]
  }

  /// Lends the numbers; they may not change while `body` runs.
  @inlinable
  public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeBufferPointer(start: storage, count: used))
  }

  /// The bytes of memory held.
  public var byteCount: Int { capacity * 4 }

  @inline(__always)
  func append(_ value: UInt32) {
    if used == capacity { grow() }
    unsafe storage[used] = value
    used &+= 1
  }

  func replaceLast(with value: UInt32) {
    precondition(used > 0, "no last number")
    unsafe storage[used - 1] = value
  }

  func removeAll() { used = 0 }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    unsafe larger.update(from: storage, count: used)
    unsafe storage.deallocate()
    unsafe storage = larger
    capacity *= 2
  }
}
