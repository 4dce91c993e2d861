// Does this release read what format 5 wrote, and refuse what older ones did?

import GongkaiBytes
import GongkaiFormat
import Testing

/// Files written once. Those of version 4 are those of version 3 with another number, since none of
/// their lists has a full block; those of version 5 are these with other entries of words, none of
/// which shares a list. They are never written anew: a release that cannot read them has broken every
/// index there is.
@Suite struct GoldenTests {
  private static func path(_ name: String, version: Int = 5) -> String {
    let here = #filePath
    return "\(here.prefix(upTo: here.lastIndex(of: "/")!))/Fixtures/v\(version)/\(name)"
  }

  private static func view(_ name: String) throws -> ByteView {
    ByteView(try Files.readAll(path(name)))
  }

  private static func segment(_ name: String) throws -> SegmentReader {
    let segment = try SegmentReader(
      path: path(name), compression: CompressionDictionary(bytes: []))
    try segment.verifyChecksums()
    return segment
  }

  @Test(arguments: [1, 2]) func olderManifestsAreTooOld(version: Int) throws {
    let found = UInt32(version)
    let manifest = Self.path("commit-0000000002.gkc", version: version)
    #expect(throws: IndexError.tooOld(path: manifest, found: found, oldestReadable: 3)) {
      try Manifest(ByteView(try Files.readAll(manifest)), path: manifest)
    }
  }

  @Test(arguments: [1, 2, 3, 4]) func olderSegmentsAreTooOld(version: Int) throws {
    let found = UInt32(version)
    let segment = Self.path("segment-1.gks", version: version)
    #expect(throws: IndexError.tooOld(path: segment, found: found, oldestReadable: 5)) {
      try SegmentReader(path: segment, compression: CompressionDictionary(bytes: []))
    }
  }

  @Test func theManifestNamesBothSegments() throws {
    let name = "commit-0000000002.gkc"
    let manifest = try Manifest(Self.view(name), path: name)
    #expect(manifest.generation == 2 && manifest.nextSegment == 3)
    #expect(manifest.analyzer == "gongkai-1")
    #expect(manifest.wordBreaker.hasPrefix("icu "))
    #expect(manifest.dictionaryChecksum == 0)
    #expect(
      manifest.schema.rules == [
        FieldRule("title", weight: 2), FieldRule("body"), FieldRule("requests"),
        FieldRule("tail", isStandard: false),
      ])
    #expect(
      manifest.segments == [
        SegmentEntry(
          number: 1, documentCount: 5, fileSize: try Files.size(Self.path("segment-1.gks")),
          deletionsGeneration: 2, deletedCount: 3),
        SegmentEntry(
          number: 2, documentCount: 1, fileSize: try Files.size(Self.path("segment-2.gks")),
          deletionsGeneration: 0, deletedCount: 0),
      ])
    #expect(manifest.encode() == (try Files.readAll(Self.path(name))))
  }

  @Test func theDeletionsNameThreeDocuments() throws {
    let name = "segment-1-2.gkd"
    let deletions = try Deletions(Self.view(name), documentCount: 5, path: name)
    // Replaced in a later segment, replaced in the same one, deleted.
    #expect((0..<5).filter { deletions.contains($0) } == [0, 2, 3])
    #expect(deletions.encode() == (try Files.readAll(Self.path(name))))
  }

  @Test func documentsAreWhole() throws {
    let segment = try Self.segment("segment-1.gks")
    let names = ["city/2021.txt", "city/2022.txt", "town/2021.txt", "empty.txt", "town/2021.txt"]
    #expect(try (0..<5).map { try segment.identifiers.identifier(of: $0) } == names)
    #expect(try segment.identifiers.find("town/2021.txt") == 4)
    let document = try segment.storedText.document(1)
    #expect(document.title == "2022年年报")
    #expect(
      String(decoding: document.text, as: UTF8.self) == "标题：2022年年报\n依申请公开情况。公开13件。下一篇：公开")
    #expect(document.parts.map(\.field) == [1, 0, 2, 3])
    #expect(document.parts.map { document.text[$0.range].count } == [9, 13, 39, 18])
    #expect(
      document.fields == [
        .init(name: "url", value: "https://example.gov.cn/2022"), .init(name: "备注", value: ""),
      ])
    #expect(String(decoding: document.text[document.titleRange], as: UTF8.self) == "2022年年报")
    #expect(try segment.sourceHash(of: 4) == [UInt8](repeating: 0x24, count: 32))
    #expect(try segment.columns.map(\.name) == ["dirt", "region", "year"])
    #expect(
      try (0..<5).map { try segment.columns[0].value(of: $0) } == [
        .keywords(["tail", "pinyin"]), nil, .keywords([]), nil, nil,
      ])
    #expect(
      try (0..<5).map { try segment.columns[1].value(of: $0) } == [
        .keyword("市"), .keyword("市"), .keyword("镇"), nil, nil,
      ])
    #expect(
      try (0..<5).map { try segment.columns[2].value(of: $0) } == [
        .integer(2021), .integer(2022), nil, nil, .integer(-1),
      ])
  }

  @Test func termsAreWhole() throws {
    let segment = try Self.segment("segment-1.gks")
    #expect(segment.information.rankingThreshold == 4)
    #expect(segment.information.fieldNames == ["title", "body", "requests", "tail"])
    #expect(segment.information.regions.map(\.isStandard) == [true, true, true, false])
    // 公开 alone is said three times by one body, and in both tails.
    #expect(
      segment.information.regions.map { $0.firstOnce > $0.places.lowerBound } == [
        false, true, false, true,
      ])
    #expect(segment.information.standardEnd == segment.information.regions[3].places.lowerBound)
    var count = 0
    var kinds: Set<TermKind> = []
    var terms = try segment.dictionary.cursor()
    while let (key, _) = try terms.next() {
      count += 1
      kinds.insert(try #require(TermKind(rawValue: key[0])))
    }
    #expect(count == segment.information.termCount)
    // This segment was written before there were long grams.
    #expect(kinds == Set(TermKind.allCases.filter { $0 != .longGram }))
    // 公开 stands in a title, which counts twice, and in four texts; in link lists it does not count.
    let info = try #require(try segment.dictionary.find(TermKey(gram: 0x516C, 0x5F00)))
    var cursor = try RankingCursor(
      info, in: segment.postings, documentCount: segment.documentCount)
    #expect(try cursor.nextBlock())
    #expect(cursor.docs[..<cursor.filled] == [0, 1, 2, 4])
    #expect(cursor.freqs[..<cursor.filled] == [4, 2, 3, 1])
    let rare = try #require(try segment.dictionary.find(TermKey(.otherWord, Array("pdf".utf8))))
    #expect(rare.docFreq == 1 && rare.placeCount == 1 && !rare.hasRanking)
  }

  @Test func theSecondSegmentIsWhole() throws {
    let segment = try Self.segment("segment-2.gks")
    #expect(segment.documentCount == 1)
    let text = String(decoding: try segment.storedText.document(0).text, as: UTF8.self)
    #expect(text == "更正：依申请公开申请13件。")
  }
}
