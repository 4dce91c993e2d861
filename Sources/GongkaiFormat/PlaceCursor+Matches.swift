// Behind which of these places does a term stand?

import CKernels
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
    try keepMatches(&starts, shift: shift, byInstruction: Self.hasInstructions)
  }

  /// Whether the processor can look eight places up at once.
  static let hasInstructions = kernels_have_avx2()

  /// `keepMatches` with the processor's instructions for it, which it must have, or without.
  mutating func keepMatches(
    _ starts: inout [UInt32], shift: UInt32, byInstruction: Bool
  ) throws(IndexError) {
    // Nothing stands at the place that ends short blocks, nor behind it.
    while let last = starts.last, last >= Self.noMorePlaces - shift { starts.removeLast() }
    var members = kernels_members(next: 0, kept: 0)
    while members.next < starts.count {
      let target = starts[members.next] &+ shift
      guard try load(skips.block(holding: target, from: block + 1)) else { break }
      // SAFETY: a buffer has 128 places; the members counted lie within the starts.
      unsafe buffer.withUnsafeBufferPointer { places in
        unsafe starts.withUnsafeMutableBufferPointer { starts in
          guard let places = places.baseAddress, let base = starts.baseAddress else { return }
          if byInstruction {
            members = unsafe kernels_keep_members(base, starts.count, shift, places, members)
          } else {
            members = unsafe Self.keepMembers(base, starts.count, shift, places, members)
          }
        }
      }
    }
    starts.removeSubrange(members.kept...)
  }

  /// As `kernels_keep_members`.
  ///
  /// Each start is searched from the beginning in seven steps without a branch: searches that do
  /// not wait for each other run side by side, where a merge would guess wrong at nearly every
  /// start.
  @unsafe
  private static func keepMembers(
    _ starts: UnsafeMutablePointer<UInt32>, _ count: Int, _ shift: UInt32,
    _ places: UnsafePointer<UInt32>, _ from: kernels_members
  ) -> kernels_members {
    // SAFETY: the caller lends `count` starts and 128 places.
    var members = from
    let last = unsafe places[PlaceList.blockLength - 1]
    while members.next < count {
      let start = unsafe starts[members.next]
      let target = start &+ shift
      if target > last { break }
      var low = 0
      var step = PlaceList.blockLength / 2
      while step > 0 {
        low &+= unsafe places[low &+ step] <= target ? step : 0
        step /= 2
      }
      unsafe starts[members.kept] = start
      members.kept &+= unsafe places[low] == target ? 1 : 0
      members.next &+= 1
    }
    return members
  }
}
