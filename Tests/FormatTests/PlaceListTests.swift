// Do place lists give back the places, forwards and by skipping?

import GongkaiBytes
import TestKit
import Testing

@testable import GongkaiFormat

@Suite struct PlaceListTests {
  /// A list behind a few other bytes, and what the dictionary would know of it.
  private static func encode(
    _ places: [UInt32], streamLength: Int
  ) -> (info: TermInfo, postings: SectionView) {
    var writer = ByteWriter()
    writer.append([1, 2, 3])
    // SAFETY: the places are lent for the call.
    unsafe places.withUnsafeBufferPointer {
      unsafe PlaceList.encode($0, streamLength: streamLength, to: &writer)
    }
    let info = TermInfo(
      docFreq: places.count, placeCount: places.count, rankingLength: 0,
      placesLength: writer.count - 3, offset: 3)
    return (info, section(writer.bytes + [9, 9]))
  }

  private static func all(
    _ info: TermInfo, _ postings: SectionView, _ streamLength: Int
  ) throws -> [UInt32] {
    var cursor = try PlaceCursor(info, in: postings, streamLength: streamLength)
    var places: [UInt32] = []
    try cursor.appendAll(to: &places)
    return places
  }

  @Test(arguments: blockSizes) func allPlacesComeBack(count: Int) throws {
    for longest: UInt32 in [0, 5, 300, 40_000] {
      var random = SeededRandom(seed: UInt64(count) * 7 + UInt64(longest))
      let places = ascending(count, from: 1, longest: longest, &random)
      let streamLength = Int(places.last ?? 0) + 1
      let (info, postings) = Self.encode(places, streamLength: streamLength)
      #expect(try Self.all(info, postings, streamLength) == places, "\(count), \(longest)")
    }
  }

  @Test(arguments: blockSizes) func advanceFindsTheFirstAtOrBehind(count: Int) throws {
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let places = ascending(count, from: 1, longest: 500, &random)
      let streamLength = Int(places.last ?? 0) + 100
      let (info, postings) = Self.encode(places, streamLength: streamLength)
      var cursor = try PlaceCursor(info, in: postings, streamLength: streamLength)
      var target: UInt32 = 0
      while target < UInt32(streamLength) + 10 {
        let expected = places.first { $0 >= target } ?? PlaceCursor.noMorePlaces
        let found = try cursor.advance(to: target)
        #expect(found == expected, "seed \(seed), size \(count), target \(target)")
        guard found != PlaceCursor.noMorePlaces else { break }
        target = found + UInt32.random(in: 0...(seed < 3 ? 4 : 4000), using: &random)
      }
      #expect(try cursor.advance(to: UInt32.max - 1) == PlaceCursor.noMorePlaces)
    }
  }

  @Test(arguments: blockSizes) func matchesAreThoseAtTheDistance(count: Int) throws {
    var random = SeededRandom(seed: UInt64(count))
    let places = ascending(count, from: 1, longest: 60, &random)
    let streamLength = Int(places.last ?? 0) + 100
    let (info, postings) = Self.encode(places, streamLength: streamLength)
    let starts = ascending(700, from: 1, longest: 90, &random)
    let set = Set(places)
    for shift: UInt32 in [0, 1, 7] {
      for byInstruction in PlaceCursor.hasInstructions ? [false, true] : [false] {
        var cursor = try PlaceCursor(info, in: postings, streamLength: streamLength)
        var kept = starts
        try cursor.keepMatches(&kept, shift: shift, byInstruction: byInstruction)
        #expect(
          kept == starts.filter { set.contains($0 + shift) }, "size \(count), shift \(shift)")
      }
    }
  }

  /// A short stream, a short list and a long one in a long stream.
  @Test(arguments: [(300, 100), (300, 100_000), (200_000, 20_000)])
  func skipEntriesHaveRoom(count: Int, longest: UInt32) throws {
    var random = SeededRandom(seed: 2)
    let places = ascending(count, from: 1, longest: longest, &random)
    let streamLength = Int(places.last ?? 0) + 1
    let (info, postings) = Self.encode(places, streamLength: streamLength)
    let entries = SkipEntries.Layout(valuesBelow: streamLength, listLength: info.placesLength)
    #expect(entries.lastWidth == (streamLength <= 65_536 ? 2 : 4))
    #expect(entries.endWidth == (count == 300 ? 2 : 4))
    #expect(try Self.all(info, postings, streamLength) == places)
    var cursor = try PlaceCursor(info, in: postings, streamLength: streamLength)
    for place in places where place % 97 == 0 { #expect(try cursor.advance(to: place) == place) }
  }

  @Test func skipEntriesStandAsDrawn() {
    for (first, entry) in [(1 as UInt32, [128, 0] as [UInt8]), (70_000, [0xEF, 0x11, 1, 0])] {
      let places = (0..<128).map { first + $0 }
      let (info, postings) = Self.encode(places, streamLength: Int(first) + 128)
      let length = UInt8(info.placesLength - entry.count - 2)
      let bytes = postings.bytes.array()
      #expect(Array(bytes[3..<3 + entry.count + 2]) == entry + [length, 0])
    }
  }

  @Test func noMatchStandsBehindTheLastPlace() throws {
    let (info, postings) = Self.encode([5, 0xFFFF_FFFE], streamLength: 0xFFFF_FFFF)
    for byInstruction in PlaceCursor.hasInstructions ? [false, true] : [false] {
      var cursor = try PlaceCursor(info, in: postings, streamLength: 0xFFFF_FFFF)
      var starts: [UInt32] = [3, 4, 0xFFFF_FFFC, 0xFFFF_FFFD, 0xFFFF_FFFE]
      try cursor.keepMatches(&starts, shift: 2, byInstruction: byInstruction)
      #expect(starts == [3, 0xFFFF_FFFC])
    }
  }

  @Test func extremePlacesSurvive() throws {
    let places: [UInt32] = [1, 0xFFFF_FFFE]
    let (info, postings) = Self.encode(places, streamLength: 0xFFFF_FFFF)
    #expect(try Self.all(info, postings, 0xFFFF_FFFF) == places)
  }

  @Test func placesBeyondTheStreamAreRefused() throws {
    let (info, postings) = Self.encode(Array(1...128), streamLength: 129)
    #expect(throws: IndexError.self) { try Self.all(info, postings, 128) }
  }

  @Test func listsThatDoNotFitAreRefused() throws {
    let (info, postings) = Self.encode(Array(1...300), streamLength: 301)
    for change in [(\TermInfo.placesLength, 9999), (\.offset, 9999), (\.placeCount, 1 << 47)] {
      var info = info
      info[keyPath: change.0] = change.1
      #expect(throws: IndexError.self) { try Self.all(info, postings, 301) }
    }
  }

  @Test(arguments: [5, 129, 300]) func damagedListsThrowOrReturn(count: Int) throws {
    var random = SeededRandom(seed: 3)
    let places = ascending(count, from: 1, longest: 9000, &random)
    let streamLength = Int(places.last ?? 0) + 1
    let (info, postings) = Self.encode(places, streamLength: streamLength)
    let bytes = postings.bytes.array()
    for offset in bytes.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        let damaged = section(flipped(bytes, at: offset, by: mask))
        let found = (try? Self.all(info, damaged, streamLength)) ?? []
        #expect(found.allSatisfy { $0 < streamLength }, "byte \(offset) changed by \(mask)")
        var cursor = try PlaceCursor(info, in: damaged, streamLength: streamLength)
        while let place = try? cursor.advance(to: 0), place != PlaceCursor.noMorePlaces {
          guard (try? cursor.advance(to: place + 1)) != nil else { break }
        }
      }
    }
  }
}
