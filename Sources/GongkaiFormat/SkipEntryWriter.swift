// Writes the skip entries of a list (FORMAT.md, "Skip entries").

import GongkaiBytes

/// Collects the skip entries of a list while its blocks are written, and then puts them before these.
struct SkipEntryWriter {
  private var entries: [(last: UInt32, end: Int)] = []

  /// Notes a block with its last value, which ends `end` bytes behind the start of the first.
  mutating func append(last: UInt32, end: Int) { entries.append((last, end)) }

  /// Inserts the entries at `offset`, where the first block starts. The list of values below `limit`
  /// began at `start`, and is written to its end.
  func insert(
    into writer: inout ByteWriter, at offset: Int, of start: Int, valuesBelow limit: Int
  ) {
    guard !entries.isEmpty else { return }
    // What is no short list with the shortest entries is none with longer ones.
    let shortest = SkipEntries.Layout(valuesBelow: limit, listLength: 0)
    let layout = SkipEntries.Layout(
      valuesBelow: limit,
      listLength: writer.count - start + entries.count * shortest.entryLength)
    var bytes = ByteWriter()
    bytes.reserve(entries.count * layout.entryLength)
    for (last, end) in entries {
      bytes.append(UInt64(last), byteCount: layout.lastWidth)
      bytes.append(UInt64(end), byteCount: layout.endWidth)
    }
    writer.insert(bytes.bytes, at: offset)
  }
}
