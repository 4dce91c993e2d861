// How are deflated bytes unpacked, and no more of them than were announced?

internal import CZlib

/// Unpacks one stream of raw deflate data (RFC 1951) that comes in pieces.
@safe final class Inflater {
  /// What deflate can at most achieve: 258 bytes from two bits.
  private static let maximumRatio = 1032
  private static let bufferSize = 64 << 10

  /// What was unpacked so far, at most `size` bytes.
  private(set) var output: [UInt8] = []
  private let size: Int
  // SAFETY: made in `init` at an address that never changes, as zlib needs it, and freed in
  // `deinit` only.
  private let stream: UnsafeMutablePointer<z_stream>
  private var buffer = [UInt8](repeating: 0, count: Inflater.bufferSize)
  private var hasEnded = false
  /// Whether the last call filled the buffer, so that more may be waiting inside of zlib.
  private var isFull = false

  /// Starts unpacking `packedSize` bytes to `size` bytes.
  ///
  /// - Throws: `FileProblem.outOfMemory`.
  init(size: Int, packedSize: Int) throws(FileProblem) {
    self.size = size
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_start_inflating(stream) == Z_OK else {
      unsafe stream.deallocate()
      throw .outOfMemory
    }
    // What an entry announces is not trusted further than deflate can pack.
    let (most, overflow) = packedSize.multipliedReportingOverflow(by: Self.maximumRatio)
    output.reserveCapacity(min(size, overflow ? size : most))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Whether the stream has ended with as many bytes as were announced.
  var isComplete: Bool { hasEnded && output.count == size }

  /// Unpacks a piece; returns what is wrong with it, nil when nothing is.
  func take(_ piece: [UInt8]) -> FileProblem.EntryDamage? {
    // SAFETY: zlib reads and writes only inside of the two arrays, which lend their bytes for the
    // closures, and no pointer into them is used afterwards.
    unsafe piece.withUnsafeBufferPointer { piece in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(piece.count)
      while unsafe !hasEnded && stream.pointee.avail_in > 0 || isFull {
        let (code, count) = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
          unsafe stream.pointee.next_out = buffer.baseAddress
          unsafe stream.pointee.avail_out = UInt32(buffer.count)
          let code = unsafe inflate(stream, Z_NO_FLUSH)
          let rest = unsafe Int(stream.pointee.avail_out)
          return (code, buffer.count - rest)
        }
        isFull = count == buffer.count && code == Z_OK
        guard count <= size - output.count else { return .wrongLength }
        output.append(contentsOf: buffer[..<count])
        switch code {
        case Z_STREAM_END: hasEnded = true
        case Z_OK: break
        case Z_BUF_ERROR where count == 0: return nil
        default: return .malformedData
        }
      }
      return unsafe stream.pointee.avail_in > 0 ? .wrongLength : nil
    }
  }
}
