// How is stored text written, block by block?

import GongkaiBytes
import GongkaiFormat

/// Writes the sections of stored text and of its index.
struct StoredTextWriter {
  private let file: SegmentFileWriter
  private var index = ByteWriter()
  private var offset = 0
  /// Documents in the blocks so far.
  private var documentCount = 0

  init(_ file: SegmentFileWriter) throws(FileError) {
    self.file = file
    try file.begin(.storedText)
  }

  mutating func append(_ block: StoredBlockBuilder.Block) throws(FileError) {
    StoredText.appendIndexEntry(
      offset: offset, rawLength: block.rawLength, firstDocument: documentCount, to: &index)
    try file.append(block.frame)
    offset += block.frame.count
    documentCount += block.documentCount
  }

  /// Writes the index; nothing is to be appended any more.
  consuming func finish() throws(FileError) { try file.write(.storedIndex, index.bytes) }
}
