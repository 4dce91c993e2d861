// How is the filled part of a block added to what was read before?

extension Array {
  /// Appends the first `count` elements to `others` in one piece.
  @inline(__always)
  func appendFirst(_ count: Int, to others: inout [Element]) {
    // SAFETY: the buffer is used only while the array lends it.
    unsafe withUnsafeBufferPointer {
      unsafe others.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<count]))
    }
  }
}
