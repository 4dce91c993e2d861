// Do columns give back their values, whatever their range?

import GongkaiBytes
import TestKit
import Testing

@testable import GongkaiFormat

@Suite struct ColumnTests {
  private static func roundTrip(
    _ columns: [ColumnBuilder], documentCount: Int
  ) throws -> [Column] {
    let bytes = Column.encode(columns, documentCount: documentCount)
    return try Column.decode(section(bytes, .columns), documentCount: documentCount)
  }

  @Test(arguments: [
    [], [0], [5, 5, 5], [-1, 1], [2019, 2025], Array(0...254), Array(0...255), [0, 65_534],
    [0, 65_535], [0, 0xFFFF_FFFE], [0, 0xFFFF_FFFF], [Int.min, 0], [1, Int.max], [Int.min, -2],
  ])
  func integersComeBack(values: [Int]) throws {
    // Every other document has no value.
    var builder = ColumnBuilder(name: "n", type: .integer)
    for (i, value) in values.enumerated() { builder.append(.integer(value), doc: i * 2) }
    let column = try Self.roundTrip([builder], documentCount: values.count * 2)[0]
    for (i, value) in values.enumerated() {
      #expect(try column.value(of: i * 2) == .integer(value))
      #expect(try column.value(of: i * 2 + 1) == nil)
    }
  }

  @Test func keywordsComeBackByteForByte() throws {
    // The last two look alike and are equal as strings, but not as bytes.
    var words = (0..<300).map { "镇\($0)" } + ["", "é", "e\u{301}"]
    words += words.prefix(5)
    var builder = ColumnBuilder(name: "region", type: .keyword)
    for (doc, word) in words.enumerated() { builder.append(.keyword(word), doc: doc) }
    let column = try Self.roundTrip([builder], documentCount: words.count + 1)[0]
    for (doc, word) in words.enumerated() {
      guard case .keyword(let found)? = try column.value(of: doc) else {
        Issue.record("document \(doc) has no value")
        continue
      }
      #expect(Array(found.utf8) == Array(word.utf8))
    }
    #expect(try column.value(of: words.count) == nil)
  }

  @Test(arguments: [1, 7, 8, 9, 64, 500]) func everyKeywordIsFoundByItsPlace(count: Int) throws {
    // Some are so long that their length takes two bytes.
    let words = (0..<count).map { i in
      let number = String(i)
      return String(repeating: "0", count: 3 - number.count) + number
        + String(repeating: "x", count: i % 5 == 0 ? i : i % 3)
    }
    var builder = ColumnBuilder(name: "word", type: .keyword)
    for (doc, word) in words.enumerated() { builder.append(.keyword(word), doc: doc) }
    let column = try Self.roundTrip([builder], documentCount: count)[0]
    #expect(column.keywords.count == count)
    #expect(Array(column.keywords) == words)
    #expect(column.keywords.indices.reversed().map { column.keywords[$0] } == words.reversed())
  }

  @Test func setsOfKeywordsComeBack() throws {
    let sets: [Set<String>] = [["a"], [], ["b", "a"], ["c", "b", "a"], ["a", "b"]]
    var builder = ColumnBuilder(name: "dirt", type: .keywords)
    for (doc, set) in sets.enumerated() { builder.append(.keywords(set), doc: doc) }
    let column = try Self.roundTrip([builder], documentCount: sets.count + 1)[0]
    #expect(Array(column.keywords) == ["a", "b", "c"])
    for (doc, set) in sets.enumerated() {
      #expect(try column.value(of: doc) == .keywords(set))
      let members = column.members(code: try column.code(of: doc)).map { column.keywords[$0] }
      #expect(members == set.sorted())
    }
    #expect(try column.value(of: sets.count) == nil)
    #expect(try column.code(of: 2) == column.code(of: 4), "equal sets are stored once")
    #expect(column.codeLimit == 5)
  }

  @Test func codesAscendAsValuesDo() throws {
    var integers = ColumnBuilder(name: "i", type: .integer)
    var keywords = ColumnBuilder(name: "k", type: .keyword)
    for (doc, value) in [5, -2, 9, 5].enumerated() {
      integers.append(.integer(value), doc: doc)
      keywords.append(.keyword("k\(value)"), doc: doc)
    }
    for column in try Self.roundTrip([integers, keywords], documentCount: 5) {
      let codes = try (0..<5).map { try column.code(of: $0) }
      #expect(codes[1] < codes[0] && codes[0] < codes[2] && codes[0] == codes[3] && codes[4] == 0)
      for doc in 0..<5 { #expect(column.value(code: codes[doc]) == (try column.value(of: doc))) }
    }
  }

  @Test func columnsStandInTheOrderOfTheirNames() throws {
    let builders = ["year", "机关", "era"].map { ColumnBuilder(name: $0, type: .keyword) }
    let columns = try Self.roundTrip(builders, documentCount: 3)
    #expect(columns.map(\.name) == ["era", "year", "机关"])
    #expect(try columns[0].value(of: 2) == nil)
    #expect(
      Column.encode(builders, documentCount: 3)
        == Column.encode(builders.reversed(), documentCount: 3))
    #expect(try Self.roundTrip([], documentCount: 3).isEmpty)
  }

  @Test func aColumnIsReadWithoutTheOthers() throws {
    var broken = ColumnBuilder(name: "a", type: .keyword)
    var whole = ColumnBuilder(name: "b", type: .integer)
    for doc in 0..<3 {
      broken.append(.keyword("word"), doc: doc)
      whole.append(.integer(doc), doc: doc)
    }
    var bytes = Column.encode([broken, whole], documentCount: 3)
    // The number of keywords stands behind two heads of four bytes, and their number.
    bytes[9] = 0x7F
    let damaged = section(bytes, .columns)
    #expect(throws: IndexError.self) { try Column.decode(damaged, documentCount: 3) }
    let columns = LazyColumns(damaged, documentCount: 3)
    #expect(try columns.heads().map(\.name) == ["a", "b"])
    #expect(try columns.column("b")?.value(of: 2) == .integer(2))
    #expect(try columns.column("c")?.name == nil)
    #expect(throws: IndexError.self) { try columns.column("a") }
    #expect(throws: IndexError.self) { try columns.all() }
  }

  @Test func damagedColumnsThrowOrReturn() throws {
    var integers = ColumnBuilder(name: "n", type: .integer)
    var words = ColumnBuilder(name: "w", type: .keyword)
    var sets = ColumnBuilder(name: "x", type: .keywords)
    for doc in 0..<9 {
      integers.append(.integer(doc * 100), doc: doc)
      words.append(.keyword("w\(doc % 3)"), doc: doc)
      sets.append(.keywords(["w\(doc % 3)", "v\(doc % 2)"]), doc: doc)
    }
    let bytes = Column.encode([integers, words, sets], documentCount: 9)
    for offset in bytes.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        let damaged = section(flipped(bytes, at: offset, by: mask), .columns)
        for column in (try? Column.decode(damaged, documentCount: 9)) ?? [] {
          for doc in 0..<9 { _ = try? column.value(of: doc) }
        }
      }
      let cut = section(Array(bytes[..<offset]), .columns)
      #expect(throws: IndexError.self) { try Column.decode(cut, documentCount: 9) }
    }
  }
}

@Suite struct IdentifierTests {
  private static func identifiers(_ names: [String]) throws -> Identifiers {
    let encoded = Identifiers.encode(names)
    return try Identifiers(
      identifiers: section(encoded.identifiers, .identifiers),
      order: section(encoded.order, .identifierOrder), documentCount: names.count)
  }

  @Test(arguments: [0, 1, 2, 3, 500]) func everyIdentifierIsFound(count: Int) throws {
    var random = SeededRandom(seed: UInt64(count))
    let names = (0..<count).map { _ in "市/\(Int.random(in: 0..<400, using: &random)).txt" }
    let identifiers = try Self.identifiers(names)
    for (doc, name) in names.enumerated() {
      #expect(try identifiers.identifier(of: doc) == name)
      #expect(try identifiers.find(name) == names.lastIndex(of: name), "the last one wins")
    }
    for name in ["", "市", "市/400.txt", "zzz", "\u{10FFFF}"] {
      #expect(try identifiers.find(name) == nil)
    }
    let ranks = try identifiers.ranks()
    let sorted = names.indices.sorted {
      names[$0] == names[$1]
        ? $0 < $1 : names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    #expect(sorted.map { Int(ranks[$0]) } == Array(names.indices))
    for (doc, other) in zip(0..<count, (0..<count).reversed()) {
      let expected = names[doc].utf8.lexicographicallyPrecedes(names[other].utf8)
      #expect(try identifiers.precedes(doc, other, in: identifiers) == expected)
    }
    let superseded = names.indices.filter { names.lastIndex(of: names[$0]) != $0 }
    #expect(try identifiers.superseded().sorted() == superseded)
  }

  @Test(arguments: [0, 1, 40, 900]) func identifiersOfTwoSegmentsMeet(count: Int) throws {
    var random = SeededRandom(seed: UInt64(count))
    func names(_ count: Int, _ numbers: Range<Int>) -> [String] {
      (0..<count).map { _ in "市/\(Int.random(in: numbers, using: &random)).txt" }
    }
    let mine = names(300, 1000..<2000)
    for numbers in [1000..<2000, 1400..<1410, 100..<200, 3000..<4000, 1990..<2500] {
      let others = names(count, numbers)
      let found = try Self.identifiers(mine).documents(alsoIn: Self.identifiers(others))
      #expect(found.sorted() == mine.indices.filter { others.contains(mine[$0]) })
    }
    #expect(try Self.identifiers([]).documents(alsoIn: Self.identifiers(mine)).isEmpty)
  }

  @Test func emptyAndAlikeIdentifiersDiffer() throws {
    let identifiers = try Self.identifiers(["e\u{301}", "", "é"])
    #expect(try identifiers.find("e\u{301}") == 0)
    #expect(try identifiers.find("") == 1)
    #expect(try identifiers.find("é") == 2)
    #expect(try identifiers.superseded().isEmpty)
  }

  @Test func damagedIdentifiersThrowOrReturn() throws {
    let names = ["a", "bb", "a", "ccc", "d"]
    let encoded = Identifiers.encode(names)
    #expect(throws: IndexError.self) {
      try Identifiers(
        identifiers: section(encoded.identifiers), order: section(encoded.order), documentCount: 6)
    }
    for offset in 0..<encoded.identifiers.count + encoded.order.count {
      let isOrder = offset >= encoded.identifiers.count
      let identifiers = try Identifiers(
        identifiers: section(
          isOrder ? encoded.identifiers : flipped(encoded.identifiers, at: offset, by: 0xFF)),
        order: section(
          isOrder
            ? flipped(encoded.order, at: offset - encoded.identifiers.count, by: 0xFF)
            : encoded.order), documentCount: names.count)
      for name in names { _ = try? identifiers.find(name) }
      for doc in names.indices { _ = try? identifiers.identifier(of: doc) }
      let superseded = (try? identifiers.superseded()) ?? []
      #expect(superseded.allSatisfy { $0 < names.count })
      let whole = try Self.identifiers(["a", "b", "bb", "d"])
      #expect(((try? identifiers.documents(alsoIn: whole)) ?? []).allSatisfy { $0 < names.count })
      _ = try? whole.documents(alsoIn: identifiers)
      #expect((try? identifiers.ranks())?.allSatisfy { $0 < 5 } != false)
    }
  }
}
