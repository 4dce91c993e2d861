// Where do the lines of a piece end?

import Glibc
import GongkaiBytes

extension ByteView {
  private static let newline = Int32(UInt8(ascii: "\n"))

  /// The offset of the first line end in `range`, or nil.
  ///
  /// - Precondition: `range` lies within the view.
  func firstNewline(in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range of the view")
    return unsafe withUnsafeBytes { bytes in
      guard !range.isEmpty, let base = bytes.baseAddress else { return nil }
      // SAFETY: the range lies within the view, checked above.
      let found = unsafe memchr(base + range.lowerBound, Self.newline, range.count)
      return unsafe found.map { unsafe UnsafeRawPointer($0) - base }
    }
  }

  /// The number of line ends in `range`.
  ///
  /// - Precondition: `range` lies within the view.
  func newlineCount(in range: Range<Int>) -> Int {
    var count = 0
    var position = range.lowerBound
    while let end = firstNewline(in: position..<range.upperBound) {
      count += 1
      position = end + 1
    }
    return count
  }
}
