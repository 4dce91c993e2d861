// Where do folded characters go, one by one, without a check and a copy for each of four arrays?

/// Memory of a `FoldedText` while it is being filled.
@safe
struct FoldSink {
  // SAFETY: all four have room for `capacity` elements while the arrays lend them; `append` writes
  // below `capacity` only.
  private let characters: UnsafeMutablePointer<UInt16>
  private let starts: UnsafeMutablePointer<UInt32>
  private let lengths: UnsafeMutablePointer<UInt8>
  private let layouts: UnsafeMutablePointer<FoldedText.Layout>
  private let capacity: Int
  private(set) var count = 0
  var hanCount = 0
  var variantCount = 0
  var annotationCount = 0
  var fullWidthCount = 0

  /// The character appended last; 0 before the first.
  var last: UInt32 { count > 0 ? UInt32(unsafe characters[count - 1]) : 0 }

  /// Appends a character; dropped when there is no room, which only texts of ligatures use up.
  @inline(__always)
  mutating func append(
    _ scalar: UInt32, _ position: Int, _ length: Int, _ layout: FoldedText.Layout
  ) {
    guard count < capacity else { return }
    unsafe characters[count] = scalar <= 0xFFFF ? UInt16(truncatingIfNeeded: scalar) : 0xFFFD
    unsafe starts[count] = UInt32(truncatingIfNeeded: position)
    unsafe lengths[count] = UInt8(truncatingIfNeeded: length)
    unsafe layouts[count] = layout
    count &+= 1
  }

  /// A text of at most `capacity` characters, which `body` appends.
  static func fill(capacity: Int, _ body: (inout FoldSink) -> Void) -> FoldedText {
    var text = FoldedText()
    var starts: [UInt32] = []
    var lengths: [UInt8] = []
    var layouts: [FoldedText.Layout] = []
    // SAFETY: each array lends uninitialized room for `capacity` elements to its closure, and
    // takes over as many as were written; the innermost one writes all four alike.
    let characters = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { a, aCount in
      unsafe starts = [UInt32](unsafeUninitializedCapacity: capacity) { b, bCount in
        unsafe lengths = [UInt8](unsafeUninitializedCapacity: capacity) { c, cCount in
          unsafe layouts = [FoldedText.Layout](unsafeUninitializedCapacity: capacity) { d, dCount in
            guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress,
              let d = d.baseAddress
            else { return }
            var sink = unsafe FoldSink(
              characters: a, starts: b, lengths: c, layouts: d, capacity: capacity)
            body(&sink)
            (aCount, bCount, cCount, dCount) = (sink.count, sink.count, sink.count, sink.count)
            text.hanCount = sink.hanCount
            text.variantCount = sink.variantCount
            text.annotationCount = sink.annotationCount
            text.fullWidthCount = sink.fullWidthCount
          }
        }
      }
    }
    text.characters = characters
    text.starts = starts
    text.lengths = lengths
    text.layouts = layouts
    return text
  }
}
