// How does an array of plain values grow to gigabytes without being held twice?

internal import CKernels
internal import Glibc

/// A growable array of plain values on memory of its own.
///
/// It grows by half. Large blocks are pages of their own, which move by changing the page tables, so
/// that growing neither copies them nor holds both sizes at once, as growing an `Array` would.
/// There is one owner: a buffer can be moved and lent, not copied.
@safe public struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Room for `capacity` elements, the first `storedCount` of them set; `nil` when there is none.
  @usableFromInline var base: UnsafeMutablePointer<Element>?
  @usableFromInline var capacity = 0
  @usableFromInline var storedCount = 0

  /// An empty buffer, which holds no memory yet.
  @inlinable
  public init() {
    unsafe base = nil
  }

  @inlinable
  deinit {
    // SAFETY: `base` is `nil` or has that many bytes, and its owner is going away.
    unsafe releaseMemory(base, capacityBytes)
  }

  /// The number of elements.
  @inlinable
  public var count: Int { storedCount }

  /// Whether there are no elements.
  @inlinable
  public var isEmpty: Bool { storedCount == 0 }

  /// The memory held, in bytes, used or not.
  @inlinable
  public var capacityBytes: Int { capacity &* MemoryLayout<Element>.stride }

  /// The element at `index`.
  ///
  /// - Precondition: `index` is at least 0 and below `count`.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < storedCount, "index out of range")
      // SAFETY: an index below the count lies in the memory and was set.
      return unsafe base.unsafelyUnwrapped[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < storedCount, "index out of range")
      // SAFETY: an index below the count lies in the memory.
      unsafe base.unsafelyUnwrapped[index] = newValue
    }
  }

  /// Appends an element.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if storedCount == capacity { grow(by: 1) }
    // SAFETY: there is room for one more, so there is memory.
    unsafe (base.unsafelyUnwrapped + storedCount).initialize(to: element)
    storedCount &+= 1
  }

  /// Appends all elements of a buffer, which must not be part of this one.
  @inlinable
  public mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, elements.count > 0 else { return }
    if elements.count > capacity &- storedCount { grow(by: elements.count) }
    // SAFETY: there is room for all of them behind the count, and the caller lends another buffer.
    unsafe (base.unsafelyUnwrapped + storedCount).initialize(from: source, count: elements.count)
    storedCount &+= elements.count
  }

  /// Appends `element` `count` times.
  ///
  /// - Precondition: `count` is not negative.
  @inlinable
  public mutating func append(repeating element: Element, count: Int) {
    precondition(count >= 0, "a count is not negative")
    guard count > 0 else { return }
    if count > capacity &- storedCount { grow(by: count) }
    // SAFETY: there is room for all of them behind the count.
    unsafe (base.unsafelyUnwrapped + storedCount).initialize(repeating: element, count: count)
    storedCount &+= count
  }

  /// Appends `count` elements, all of which `body` sets; it must not keep the pointer.
  ///
  /// - Precondition: `count` is not negative.
  @inlinable @inline(__always)
  public mutating func append<E: Error>(
    count: Int, settingBy body: (UnsafeMutablePointer<Element>) throws(E) -> Void
  ) throws(E) {
    precondition(count >= 0, "a count is not negative")
    guard count > 0 else { return }
    if count > capacity &- storedCount { grow(by: count) }
    // SAFETY: there is room for all of them behind the count.
    try unsafe body(base.unsafelyUnwrapped + storedCount)
    storedCount &+= count
  }

  /// A copy of all elements.
  @inlinable
  public borrowing func array() -> [Element] {
    // SAFETY: the array copies what is lent.
    unsafe withUnsafeBuffer { unsafe Array($0) }
  }

  /// Cuts the buffer to `count` elements, or fills it up to as many with `element`.
  ///
  /// - Precondition: `count` is not negative.
  @inlinable
  public mutating func resize(_ count: Int, fill element: Element) {
    precondition(count >= 0, "a count is not negative")
    if count > storedCount {
      append(repeating: element, count: count &- storedCount)
    } else {
      storedCount = count
    }
  }

  /// Makes room for `count` elements in all.
  @inlinable
  public mutating func reserve(_ count: Int) {
    if count > capacity { setCapacity(count) }
  }

  /// Removes all elements, and gives the memory back unless it shall be kept.
  @inlinable
  public mutating func removeAll(keepingCapacity: Bool = false) {
    storedCount = 0
    if !keepingCapacity {
      // SAFETY: `base` is `nil` or has that many bytes, and is forgotten at once.
      unsafe releaseMemory(base, capacityBytes)
      unsafe base = nil
      capacity = 0
    }
  }

  /// Lends the elements to `body`, which must not keep the pointer.
  @inlinable @inline(__always)
  public borrowing func withUnsafeBuffer<R, E: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: the first `storedCount` elements are set, and the borrow keeps them in place.
    try unsafe body(UnsafeBufferPointer(start: base, count: storedCount))
  }

  /// Lends the elements to `body` for reading and writing; it must not keep the pointer.
  @inlinable @inline(__always)
  public mutating func withUnsafeMutableBuffer<R, E: Error>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: the first `storedCount` elements are set, and nobody else has them meanwhile.
    try unsafe body(UnsafeMutableBufferPointer(start: base, count: storedCount))
  }

  /// Makes room for `extra` more elements, at least half as many as there are.
  @inlinable @inline(never)
  mutating func grow(by extra: Int) {
    let (needed, tooMany) = storedCount.addingReportingOverflow(extra)
    precondition(!tooMany, "more elements than memory can hold")
    setCapacity(Swift.max(needed, capacity &+ capacity / 2, 16))
  }

  @inlinable
  mutating func setCapacity(_ elements: Int) {
    let (bytes, tooMany) = elements.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    precondition(!tooMany, "more elements than memory can hold")
    precondition(MemoryLayout<Element>.alignment <= 16, "realloc aligns to 16 bytes only")
    // SAFETY: the old memory is not used again, and the new one holds `elements` elements.
    unsafe base = reallocateMemory(base, capacityBytes, bytes)
      .assumingMemoryBound(to: Element.self)
    capacity = elements
  }
}

// SAFETY: the buffer is the only owner of its memory, so whoever has the buffer has it alone, and
// lending for reading changes nothing.
extension GrowableBuffer: @unchecked Sendable where Element: Sendable {}

/// From which size on a block is pages of its own. Blocks of the allocator are copied when they
/// grow, and what they leave behind is seldom used again.
private let mappedFrom = 2 << 20

/// What a mapping is a multiple of: the pages of any system are smaller.
private let mappingUnit = 64 << 10

/// From which size on a mapping is whole large pages, of which the last may be all but empty. Linux
/// then also begins it at one, so that all of it is large pages: a twentieth of the time of indexing
/// goes on small ones.
private let largePagesFrom = 8 << 20
private let largePage = 2 << 20

/// The bytes of the mapping of a block; 0 for one of the allocator.
private func mappedSize(_ size: Int) -> Int {
  if size < mappedFrom { return 0 }
  let unit = size < largePagesFrom ? mappingUnit : largePage
  return (size + unit - 1) / unit * unit
}

/// Moves the block of `oldSize` bytes at `old`, `nil` when that is 0, to one of `size` bytes, which
/// are more.
@usableFromInline
@unsafe func reallocateMemory(
  _ old: UnsafeMutableRawPointer?, _ oldSize: Int, _ size: Int
) -> UnsafeMutableRawPointer {
  let (oldPages, pages) = (mappedSize(oldSize), mappedSize(size))
  let moved: UnsafeMutableRawPointer?
  // SAFETY: the caller gives a block that was made here with that size, and forgets it. The new one
  // has room for what the old one holds.
  if pages == 0 {
    unsafe moved = realloc(old, size)
  } else {
    unsafe moved = kernels_resize_pages(oldPages == 0 ? nil : old, oldPages, pages)
    if let old = unsafe old, let moved = unsafe moved, oldPages == 0 {
      unsafe moved.copyMemory(from: old, byteCount: oldSize)
      unsafe free(old)
    }
  }
  guard let block = unsafe moved else {
    preconditionFailure("out of memory: \(size) bytes wanted")
  }
  return unsafe block
}

/// Gives a block of `size` bytes back.
@usableFromInline
@unsafe func releaseMemory(_ block: UnsafeMutableRawPointer?, _ size: Int) {
  let pages = mappedSize(size)
  // SAFETY: the caller gives a block that was made above with that size, or `nil`, and forgets it.
  if pages > 0 {
    unsafe kernels_free_pages(block, pages)
  } else {
    unsafe free(block)
  }
}
