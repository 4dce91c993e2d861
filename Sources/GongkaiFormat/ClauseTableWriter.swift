// Clauses that occur more than once: where they stand, and who else says them.

public import GongkaiBytes

/// Writes the clause table (FORMAT.md, "Clause table"); clauses come in stream order.
public struct ClauseTableWriter {
  public static let blockLength = BitPacking.blockLength
  /// First place, block offset, row offset.
  static let directoryEntryLength = 16

  public private(set) var directory = ByteWriter()
  public private(set) var blocks = ByteWriter()
  public private(set) var rows = ByteWriter()
  public private(set) var count = 0
  private var starts: [UInt32] = []
  private var lengths: [UInt32] = []
  private var rowLengths: [UInt32] = []
  private var rowsAtBlockStart = 0

  public init() {}

  /// Adds a clause of `length` positions at place `start`, said `firstCount` times by its first
  /// document and `counts[i]` times by `docs[i]`, which ascend and all lie above `first`.
  public mutating func append(
    start: UInt32, length: UInt32, first: UInt32, firstCount: UInt32, docs: [UInt32],
    counts: [UInt32]
  ) {
    let before = rows.count
    rows.varint(Int(firstCount))
    rows.varint(docs.count)
    var base = first
    let full = docs.count / DocFreqBlocks.blockLength * DocFreqBlocks.blockLength
    for block in stride(from: 0, to: full, by: DocFreqBlocks.blockLength) {
      let range = block..<block + DocFreqBlocks.blockLength
      DocFreqBlocks.encodeBlock(docs: docs[range], freqs: counts[range], base: base, to: &rows)
      base = docs[range.upperBound - 1]
    }
    DocFreqBlocks.encodeRemainder(
      docs: docs[full...], freqs: counts[full...], base: base, to: &rows)
    starts.append(start)
    lengths.append(length)
    rowLengths.append(UInt32(rows.count - before))
    count += 1
    if starts.count == Self.blockLength { flushBlock() }
  }

  /// Writes the last block. Call once, at the end.
  public mutating func finish() {
    if !starts.isEmpty { flushBlock() }
  }

  private mutating func flushBlock() {
    directory.appendU32(starts[0])
    directory.appendU32(UInt32(blocks.count))
    directory.appendU64(UInt64(rowsAtBlockStart))
    // A last block that is not full ends with clauses of no length that stand at one place.
    let missing = Self.blockLength - starts.count
    var deltas = [UInt32](repeating: 0, count: Self.blockLength)
    for i in starts.indices.dropFirst() { deltas[i] = starts[i] - starts[i - 1] }
    lengths += [UInt32](repeating: 0, count: missing)
    rowLengths += [UInt32](repeating: 0, count: missing)
    for values in [deltas, lengths, rowLengths] {
      // SAFETY: each array holds exactly one block and lives for the call.
      unsafe values.withUnsafeBufferPointer { unsafe PatchedBlock.encode($0, to: &blocks) }
    }
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    rowLengths.removeAll(keepingCapacity: true)
    rowsAtBlockStart = rows.count
  }
}
