// Behind which of these places does a term stand?

import GongkaiBytes

extension PlaceCursor {
  /// Keeps those of `starts` (ascending) at whose distance `shift` a place of this list stands.
  /// Only on a fresh cursor.
  ///
  /// The same as `advance(to:)` for each of them. Blocks that hold none of the starts are passed
  /// over by their skip entries.
  public mutating func keepMatches(
    _ starts: inout [UInt32], shift: UInt32
  ) throws(IndexError) {
    var kept = 0
    var next = 0
    while next < starts.count {
      let target = starts[next] &+ shift
      guard try load(try skips.block(holding: target, from: block + 1)) else { break }
      if filled == PlaceList.blockLength {
        Self.matchBlock(buffer.span, &starts, shift, &next, &kept)
      } else {
        Self.matchRemainder(buffer.span, count: filled, &starts, shift, &next, &kept)
      }
    }
    starts.removeSubrange(kept...)
  }

  /// Looks the starts that fall into a full block up in it.
  ///
  /// Each is searched from the beginning in seven steps without a branch: searches that do not
  /// wait for each other run side by side, where a merge would guess wrong at nearly every start.
  private static func matchBlock(
    _ places: Span<UInt32>, _ starts: inout [UInt32], _ shift: UInt32, _ next: inout Int,
    _ kept: inout Int
  ) {
    let last = places[PlaceList.blockLength - 1]
    var values = starts.mutableSpan
    while next < values.count {
      let start = values[next]
      let target = start &+ shift
      if target > last { break }
      var low = 0
      var step = PlaceList.blockLength / 2
      while step > 0 {
        low &+= places[low &+ step] <= target ? step : 0
        step /= 2
      }
      values[kept] = start
      kept &+= places[low] == target ? 1 : 0
      next &+= 1
    }
  }

  /// Merges the starts that are left with the places behind the last full block.
  private static func matchRemainder(
    _ places: Span<UInt32>, count: Int, _ starts: inout [UInt32], _ shift: UInt32,
    _ next: inout Int, _ kept: inout Int
  ) {
    var values = starts.mutableSpan
    var position = 0
    while next < values.count {
      let target = values[next] &+ shift
      while position < count, places[position] < target { position &+= 1 }
      if position == count { break }
      if places[position] == target {
        values[kept] = values[next]
        kept &+= 1
      }
      next &+= 1
    }
  }
}
