// Writes the skip entries of a list (FORMAT.md, "Skip entries").

import GongkaiBytes

/// Collects the skip entries of a list while its blocks are written, and then puts them before these.
struct SkipEntryWriter {
  private var entries: [(last: UInt32, end: Int)] = []

  /// Notes a block with its last value, which ends `end` bytes behind the start of the first.
  mutating func append(last: UInt32, end: Int) { entries.append((last, end)) }

  /// Inserts what a list begins with and the entries at `start`, behind which nothing but the blocks
  /// and the remainder of the list was written. Its values are below `limit`.
  func insert(
    behind head: [UInt8] = [], into writer: inout ByteWriter, at start: Int,
    valuesBelow limit: Int
  ) {
    // What is no short list with the shortest entries is none with longer ones.
    let shortest = SkipEntries.Layout(valuesBelow: limit, listLength: 0)
    let length = head.count + entries.count * shortest.entryLength + writer.count - start
    let layout = SkipEntries.Layout(valuesBelow: limit, listLength: length)
    var front = ByteWriter()
    front.append(head)
    func append(_ number: Int, width: Int) {
      if width == 2 { front.appendU16(UInt16(number)) } else { front.appendU32(UInt32(number)) }
    }
    for (last, end) in entries {
      append(Int(last), width: layout.lastWidth)
      append(end, width: layout.endWidth)
    }
    writer.insert(front.bytes, at: start)
  }
}
