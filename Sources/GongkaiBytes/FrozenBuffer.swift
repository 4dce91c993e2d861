// How do several threads read one large array that nobody changes any more?

/// An immutable array of plain values, made from a `GrowableBuffer` without copying.
public final class FrozenBuffer<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let buffer: GrowableBuffer<Element>

  /// Takes over the memory of `buffer`.
  @inlinable
  public init(_ buffer: consuming GrowableBuffer<Element>) {
    self.buffer = buffer
  }

  /// The number of elements.
  @inlinable
  public var count: Int { buffer.count }

  /// The element at `index`, which must be at least 0 and below `count`.
  @inlinable
  public subscript(index: Int) -> Element { buffer[index] }

  /// Lends the elements to `body`, which must not keep the pointer.
  @inlinable @inline(__always)
  public func withUnsafeBuffer<R, E: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(E) -> R
  ) throws(E) -> R {
    try unsafe buffer.withUnsafeBuffer(body)
  }
}
