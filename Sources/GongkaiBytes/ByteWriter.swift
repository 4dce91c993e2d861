// How are the fields of a record written one after another?

/// Collects bytes in memory, the counterpart of `ByteReader`.
public struct ByteWriter: Sendable {
  @usableFromInline var storage: [UInt8]

  /// What was written so far.
  @inlinable
  public var bytes: [UInt8] { storage }

  /// An empty writer.
  @inlinable
  public init() {
    storage = []
  }

  /// The number of bytes written.
  @inlinable
  public var count: Int { storage.count }

  /// Makes room for `capacity` bytes in all.
  @inlinable
  public mutating func reserve(_ capacity: Int) {
    storage.reserveCapacity(capacity)
  }

  /// Appends a byte.
  @inlinable
  public mutating func appendU8(_ value: UInt8) {
    storage.append(value)
  }

  /// Appends two bytes, little-endian.
  @inlinable
  public mutating func appendU16(_ value: UInt16) {
    appendInteger(value)
  }

  /// Appends four bytes, little-endian.
  @inlinable
  public mutating func appendU32(_ value: UInt32) {
    appendInteger(value)
  }

  /// Appends eight bytes, little-endian.
  @inlinable
  public mutating func appendU64(_ value: UInt64) {
    appendInteger(value)
  }

  @inlinable @inline(__always)
  mutating func appendInteger<T: FixedWidthInteger>(_ value: T) {
    // SAFETY: the buffer is the value's own bytes and used only while it is lent.
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe storage.append(contentsOf: $0) }
  }

  /// Appends `value` as LEB128 in its shortest form, one to nine bytes.
  ///
  /// - Precondition: `value` is not negative.
  @inlinable
  public mutating func varint(_ value: Int) {
    precondition(value >= 0, "a varint holds no negative number")
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      storage.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    storage.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends the bytes of a sequence.
  @inlinable
  public mutating func append(_ bytes: some Sequence<UInt8>) {
    storage.append(contentsOf: bytes)
  }

  /// Appends the bytes of an array.
  @inlinable
  public mutating func append(_ bytes: [UInt8]) {
    storage.append(contentsOf: bytes)
  }

  /// Appends the bytes of a buffer.
  @inlinable
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    // SAFETY: the caller lends a valid buffer.
    unsafe storage.append(contentsOf: bytes)
  }

  /// Appends the bytes of a view.
  @inlinable
  public mutating func append(_ view: ByteView) {
    // SAFETY: the buffer is used only while the view lends it.
    unsafe view.withUnsafeBytes { unsafe storage.append(contentsOf: $0) }
  }

  /// Appends the UTF-8 bytes of `string`, without its length.
  @inlinable
  public mutating func append(string: String) {
    storage.append(contentsOf: string.utf8)
  }

  /// Inserts bytes before the one at `offset`, or behind all.
  ///
  /// - Precondition: `offset` is at most `count`.
  @inlinable
  public mutating func insert(_ bytes: [UInt8], at offset: Int) {
    storage.insert(contentsOf: bytes, at: offset)
  }

  /// Appends zeros until `count` is a multiple of `alignment`.
  ///
  /// - Precondition: `alignment` is at least 1.
  @inlinable
  public mutating func align(to alignment: Int) {
    precondition(alignment >= 1, "an alignment is at least 1")
    let excess = storage.count % alignment
    if excess != 0 {
      storage.append(contentsOf: repeatElement(0, count: alignment - excess))
    }
  }

  /// Forgets all bytes.
  @inlinable
  public mutating func removeAll(keepingCapacity: Bool = false) {
    storage.removeAll(keepingCapacity: keepingCapacity)
  }
}
