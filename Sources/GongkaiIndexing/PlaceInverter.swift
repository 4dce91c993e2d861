// Turns the clause stream round: from "which term at this place" to "which places of this term".

import GongkaiBytes
import GongkaiFormat

/// Shared by the threads of a flush: the streams as term ordinals, and who says which clause.
struct PlaceInverter: Sendable {
  /// One field.
  struct Region: Sendable {
    /// The clauses in their order.
    let stream: FrozenBuffer<UInt32>
    let order: ClauseOrder
    let rows: ClauseRows
    let base: UInt32
    /// How many times an occurrence counts; 0 where it does not count for ranking lists.
    let weight: UInt32

    /// Who says the clause that stands at `position` among all; any source behind the last one.
    @inline(__always)
    func source(ofClauseAt position: Int) -> ClauseSource {
      position < order.count
        ? rows.source(of: Int(order.clause(at: position))) : ClauseSource(clause: 0)
    }
  }

  let regions: [Region]
  let streamLength: Int
  let documentCount: Int
  let rankingThreshold: Int
  let norms: [UInt8]
  /// Places of each term ordinal.
  let counts: [UInt32]

  /// The place behind each clause.
  func clauseEnds() -> [UInt32] {
    var places: [UInt32] = []
    places.reserveCapacity(regions.reduce(0) { $0 + $1.rows.count })
    for region in regions {
      unsafe region.stream.withUnsafeBuffer { stream in
        for i in 0..<stream.count where unsafe stream[i] == ClauseInterner.separator {
          places.append(region.base + UInt32(i))
        }
      }
    }
    return places
  }
}
