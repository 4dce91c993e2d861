// Where do the documents and places of several segments stand in the one that joins them?

import GongkaiFormat

/// The numbers of a joined segment: documents segment behind segment, and in each field first the
/// clauses said more than once of all segments, then those said once.
struct JoinLayout: Sendable {
  /// The number of each segment's first document, and of all documents.
  let documentBases: [Int]
  let regions: [Region]
  /// One more than the last place.
  let streamLength: Int
  /// The pieces of a stream that stay together, field by field two: where each segment's ends, and
  /// how far it moves. Piece behind piece, segment behind segment.
  private let ends: [UInt32]
  private let shifts: [UInt32]
  private let segmentCount: Int

  /// - Precondition: all have the fields of `schema`, and fewer places and documents than a segment
  ///   may have.
  init(_ segments: [SegmentInformation], _ schema: FieldSchema) {
    var documentBases = [0]
    for segment in segments { documentBases.append(documentBases.last! + segment.documentCount) }
    var regions: [Region] = []
    var ends: [UInt32] = []
    var shifts: [UInt32] = []
    var next: UInt32 = 1
    for (field, rule) in schema.rules.enumerated() {
      let first = next
      func add(_ piece: (Region) -> Range<UInt32>) {
        for segment in segments {
          let piece = piece(segment.regions[field])
          ends.append(piece.upperBound)
          shifts.append(next &- piece.lowerBound)
          next += UInt32(piece.count)
        }
      }
      add { $0.places.lowerBound..<$0.firstOnce }
      let firstOnce = next
      add { $0.oncePlaces }
      regions.append(Region(rule, places: first..<next, firstOnce: firstOnce))
    }
    self.documentBases = documentBases
    self.regions = regions
    self.ends = ends
    self.shifts = shifts
    streamLength = Int(next)
    segmentCount = segments.count
  }

  var documentCount: Int { documentBases[segmentCount] }

  var pieceCount: Int { regions.count * 2 }

  /// The place behind a piece of a segment, in that segment.
  @inline(__always)
  func end(ofPiece piece: Int, _ segment: Int) -> UInt32 { ends[piece &* segmentCount &+ segment] }

  /// What is added, modulo 2^32, to the places of a piece of a segment.
  @inline(__always)
  func shift(ofPiece piece: Int, _ segment: Int) -> UInt32 {
    shifts[piece &* segmentCount &+ segment]
  }

  /// Where the clauses said once of a field of a segment stand.
  func shiftOfOnce(_ field: Int, _ segment: Int) -> UInt32 {
    shift(ofPiece: field * 2 + 1, segment)
  }
}
