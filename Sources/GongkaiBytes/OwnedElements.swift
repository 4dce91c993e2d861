// How are several values held in a row that each own memory and cannot be copied?

/// A fixed number of values that cannot be copied, which an `Array` cannot hold.
@safe
public struct OwnedElements<Element: ~Copyable>: ~Copyable {
  // SAFETY: allocated and initialized for `count` elements in `init`, freed in `deinit` only.
  private let base: UnsafeMutablePointer<Element>
  public let count: Int

  /// `count` values, made one after the other.
  public init(count: Int, _ make: (Int) -> Element) {
    precondition(count >= 0, "a count is not negative")
    self.count = count
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: count)
    for index in 0..<count { unsafe (base + index).initialize(to: make(index)) }
  }

  deinit {
    unsafe base.deinitialize(count: count)
    unsafe base.deallocate()
  }

  public var indices: Range<Int> { 0..<count }

  /// The value at `index`, read or changed in place.
  @inlinable
  public subscript(index: Int) -> Element {
    _read {
      precondition(indices.contains(index), "index out of range")
      yield unsafe element(index).pointee
    }
    _modify {
      precondition(indices.contains(index), "index out of range")
      yield unsafe &element(index).pointee
    }
  }

  /// Where the value at `index` stands, which the callers have checked.
  @usableFromInline
  func element(_ index: Int) -> UnsafeMutablePointer<Element> { unsafe base + index }
}

extension OwnedElements: @unchecked Sendable where Element: Sendable & ~Copyable {}
