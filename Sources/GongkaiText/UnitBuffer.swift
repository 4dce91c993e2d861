// Where do the units of one text go, without a reallocation for each text?

/// A growing buffer of numbers that keeps its memory when it is emptied.
@safe
public final class UnitBuffer: RandomAccessCollection {
  @safe @usableFromInline
  struct Contents {
    // SAFETY: `storage` always has room for `capacity` numbers, of which the
    // first `used` are initialized.
    @usableFromInline var storage: UnsafeMutablePointer<UInt32>
    @usableFromInline var used = 0
    var capacity: Int
  }

  @usableFromInline let contents: UnguardedValue<Contents>

  /// An empty buffer.
  public init() {
    let capacity = 1024
    unsafe contents = UnguardedValue(
      Contents(storage: .allocate(capacity: capacity), capacity: capacity))
  }

  deinit {
    unsafe contents.value.storage.deallocate()
    contents.destroy()
  }

  /// The number of numbers.
  @inlinable public var count: Int { contents.value.used }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  /// The number at an index below `count`.
  @inlinable public subscript(index: Int) -> UInt32 {
    precondition(index >= 0 && index < count, "index out of range")
    return unsafe contents.value.storage[index]
  }

  /// Lends the numbers; they may not change while `body` runs.
  @inlinable
  public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeBufferPointer(start: contents.value.storage, count: count))
  }

  /// The bytes of memory held.
  public var byteCount: Int { contents.value.capacity * 4 }

  @inline(__always)
  func append(_ value: UInt32) {
    let used = contents.value.used
    if used == contents.value.capacity { grow() }
    unsafe contents.value.storage[used] = value
    contents.value.used = used &+ 1
  }

  func replaceLast(with value: UInt32) {
    precondition(count > 0, "no last number")
    unsafe contents.value.storage[count - 1] = value
  }

  func removeAll() { contents.value.used = 0 }

  @inline(never)
  private func grow() {
    let capacity = contents.value.capacity * 2
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    unsafe larger.update(from: contents.value.storage, count: count)
    unsafe contents.value.storage.deallocate()
    unsafe contents.value.storage = larger
    contents.value.capacity = capacity
  }
}
