// Who says the clauses of a joined segment?

import GongkaiBytes
import GongkaiFormat

/// Writes the clause table and the document starts of segments that are joined.
struct JoinedClauses {
  let segments: [SegmentReader]
  let layout: JoinLayout

  /// The repeated clauses of all segments, field by field.
  func table() throws(IndexError) -> ClauseTableWriter {
    var writer = ClauseTableWriter()
    for field in layout.regions.indices {
      writer.beginRegion(at: layout.regions[field].places.lowerBound)
      for number in segments.indices {
        try append(field, number, to: &writer)
        // What was read would count as memory of this process.
        segments[number].releasePages()
      }
    }
    writer.finish()
    return writer
  }

  private func append(
    _ field: Int, _ number: Int, to writer: inout ClauseTableWriter
  ) throws(IndexError) {
    // A table keeps what it decoded, so each field has one of its own.
    var table = try segments[number].clauseTable()
    var rows = try segments[number].clauseRowReader()
    let region = segments[number].information.regions[field]
    let base = UInt32(layout.documentBases[number])
    var cursor = ClauseTable.Cursor()
    var place = region.places.lowerBound
    var leastOwner: UInt32 = 0
    while place < region.firstOnce {
      guard let clause = try table.find(place, &cursor), clause.start == place,
        clause.end > place, clause.end < region.firstOnce, clause.row.owner >= leastOwner
      else { throw try segments[number].view(.clauses).corrupt(at: 0, .disagreement) }
      try rows.read(clause.row)
      leastOwner = clause.row.owner
      var least = clause.row.owner + 1
      for doc in rows.docs {
        guard doc >= least else {
          throw try segments[number].view(.clauseRows).corrupt(at: clause.row.offset, .outOfOrder)
        }
        least = doc + 1
      }
      guard rows.firstCount > 0, !rows.counts.contains(0) else {
        throw try segments[number].view(.clauseRows).corrupt(at: clause.row.offset, .outOfRange)
      }
      writer.append(
        length: clause.end - clause.start, owner: clause.row.owner + base,
        ownerCount: rows.firstCount, docs: rows.docs.map { $0 + base }[...],
        counts: rows.counts[...])
      place = clause.end + 1
    }
  }

  /// The bytes of the document starts.
  func starts() throws(IndexError) -> [UInt8] {
    var writer = ByteWriter()
    for (field, joined) in layout.regions.enumerated() where !joined.oncePlaces.isEmpty {
      for (number, segment) in segments.enumerated() {
        let region = segment.information.regions[field]
        let shift = layout.shiftOfOnce(field, number)
        var least = region.firstOnce
        for doc in 0..<segment.documentCount {
          if !region.oncePlaces.isEmpty {
            let start = try segment.documentStarts.start(of: doc, region: field)
            guard start >= least, start <= region.places.upperBound else {
              throw try segment.view(.documentStarts).corrupt(at: 0, .outOfOrder)
            }
            least = start
          }
          writer.appendU32(least &+ shift)
        }
      }
    }
    return writer.bytes
  }
}
