// Clauses that occur more than once: where they stand, and who says them.

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
  private var firstPlace: UInt32 = 0
  private var lengths: [UInt32] = []
  private var owners: [UInt32] = []
  private var rowLengths: [UInt32] = []
  private var rowsAtBlockStart = 0

  public init() {}

  /// Starts the repeated clauses of a region, which stand one behind the other from `place` on.
  public mutating func beginRegion(at place: UInt32) {
    flushBlock()
    firstPlace = place
  }

  /// Adds a clause of `length` ≥ 1 positions, said `ownerCount` times by its first document
  /// `owner` and `counts[i]` times by `docs[i]`, which ascend and all lie above `owner`. Owners do
  /// not descend within a region.
  public mutating func append(
    length: UInt32, owner: UInt32, ownerCount: UInt32, docs: ArraySlice<UInt32>,
    counts: ArraySlice<UInt32>
  ) {
    if lengths.count == Self.blockLength { flushBlock() }
    let before = rows.count
    rows.varint(Int(ownerCount))
    rows.varint(docs.count)
    var least = owner + 1
    let full = docs.count / DocFreqBlocks.blockLength * DocFreqBlocks.blockLength
    for block in stride(from: 0, to: full, by: DocFreqBlocks.blockLength) {
      let range = block..<block + DocFreqBlocks.blockLength
      DocFreqBlocks.encodeBlock(
        docs: docs.span.extracting(range), freqs: counts.span.extracting(range), least: least,
        to: &rows)
      least = docs[docs.startIndex + range.upperBound - 1] + 1
    }
    DocFreqBlocks.encodeRemainder(
      docs: docs.dropFirst(full), freqs: counts.dropFirst(full), least: least, to: &rows)
    lengths.append(length)
    owners.append(owner)
    rowLengths.append(UInt32(rows.count - before))
    count += 1
  }

  /// Writes the last block. Call once, at the end.
  public mutating func finish() {
    flushBlock()
  }

  private mutating func flushBlock() {
    guard let first = owners.first else { return }
    directory.appendU32(firstPlace)
    directory.appendU32(UInt32(blocks.count))
    directory.appendU64(UInt64(rowsAtBlockStart))
    blocks.appendU32(first)
    let steps = zip(owners, [first] + owners).map { $0 - $1 }
    for values in [lengths, steps, rowLengths] {
      // A block that is not full ends with clauses of no length.
      let filled = values + [UInt32](repeating: 0, count: Self.blockLength - values.count)
      // SAFETY: the array holds exactly one block and lives for the call.
      unsafe filled.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &blocks) }
    }
    for length in lengths { firstPlace += length + 1 }
    lengths.removeAll(keepingCapacity: true)
    owners.removeAll(keepingCapacity: true)
    rowLengths.removeAll(keepingCapacity: true)
    rowsAtBlockStart = rows.count
  }
}
