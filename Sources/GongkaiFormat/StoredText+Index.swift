// Where do the blocks of stored text start when their index is lost?

import GongkaiBytes

extension StoredText {
  /// The bytes of an index of `frames`, which are good: frames tell their own lengths, and the
  /// records in them how many documents there are. Nil when they do not make `documentCount`.
  static func index(
    of frames: SectionView, documentCount: Int, dictionary: CompressionDictionary
  ) -> [UInt8]? {
    var index = ByteWriter()
    var offset = 0
    var doc = 0
    while offset < frames.bytes.count {
      guard let rest = try? frames.bytes.slice(offset, frames.bytes.count - offset),
        let lengths = CompressionDictionary.frameLengths(rest),
        let frame = try? rest.slice(0, lengths.frame),
        let text = dictionary.decompress(frame, length: lengths.text),
        let count = recordCount(of: text)
      else { return nil }
      appendIndexEntry(offset: offset, rawLength: lengths.text, firstDocument: doc, to: &index)
      offset += lengths.frame
      doc += count
    }
    return doc == documentCount ? index.bytes : nil
  }

  private static func recordCount(of block: ByteView) -> Int? {
    var reader = ByteReader(block)
    var count = 0
    while reader.remaining > 0 {
      guard let length = try? reader.varint(), (try? reader.bytes(length)) != nil else {
        return nil
      }
      count += 1
    }
    return count
  }
}
