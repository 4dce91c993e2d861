// How do changed bytes of a segment get past its checksums?

import Gongkai

/// Gives a changed segment the checksums of what it holds now, so that the readers behind them see
/// the change. An index that somebody forged looks like that.
enum Sealing {
  /// Replaces all checksums of `segment` that have a place in it.
  static func seal(_ segment: inout [UInt8]) {
    let footer = segment.count - SegmentLayout.footerLength
    guard footer >= 0 else { return }
    let table = number(segment, footer, bytes: 8)
    let count = number(segment, footer + 8, bytes: 4)
    guard table <= footer, count <= (footer - table) / SegmentLayout.sectionEntryLength else {
      return
    }
    // The last one, of chunks, covers all others, and is covered by the table.
    for entry in stride(
      from: table, to: table + count * SegmentLayout.sectionEntryLength,
      by: SegmentLayout.sectionEntryLength)
    {
      let offset = number(segment, entry + 8, bytes: 8)
      let length = number(segment, entry + 16, bytes: 8)
      guard offset <= segment.count, length <= segment.count - offset else { continue }
      if number(segment, entry, bytes: 4) == Int(SegmentSection.chunkChecks.rawValue) {
        let sums = ChunkChecks.encode(Array(segment[..<offset]))
        for (i, byte) in sums.prefix(length).enumerated() { segment[offset + i] = byte }
      }
      put(CRC32C.checksum(Array(segment[offset..<offset + length])), at: entry + 4, in: &segment)
    }
    let entries = segment[table..<table + count * SegmentLayout.sectionEntryLength]
    put(CRC32C.checksum(Array(entries)), at: footer + 12, in: &segment)
  }

  /// A number of the file; the largest there is when it has no place there or is larger.
  private static func number(_ file: [UInt8], _ offset: Int, bytes: Int) -> Int {
    guard offset >= 0, offset <= file.count - bytes else { return Int.max }
    let value = (0..<bytes).reduce(UInt64(0)) { $0 | UInt64(file[offset + $1]) << (8 * $1) }
    return Int(clamping: value)
  }

  private static func put(_ value: UInt32, at offset: Int, in file: inout [UInt8]) {
    guard offset >= 0, offset <= file.count - 4 else { return }
    for i in 0..<4 { file[offset + i] = UInt8(truncatingIfNeeded: value >> (8 * i)) }
  }
}
