// Compression of stored text: zstd with a dictionary trained on the corpus.

internal import CZstd
public import GongkaiBytes

/// A trained zstd dictionary, ready for use on any thread.
@safe public final class CompressionDictionary: Sendable {
  /// Matches of five bytes and more: shorter ones are parts of two Chinese characters, and seldom
  /// save anything. Against one table of long matches and one of those of five bytes (dfast) this
  /// takes 2.5 % less room at nine tenths of the speed; tables of twice the size save 1 % more at
  /// four fifths.
  private static let parameters = ZSTD_compressionParameters(
    windowLog: 18, chainLog: 17, hashLog: 17, searchLog: 2, minMatch: 5, targetLength: 0,
    strategy: ZSTD_greedy)
  /// The size of a dictionary, in bytes, if there are samples enough: half as much would make laws
  /// and reports take 2 % more room.
  static let capacity = 225_280
  /// A dictionary that is a larger part of what it compresses saves nothing.
  private static let largestPart = 8
  /// Samples that a dictionary is worth it for, in bytes.
  private static let leastSamples = 700_000
  /// How many bytes a piece of a dictionary has, and those by which it is told how frequent it is: two
  /// Chinese characters. Trying several lengths, as zstd does by itself, takes four times as long.
  private static let piece: (length: UInt32, part: UInt32) = (400, 6)

  public let bytes: ByteView
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
  public convenience init(bytes: [UInt8], forReading: Bool = false) {
    self.init(ByteView(bytes), forReading: forReading)
  }

  /// As for an array, but nothing is copied.
  ///
  /// A reader leaves out what only `compress` needs, which takes the longest.
  public init(_ bytes: ByteView, forReading: Bool = false) {
    self.bytes = bytes
    checksum = bytes.count == 0 ? 0 : CRC32C.checksum(bytes)
    // SAFETY: what a view shows neither moves nor goes before the view does, which `self` keeps;
    // zstd reads it through the pointers that `deinit` frees.
    (unsafe compressing, unsafe decompressing) = unsafe bytes.withUnsafeBytes {
      (
        unsafe forReading
          ? nil
          : ZSTD_createCDict_advanced(
            $0.baseAddress, $0.count, ZSTD_dlm_byRef, ZSTD_dct_auto, Self.parameters,
            ZSTD_customMem(customAlloc: nil, customFree: nil, opaque: nil)),
        unsafe $0.isEmpty ? nil : ZSTD_createDDict_byReference($0.baseAddress, $0.count)
      )
    }
  }

  deinit {
    unsafe ZSTD_freeCDict(compressing)
    unsafe ZSTD_freeDDict(decompressing)
  }

  /// Trains a dictionary on `samples`; an empty one when they are too few to be worth it.
  public static func train(on samples: [[UInt8]]) -> CompressionDictionary {
    let joined = Array(samples.joined())
    guard joined.count >= leastSamples else { return CompressionDictionary(bytes: []) }
    let sizes = samples.map(\.count)
    var dictionary = [UInt8](repeating: 0, count: min(capacity, joined.count / largestPart))
    var training = ZDICT_fastCover_params_t()
    training.k = piece.length
    training.d = piece.part
    // SAFETY: all buffers live for the call, and `sizes` adds up to the joined samples.
    let written = unsafe dictionary.withUnsafeMutableBytes { target in
      unsafe joined.withUnsafeBytes { text in
        unsafe sizes.withUnsafeBufferPointer { sizes in
          unsafe ZDICT_trainFromBuffer_fastCover(
            target.baseAddress, target.count, text.baseAddress, sizes.baseAddress,
            UInt32(sizes.count), training)
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
  public func decompress(_ frame: ByteView, length: Int) -> ByteView? {
    unsafe frame.withUnsafeBytes { (frame) -> ByteView? in
      // SAFETY: zstd writes at most the capacity given; the buffers live for the call. The
      // frame states its own length, so a damaged index cannot make us allocate without end.
      guard
        unsafe ZSTD_getFrameContentSize(frame.baseAddress, frame.count) == UInt64(length)
      else { return nil }
      return unsafe ByteView(count: length) { target in
        let context = spare.withLock { spare in
          defer { spare = nil }
          return spare
        }
        let taken = context ?? DecompressionContext()
        defer { spare.withLock { $0 = taken } }
        let written = unsafe ZSTD_decompress_usingDDict(
          taken.pointer, target.baseAddress, length, frame.baseAddress, frame.count, decompressing)
        return ZSTD_isError(written) == 0 && written == length
      }
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

  /// Makes the next text, which has `length` bytes, use `dictionary`.
  ///
  /// Left to itself, zstd copies the dictionary's tables for texts above 16 KB, which are most of
  /// our blocks and shorter than the tables: looking into both costs less, and saves as much.
  @unsafe fileprivate func use(_ dictionary: OpaquePointer?, forLength length: Int) {
    let way = length <= Self.attachedLength ? ZSTD_dictForceAttach : ZSTD_dictDefaultAttach
    // SAFETY: the context is this object's own, and the dictionary outlives the call that follows.
    // A parameter that a version of zstd does not know is refused and changes nothing.
    _ = unsafe ZSTD_CCtx_setParameter(
      pointer, ZSTD_c_experimentalParam4, Int32(way.rawValue))
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
