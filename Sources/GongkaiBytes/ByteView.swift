// How are bytes read without ever reading beside them?

/// An immutable, bounds-checked run of bytes that keeps its memory alive.
///
/// Copies and slices share the memory. Every offset counts from the start of the view; reading
/// outside of it throws, whatever the offset.
@safe public struct ByteView: Sendable {
  @usableFromInline let storage: ByteStorage
  /// Where this view starts in the storage.
  @usableFromInline let start: Int
  /// The number of bytes.
  public let count: Int

  /// Copies `bytes`.
  @inlinable
  public init(_ bytes: [UInt8]) {
    self.init(storage: ByteStorage(copying: bytes))
  }

  /// A view of `count` bytes that `fill` writes, so that nothing is copied; nil where it says that
  /// it could not.
  ///
  /// - Precondition: `count` is not negative, and `fill` writes every byte unless it returns false.
  @inlinable
  public init?(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    precondition(count >= 0, "a count is not negative")
    guard let storage = unsafe ByteStorage(count: count, filledBy: fill) else { return nil }
    self.init(storage: storage)
  }

  /// A view of all of `storage`.
  @usableFromInline
  init(storage: ByteStorage) {
    self.init(storage: storage, start: 0, count: storage.count)
  }

  @inlinable
  init(storage: ByteStorage, start: Int, count: Int) {
    self.storage = storage
    self.start = start
    self.count = count
  }

  /// Lets go of what is in memory of the whole mapped file that this view is a part of; later reads
  /// map it again. Does nothing for other bytes.
  public func releasePages() { storage.releasePages() }

  /// Throws unless `needed` bytes lie at `offset`.
  @inlinable @inline(__always)
  func check(_ offset: Int, _ needed: Int) throws(ByteError) {
    // Written so that no sum can overflow: `count` is at least 0, so is `offset` when compared.
    guard offset >= 0, needed >= 0, needed <= count &- offset else {
      throw ByteError.truncated(
        offset: offset, needed: needed, available: offset < 0 ? 0 : Swift.max(0, count &- offset))
    }
  }

  @inlinable @inline(__always)
  func load<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int) throws(ByteError) -> T {
    try check(offset, MemoryLayout<T>.size)
    defer { withExtendedLifetime(storage) {} }
    // SAFETY: `check` proved the bytes to lie in the view, and `storage` outlives the load.
    return T(
      littleEndian: unsafe storage.base.loadUnaligned(
        fromByteOffset: start &+ offset, as: T.self))
  }

  /// The byte at `offset`.
  ///
  /// - Throws: `ByteError.truncated` outside of the view.
  @inlinable @inline(__always)
  public func u8(_ offset: Int) throws(ByteError) -> UInt8 { try load(offset) }

  /// The little-endian integer in the two bytes at `offset`, aligned or not.
  ///
  /// - Throws: `ByteError.truncated` outside of the view.
  @inlinable @inline(__always)
  public func u16(_ offset: Int) throws(ByteError) -> UInt16 { try load(offset) }

  /// The little-endian integer in the four bytes at `offset`, aligned or not.
  ///
  /// - Throws: `ByteError.truncated` outside of the view.
  @inlinable @inline(__always)
  public func u32(_ offset: Int) throws(ByteError) -> UInt32 { try load(offset) }

  /// The little-endian integer in the eight bytes at `offset`, aligned or not.
  ///
  /// - Throws: `ByteError.truncated` outside of the view.
  @inlinable @inline(__always)
  public func u64(_ offset: Int) throws(ByteError) -> UInt64 { try load(offset) }

  /// The `count` bytes at `offset`, sharing the memory.
  ///
  /// - Throws: `ByteError.truncated` when they do not all lie in the view.
  @inlinable
  public func slice(_ offset: Int, _ count: Int) throws(ByteError) -> ByteView {
    try check(offset, count)
    return ByteView(storage: storage, start: start &+ offset, count: count)
  }

  /// A copy of the bytes.
  ///
  /// Not to be inlined: where nobody reads the copy, Swift 6.3 then frees it before it is filled.
  @inline(never)
  public func array() -> [UInt8] {
    unsafe withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// Lends the bytes to `body`, which must not keep the pointer.
  ///
  /// The buffer has `count` bytes and a base address even when it is empty.
  @inlinable @inline(__always)
  public func withUnsafeBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    defer { withExtendedLifetime(storage) {} }
    // SAFETY: `start` and `count` were checked when the view was made, and `storage` outlives
    // the call.
    return try unsafe body(
      UnsafeRawBufferPointer(start: storage.base + start, count: count))
  }

  /// Compares the `count` bytes at `offset` with `other` as unsigned bytes, the shorter first
  /// when one begins the other.
  ///
  /// The result is negative, zero or positive as the bytes of the view come before, equal or
  /// come after `other`.
  ///
  /// - Throws: `ByteError.truncated` when the bytes do not all lie in the view.
  @inlinable
  public func lexicographicallyCompare(
    _ offset: Int, _ count: Int, to other: [UInt8]
  ) throws(ByteError) -> Int {
    try check(offset, count)
    // SAFETY: the buffer is used only while `other` lends it, and `check` proved the range.
    return unsafe other.withUnsafeBytes { unsafe compareChecked(offset, count, to: $0) }
  }

  /// Compares the `count` bytes at `offset` with `other`, as the method for arrays does.
  ///
  /// - Throws: `ByteError.truncated` when the bytes do not all lie in the view.
  @inlinable
  public func lexicographicallyCompare(
    _ offset: Int, _ count: Int, to other: UnsafeRawBufferPointer
  ) throws(ByteError) -> Int {
    try check(offset, count)
    // SAFETY: `check` proved the range.
    return unsafe compareChecked(offset, count, to: other)
  }

  /// Compares the whole view with `other`, as the method for a part does.
  @inlinable
  public func lexicographicallyCompare(to other: [UInt8]) -> Int {
    // SAFETY: the buffer is used only while `other` lends it, and the range is the whole view.
    unsafe other.withUnsafeBytes { unsafe compareChecked(0, count, to: $0) }
  }

  /// The comparison behind the public methods; the range must lie in the view.
  @inlinable
  @unsafe func compareChecked(
    _ offset: Int, _ count: Int, to other: UnsafeRawBufferPointer
  ) -> Int {
    unsafe withUnsafeBytes { all in
      let shared = Swift.min(count, other.count)
      for index in 0..<shared {
        // SAFETY: `index` is below both counts, and `offset + count` lies in the view.
        let mine = unsafe all[offset &+ index]
        let theirs = unsafe other[index]
        if mine != theirs { return Int(mine) &- Int(theirs) }
      }
      return count &- other.count
    }
  }
}
