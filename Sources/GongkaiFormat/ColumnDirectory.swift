// Which columns does a segment have, and where do they stand (FORMAT.md, "Columns")?

import GongkaiBytes

/// What is known of a column before it is read.
public struct ColumnHead: Sendable {
  public let name: String
  public let type: ColumnType
  /// Where its values stand in the section.
  let body: Range<Int>
}

/// What the columns section begins with.
struct ColumnDirectory: Sendable {
  /// By ascending name.
  let heads: [ColumnHead]

  init(_ section: SectionView) throws(IndexError) {
    var reader = SectionReader(section)
    var found: [(name: String, type: ColumnType, length: Int)] = []
    for _ in 0..<(try reader.varint()) {
      let name = try reader.string()
      guard let type = ColumnType(rawValue: try reader.u8()) else { throw reader.malformed() }
      found.append((name, type, try reader.varint()))
    }
    var heads: [ColumnHead] = []
    var start = reader.offset
    for column in found {
      guard column.length <= section.bytes.count - start else {
        throw section.corrupt(at: start, .disagreement)
      }
      heads.append(
        ColumnHead(
          name: column.name, type: column.type, body: start..<start + column.length))
      start += column.length
    }
    guard start == section.bytes.count else { throw section.corrupt(at: start, .disagreement) }
    self.heads = heads
  }
}
