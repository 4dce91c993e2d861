// Documents with frequencies: blocks of 128, and a remainder of variable-length integers.

import GongkaiBytes

/// The code that ranking lists and clause rows share (FORMAT.md, "Documents and frequencies").
enum DocFreqBlocks {
  static let blockLength = BitPacking.blockLength

  /// Appends a block of 128 documents, none below `least`, and their frequencies (≥ 1).
  static func encodeBlock(
    docs: Span<UInt32>, freqs: Span<UInt32>, least: UInt32, to writer: inout ByteWriter
  ) {
    precondition(docs.count == blockLength && freqs.count == blockLength, "a block has 128")
    var block = InlineArray<128, UInt32>(repeating: 0)
    var values = block.mutableSpan
    var least = least
    for i in docs.indices {
      values[i] = docs[i] - least
      least = docs[i] + 1
    }
    // SAFETY: the span holds exactly one block and lives for the call.
    unsafe values.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
    for i in freqs.indices { values[i] = freqs[i] - 1 }
    unsafe values.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
  }

  /// Appends fewer than 128 documents: gap doubled, plus one where the frequency is 1.
  static func encodeRemainder(
    docs: ArraySlice<UInt32>, freqs: ArraySlice<UInt32>, least: UInt32,
    to writer: inout ByteWriter
  ) {
    var least = least
    for (doc, freq) in zip(docs, freqs) {
      writer.varint(Int(doc - least) << 1 | (freq == 1 ? 1 : 0))
      if freq != 1 { writer.varint(Int(freq) - 2) }
      least = doc + 1
    }
  }

  /// Decodes a block; returns the offset behind it.
  /// - Throws: `ByteError` when it is malformed or names a document at or above `limit`.
  static func decodeBlock(
    _ bytes: ByteView, at offset: Int, least: UInt32, limit: Int, docs: inout [UInt32],
    freqs: inout [UInt32]
  ) throws(ByteError) -> Int {
    // SAFETY: both arrays hold a block.
    try unsafe bytes.withUnsafeBytes { (bytes) throws(ByteError) in
      try unsafe docs.withUnsafeMutableBufferPointer { (docs) throws(ByteError) in
        try unsafe freqs.withUnsafeMutableBufferPointer { (freqs) throws(ByteError) in
          try unsafe decodeBlock(
            bytes, at: offset, least: least, limit: limit, docs: docs.baseAddress!,
            freqs: freqs.baseAddress!)
        }
      }
    }
  }

  /// The same where there is room for a block at `docs` and at `freqs`.
  @unsafe static func decodeBlock(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, least: UInt32, limit: Int,
    docs: UnsafeMutablePointer<UInt32>, freqs: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) -> Int {
    // SAFETY: the decoders check every read against the bytes' end; the caller lends the room.
    let middle = try unsafe IntegerBlock.decodeAscending(bytes, at: offset, least: least, to: docs)
    let end = try unsafe IntegerBlock.decode(bytes, at: middle, to: freqs)
    guard unsafe docs[blockLength - 1] < UInt32(clamping: limit) else {
      throw .malformedBlock(offset: offset)
    }
    for i in 0..<blockLength { unsafe freqs[i] &+= 1 }
    return end
  }
}
