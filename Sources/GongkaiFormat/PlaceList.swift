// The ascending places of a term in the clause stream (FORMAT.md, "Place list").

public import GongkaiBytes

/// Writes place lists: blocks of 128 deltas with skip entries, and a Rice-coded remainder.
public enum PlaceList {
  public static let blockLength = BitPacking.blockLength

  /// Appends the list of `places` (ascending, all in 1 ..< streamLength).
  public static func encode(
    _ places: UnsafeBufferPointer<UInt32>, streamLength: Int, to writer: inout ByteWriter
  ) {
    let count = places.count
    let blockCount = count / blockLength
    let skips = writer.count
    for _ in 0..<blockCount { writer.appendU64(0) }
    let start = writer.count
    var deltas = [UInt32](repeating: 0, count: blockLength)
    var previous: UInt32 = 0
    for block in 0..<blockCount {
      for i in 0..<blockLength {
        let place = unsafe places[block * blockLength + i]
        deltas[i] = place - previous
        previous = place
      }
      // SAFETY: the buffer lives for the call and holds exactly one block.
      unsafe deltas.withUnsafeBufferPointer { unsafe PatchedBlock.encode($0, to: &writer) }
      writer.patchU32(at: skips + block * SkipEntries.entryLength, previous)
      writer.patchU32(at: skips + block * SkipEntries.entryLength + 4, UInt32(writer.count - start))
    }
    let remainder = count % blockLength
    guard remainder > 0 else { return }
    for i in 0..<remainder {
      let place = unsafe places[blockCount * blockLength + i]
      deltas[i] = place - previous
      previous = place
    }
    let parameter = RiceCoder.parameter(universe: streamLength, count: count)
    // SAFETY: the buffer lives for the call; only its first `remainder` values are read.
    unsafe deltas.withUnsafeBufferPointer {
      unsafe RiceCoder.encode(
        UnsafeBufferPointer(rebasing: $0[..<remainder]), parameter: parameter, to: &writer)
    }
  }
}
