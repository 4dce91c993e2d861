// Compression of stored text: zstd with a dictionary trained on the corpus.

internal import CZstd
public import GongkaiBytes

/// A trained zstd dictionary, ready for use on any thread.
@safe public final class CompressionDictionary: Sendable {
  /// The level of compression: 5 takes 5 % less room than 3 at three quarters of its speed; 6 takes
  /// 3 % less at half of that.
  static let level: Int32 = 5
  /// A dictionary of this size compresses blocks of 4 KB as well as blocks of 64 KB without.
  static let capacity = 112_640

  public let bytes: [UInt8]
  /// Identifies the dictionary; 0 for the empty one.
  public let checksum: UInt32
  // SAFETY: both are immutable once made, documented by zstd as usable by several threads,
  // and freed in deinit only.
  private nonisolated(unsafe) let compressing: OpaquePointer?
  fileprivate nonisolated(unsafe) let decompressing: OpaquePointer?

  /// A context that no thread uses now. Making one asks the processor what it is, which takes
  /// longer on a virtual machine than unpacking a block.
  private let spare = Guarded<DecompressionContext?>(nil)

  /// Digests `bytes`, which may be empty: then text is compressed without a dictionary.
  ///
  /// A reader leaves out what only `compress` needs, which takes the longest.
  public init(bytes: [UInt8], forReading: Bool = false) {
    self.bytes = bytes
    checksum = bytes.isEmpty ? 0 : CRC32C.checksum(bytes)
    // SAFETY: zstd copies the buffer, which lives for the calls.
    unsafe compressing = bytes.withUnsafeBytes {
      unsafe forReading ? nil : ZSTD_createCDict($0.baseAddress, $0.count, Self.level)
    }
    unsafe decompressing = bytes.withUnsafeBytes {
      unsafe $0.isEmpty ? nil : ZSTD_createDDict($0.baseAddress, $0.count)
    }
  }

  deinit {
    unsafe ZSTD_freeCDict(compressing)
    unsafe ZSTD_freeDDict(decompressing)
  }

  /// Trains a dictionary on `samples`; an empty one when they are too few to be worth it.
  public static func train(on samples: [[UInt8]]) -> CompressionDictionary {
    let joined = Array(samples.joined())
    // A dictionary that is a large part of what it compresses saves nothing.
    guard joined.count >= 8 * capacity else { return CompressionDictionary(bytes: []) }
    let sizes = samples.map(\.count)
    var dictionary = [UInt8](repeating: 0, count: capacity)
    // SAFETY: all buffers live for the call, and `sizes` adds up to the joined samples.
    let written = unsafe dictionary.withUnsafeMutableBytes { target in
      unsafe joined.withUnsafeBytes { text in
        unsafe sizes.withUnsafeBufferPointer { sizes in
          unsafe ZDICT_trainFromBuffer(
            target.baseAddress, target.count, text.baseAddress, sizes.baseAddress,
            UInt32(sizes.count))
        }
      }
    }
    guard ZDICT_isError(written) == 0 else { return CompressionDictionary(bytes: []) }
    return CompressionDictionary(bytes: Array(dictionary[..<written]))
  }

  /// One self-contained frame that unpacks to `text`. Not for a dictionary made for reading.
  public func compress(
    _ text: [UInt8], _ context: CompressionContext = CompressionContext()
  ) -> [UInt8] {
    let capacity = ZSTD_compressBound(text.count)
    unsafe context.use(compressing, forLength: text.count)
    // SAFETY: the buffers live for the call, and zstd writes at most the capacity given.
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      count = unsafe text.withUnsafeBytes { text in
        unsafe ZSTD_compress2(
          context.pointer, target.baseAddress, capacity, text.baseAddress, text.count)
      }
      precondition(ZSTD_isError(count) == 0, "zstd compresses into a buffer of its own bound")
    }
  }

  /// How long the frame is that `bytes` begin with, and what it unpacks to; nil where there is none.
  static func frameLengths(_ bytes: ByteView) -> (frame: Int, text: Int)? {
    unsafe bytes.withUnsafeBytes { (bytes) -> (frame: Int, text: Int)? in
      // SAFETY: zstd reads no more than the count given; the buffer lives for the calls.
      let frame = unsafe ZSTD_findFrameCompressedSize(bytes.baseAddress, bytes.count)
      let text = unsafe ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count)
      guard ZSTD_isError(frame) == 0, frame > 0, let length = Int(exactly: text),
        length < 1 << 32
      else {
        return nil
      }
      return (frame, length)
    }
  }

  /// What `compress` was given, or nil when `frame` does not unpack to `length` bytes.
  public func decompress(_ frame: ByteView, length: Int) -> [UInt8]? {
    unsafe frame.withUnsafeBytes { (frame) -> [UInt8]? in
      // SAFETY: zstd writes at most the capacity given; the buffers live for the call. The
      // frame states its own length, so a damaged index cannot make us allocate without end.
      guard
        unsafe ZSTD_getFrameContentSize(frame.baseAddress, frame.count) == UInt64(length)
      else { return nil }
      let text = unsafe [UInt8](unsafeUninitializedCapacity: length) { target, count in
        let context = spare.withLock { spare in
          defer { spare = nil }
          return spare
        }
        let taken = context ?? DecompressionContext()
        defer { spare.withLock { $0 = taken } }
        let written = unsafe ZSTD_decompress_usingDDict(
          taken.pointer, target.baseAddress, length, frame.baseAddress, frame.count, decompressing)
        count = ZSTD_isError(written) == 0 ? written : 0
      }
      return text.count == length ? text : nil
    }
  }
}

/// Working memory of the compressor, used for one block after the other. One for each thread.
@safe public final class CompressionContext {
  // SAFETY: made here, freed in deinit only.
  fileprivate let pointer: OpaquePointer?

  public init() {
    unsafe pointer = ZSTD_createCCtx()
  }

  deinit {
    unsafe ZSTD_freeCCtx(pointer)
  }

  /// Up to which length a text is compressed with the dictionary's tables where they stand.
  private static let attachedLength = 128 << 10
  /// Values of `ZSTD_c_forceAttachDict`, by which name zstd calls the parameter where all are shown.
  private static let byLength: Int32 = 0
  private static let always: Int32 = 1

  /// Makes the next text, which has `length` bytes, use `dictionary`.
  ///
  /// Left to itself, zstd copies the dictionary's tables for texts above 16 KB, which are most of
  /// our blocks and shorter than the tables: looking into both costs less, and saves as much.
  @unsafe fileprivate func use(_ dictionary: OpaquePointer?, forLength length: Int) {
    let way = length <= Self.attachedLength ? Self.always : Self.byLength
    // SAFETY: the context is this object's own, and the dictionary outlives the call that follows.
    // A parameter that a version of zstd does not know is refused and changes nothing.
    _ = unsafe ZSTD_CCtx_setParameter(pointer, ZSTD_c_experimentalParam4, way)
    _ = unsafe ZSTD_CCtx_refCDict(pointer, dictionary)
  }
}

/// Working memory of the decompressor.
// SAFETY: made here, freed in deinit only, and used by the one thread that took it out of the
// dictionary's spare.
@safe private final class DecompressionContext: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer?

  init() {
    unsafe pointer = ZSTD_createDCtx()
  }

  deinit {
    unsafe ZSTD_freeDCtx(pointer)
  }
}
