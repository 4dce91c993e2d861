// The ascending places of a term in the clause stream (FORMAT.md, "Place list").

public import GongkaiBytes

/// Writes place lists: blocks of 128 gaps with skip entries, and an interpolative
/// remainder.
public enum PlaceList {
  public static let blockLength = BitPacking.blockLength

  /// Appends the list of `places` (ascending, all in 1 ..< streamLength).
  public static func encode(
    _ places: UnsafeBufferPointer<UInt32>, streamLength: Int, to writer: inout ByteWriter
  ) {
    let blockCount = places.count / blockLength
    let start = writer.count
    var skips = SkipEntryWriter()
    var gaps = [UInt32](repeating: 0, count: blockCount > 0 ? blockLength : 0)
    var least: UInt32 = 1
    for block in 0..<blockCount {
      for i in 0..<blockLength {
        let place = unsafe places[block * blockLength + i]
        gaps[i] = place - least
        least = place + 1
      }
      // SAFETY: the buffer lives for the call and holds exactly one block.
      unsafe gaps.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
      skips.append(last: least - 1, end: writer.count - start)
    }
    // SAFETY: the places behind the last full block, as the caller lends them.
    unsafe InterpolativeCode.encode(
      UnsafeBufferPointer(rebasing: places[(blockCount * blockLength)...]), lowest: least,
      highest: UInt32(streamLength - 1), to: &writer)
    skips.insert(into: &writer, at: start, valuesBelow: streamLength)
  }
}
