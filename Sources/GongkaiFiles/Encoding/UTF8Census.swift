// How much of the bytes is UTF-8?

/// What stands in bytes that are UTF-8 only in part.
struct UTF8Census: Equatable {
  /// Well-formed sequences of two bytes.
  var shortSequences = 0
  /// Well-formed sequences of three bytes and more.
  var longSequences = 0
  /// Bytes from 0x80 on that belong to no well-formed sequence.
  var strayBytes = 0

  /// Counts over all the bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index < bytes.count {
      // SAFETY: `index` is below the number of bytes.
      let isASCII = unsafe bytes[index] < 0x80
      let length = isASCII ? 1 : unsafe UTF8Scan.sequenceLength(in: bytes, at: index)
      switch length {
      case 0: strayBytes &+= 1
      case 1: break
      case 2: shortSequences &+= 1
      default: longSequences &+= 1
      }
      index &+= max(length, 1)
    }
  }
}
