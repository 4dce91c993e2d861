// Does the clause table find the clause of a place, and who says it?

import GongkaiBytes
import TestKit
import Testing

@testable import GongkaiFormat

@Suite struct ClauseTableTests {
  /// A repeated clause as the test made it.
  private struct Clause {
    var start: UInt32
    var length: UInt32
    var first: UInt32
    var firstCount: UInt32
    var docs: [UInt32]
    var counts: [UInt32]
  }

  private static let documentCount = 3000

  /// Two regions with clauses one behind the other, and places without any between them.
  private static func clauses(_ count: Int, seed: UInt64) -> [[Clause]] {
    var random = SeededRandom(seed: seed)
    var place: UInt32 = 1
    var owner: UInt32 = 0
    let clauses = (0..<count).map { i in
      if i == count / 3 {
        place += 1000
        owner = 0
      }
      let length = UInt32.random(in: 1...20, using: &random)
      owner += UInt32.random(in: 0..<6, using: &random) / 5
      let others =
        Int.random(in: 0..<30, using: &random) == 0 ? [127, 128, 129, 300] : [0, 1, 2, 5]
      let docs = ascending(
        others.randomElement(using: &random)!, from: owner + 1, longest: 20, &random)
      let counts = docs.map { _ in UInt32.random(in: 1...3, using: &random) }
      defer { place += length + 1 }
      return Clause(
        start: place, length: length, first: owner,
        firstCount: UInt32.random(in: 1...4, using: &random), docs: docs, counts: counts)
    }
    return [Array(clauses[..<(count / 3)]), Array(clauses[(count / 3)...])]
  }

  private static func write(_ regions: [[Clause]]) -> ClauseTableWriter {
    var writer = ClauseTableWriter()
    for clauses in regions {
      writer.beginRegion(at: clauses.first?.start ?? 1)
      for clause in clauses {
        writer.append(
          length: clause.length, owner: clause.first, ownerCount: clause.firstCount,
          docs: clause.docs[...], counts: clause.counts[...])
      }
    }
    writer.finish()
    return writer
  }

  private static func table(_ writer: ClauseTableWriter) throws -> ClauseTable {
    try ClauseTable(
      directory: section(writer.directory.bytes, .clauseDirectory),
      blocks: section(writer.blocks.bytes, .clauses), count: writer.count,
      documentCount: documentCount, streamLength: 1 << 20)
  }

  @Test(arguments: [0, 1, 127, 128, 129, 256, 700]) func allClausesComeBack(count: Int) throws {
    let regions = Self.clauses(count, seed: UInt64(count))
    let clauses = regions.flatMap(\.self)
    let writer = Self.write(regions)
    var table = try Self.table(writer)
    var rows = ClauseRowReader(
      rows: section(writer.rows.bytes, .clauseRows), documentCount: Self.documentCount)
    var number = 0
    try table.visitAll { (found) throws(IndexError) in
      let clause = clauses[number]
      #expect(found.start == clause.start && found.end == clause.start + clause.length)
      #expect(found.row.owner == clause.first)
      try rows.read(found.row)
      #expect(rows.firstCount == clause.firstCount)
      #expect(rows.docs == clause.docs && rows.counts == clause.counts, "clause \(number)")
      number += 1
    }
    #expect(number == count)
  }

  @Test(arguments: [0, 1, 127, 128, 129, 256, 700]) func placesFindTheirClause(count: Int) throws {
    let regions = Self.clauses(count, seed: UInt64(count))
    let clauses = regions.flatMap(\.self)
    var table = try Self.table(Self.write(regions))
    let end = (clauses.last.map { $0.start + $0.length } ?? 0) + 50
    for step: UInt32 in [1, 3, 70, 2000] {
      var cursor = ClauseTable.Cursor()
      for place in stride(from: 0, to: end, by: Int(step)) {
        let expected = clauses.first { $0.start <= place && place <= $0.start + $0.length }
        let found = try table.find(place, &cursor)
        #expect(found?.start == expected?.start, "size \(count), place \(place), step \(step)")
      }
    }
  }

  @Test(arguments: [0, 1, 128, 700], [false, true])
  func tablesOfSayersAgreeWithTheRows(count: Int, byInstruction: Bool) throws {
    guard !byInstruction || PlaceCursor.hasInstructions else { return }
    let clauses = Self.clauses(count, seed: UInt64(count))
    let writer = Self.write(clauses)
    var table = try Self.table(writer)
    var rows = ClauseRowReader(
      rows: section(writer.rows.bytes, .clauseRows), documentCount: Self.documentCount)
    let regions = clauses.map { clauses -> Region in
      let start = clauses.first?.start ?? 1
      let end = clauses.last.map { $0.start + $0.length + 1 } ?? start
      return Region(FieldRule("f"), places: start..<end + 100, firstOnce: end)
    }
    let sayers = try #require(try SayerTable(&table, &rows, regions))
    var random = SeededRandom(seed: 5)
    for (number, region) in regions.enumerated() {
      for share in [1, 4, 300] {
        let places = (region.places.lowerBound..<region.firstOnce).filter { _ in
          Int.random(in: 0..<share, using: &random) == 0
        }
        var slow = [UInt32](repeating: 0, count: Self.documentCount)
        var cursor = ClauseTable.Cursor()
        var scratch = SayersScratch()
        try table.visitSayers(of: places.span, in: places.indices, &cursor, &rows, &scratch) {
          slow[Int($0)] += $1
        }
        var fast = [UInt32](repeating: 0, count: Self.documentCount)
        sayers.visitSayers(
          of: places.span, in: places.indices, region: number, byInstruction: byInstruction
        ) { fast[Int($0)] += $1 }
        #expect(fast == slow, "region \(number), one of \(share)")
      }
    }
  }

  @Test func noTableOfSayersIsMadeOfPlacesWithoutClauses() throws {
    let writer = Self.write(Self.clauses(300, seed: 4))
    var table = try Self.table(writer)
    var rows = ClauseRowReader(
      rows: section(writer.rows.bytes, .clauseRows), documentCount: Self.documentCount)
    let region = Region(FieldRule("f"), places: 1..<1 << 19, firstOnce: 1 << 19)
    let made = try SayerTable(&table, &rows, [region]) != nil
    #expect(!made)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 3000], [false, true])
  func sumsOfDocumentsAreThoseOfTheCounter(count: Int, byInstruction: Bool) {
    guard !byInstruction || PlaceCursor.hasInstructions else { return }
    var random = SeededRandom(seed: UInt64(count))
    var sums = DocumentSums(count: count)
    sums.begin()
    for share in [1, 3, 200] {
      var counter = IndexCounter(count: count)
      for doc in 0..<UInt32(count) where Int.random(in: 0..<share, using: &random) == 0 {
        for amount in 1...UInt32.random(in: 1...3, using: &random) {
          sums.add(doc, amount)
          counter.add(doc, amount)
        }
      }
      var docs: [UInt32] = []
      var freqs: [UInt32] = []
      counter.drain(indexes: &docs, sums: &freqs)
      let found = sums.drain(byInstruction: byInstruction)
      #expect(found.docs == docs && found.freqs == freqs, "one of \(share)")
      #expect(sums.drain(byInstruction: byInstruction).docs.isEmpty)
    }
  }

  @Test func tablesThatDoNotFitAreRefused() throws {
    let writer = Self.write(Self.clauses(300, seed: 1))
    #expect(throws: IndexError.self) {
      try ClauseTable(
        directory: section(writer.directory.bytes, .clauseDirectory),
        blocks: section(writer.blocks.bytes, .clauses), count: 2, documentCount: 9,
        streamLength: 1 << 20)
    }
  }

  @Test func damagedTablesThrowOrReturn() throws {
    let writer = Self.write(Self.clauses(140, seed: 2))
    let parts = [writer.directory.bytes, writer.blocks.bytes, writer.rows.bytes]
    for part in parts.indices {
      for offset in stride(from: 0, to: parts[part].count, by: part == 2 ? 7 : 1) {
        var parts = parts
        parts[part] = flipped(parts[part], at: offset, by: [1, 0x80, 0xFF][offset % 3])
        var table = try ClauseTable(
          directory: section(parts[0], .clauseDirectory), blocks: section(parts[1], .clauses),
          count: writer.count, documentCount: Self.documentCount, streamLength: 1 << 20)
        var rows = ClauseRowReader(
          rows: section(parts[2], .clauseRows), documentCount: Self.documentCount)
        var cursor = ClauseTable.Cursor()
        for place in stride(from: 0 as UInt32, to: 6000, by: 211) {
          _ = try? table.find(place, &cursor)
        }
        try? table.visitAll { (clause) throws(IndexError) in
          try rows.read(clause.row)
          #expect(rows.docs.allSatisfy { $0 < Self.documentCount })
        }
      }
    }
  }

  @Test func aDamagedBlockLeavesTheOthersAlone() throws {
    let writer = Self.write(Self.clauses(700, seed: 3))
    let entry = ClauseTableWriter.directoryEntryLength
    var blocks = writer.blocks.bytes
    let second = Int(try ByteView(writer.directory.bytes).u32(entry + 4))
    // A first owner behind the last document.
    blocks[second + 3] = 0xFF
    var damaged = try ClauseTable(
      directory: section(writer.directory.bytes, .clauseDirectory),
      blocks: section(blocks, .clauses), count: writer.count,
      documentCount: Self.documentCount, streamLength: 1 << 20)
    var whole = try Self.table(writer)
    var cursor = ClauseTable.Cursor()
    var refused = 0
    for place in 0..<UInt32(9000) {
      var wholeCursor = ClauseTable.Cursor()
      let expected = try whole.find(place, &wholeCursor)
      do {
        let found = try damaged.find(place, &cursor)
        #expect(found == expected, "place \(place)")
      } catch {
        refused += 1
      }
    }
    #expect(refused > 128 && refused < 128 * 21)
  }

  @Test func documentsOwnWhatTheyAdded() throws {
    // Three documents: places 1–4, none, 5–9; nothing stands in a second region; in a third one
    // all belongs to the last, but for repeated clauses in front.
    let regions = [(1..<10, 1), (10..<10, 10), (10..<30, 20)].map {
      Region(FieldRule("f\($0)"), places: $0, firstOnce: $1)
    }
    var starts = ByteWriter()
    for place in [1, 5, 5, 20, 20, 20] as [UInt32] { starts.appendU32(place) }
    let owners = try DocumentStarts(
      section(starts.bytes, .documentStarts), documentCount: 3, regions: regions)
    for (place, owner) in [(1, 0), (4, 0), (5, 2), (9, 2)] as [(UInt32, Int)] {
      for low in 0...owner {
        #expect(try owners.owner(of: place, region: 0, from: low) == owner)
      }
    }
    #expect(try owners.owner(of: 22, region: 2, from: 0) == 2)
    #expect(throws: IndexError.self) {
      try DocumentStarts(section(starts.bytes, .documentStarts), documentCount: 4, regions: regions)
    }
  }

  @Test(arguments: 0..<20) func tablesOfOwnersAgreeWithTheStarts(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let documentCount = [1, 2, 60, 700][Int(seed) % 4]
    var starts: [UInt32] = []
    var place: UInt32 = 10
    for _ in 0..<documentCount {
      starts.append(place)
      // Some documents add nothing, some long runs of places.
      place += UInt32([0, 0, 1, 4, 30, 5000].randomElement(using: &random)!)
    }
    let region = Region(FieldRule("f"), places: 1..<place + 1, firstOnce: 10)
    var bytes = ByteWriter()
    for start in starts { bytes.appendU32(start) }
    let owners = try DocumentStarts(
      section(bytes.bytes, .documentStarts), documentCount: documentCount, regions: [region])
    let table = try #require(try owners.ownerTable(region: 0))
    let places = Array(10...place)
    var expected = 0
    var found: [UInt32] = []
    table.visitOwners(of: places.span, in: places.indices) { found.append($0) }
    for (place, owner) in zip(places, found) {
      expected = try owners.owner(of: place, region: 0, from: expected)
      #expect(Int(owner) == expected, "seed \(seed), place \(place)")
    }
    #expect(found.count == places.count)
  }

  @Test func startsThatDescendMakeNoTable() throws {
    let starts: [UInt32] = [10, 40, 20, 50]
    let table = try OwnerTable(places: 10..<60, documentCount: 4) { (doc) throws(IndexError) in
      starts[doc]
    }
    #expect(table == nil)
  }
}
