// Is a damaged segment refused, or read without harm?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

/// Reads everything in a segment, as far as it can be read.
enum SegmentWalk {
  private static func attempt(_ body: () throws -> Void) { try? body() }

  /// Opens the file at `path` and reads all of it; only opening may throw.
  static func all(_ path: String) throws {
    let segment = try SegmentReader(path: path, compression: CompressionDictionary(bytes: []))
    attempt { try terms(segment) }
    attempt {
      var terms = try segment.dictionary.cursor()
      while let (key, _) = try terms.next() { _ = try segment.dictionary.find(TermKey(raw: key)) }
    }
    attempt { try clauses(segment) }
    for doc in 0..<min(segment.documentCount, 50) {
      attempt { _ = try segment.storedText.document(doc) }
      attempt { _ = try segment.identifiers.find(try segment.identifiers.identifier(of: doc)) }
      attempt { _ = try segment.sourceHash(of: doc) }
      attempt { for column in try segment.columns { _ = try column.value(of: doc) } }
    }
    attempt { try segment.storedText.visitAll { (_, _) in } }
    attempt { _ = try segment.identifiers.superseded() }
    for kind in NormKind.allCases { attempt { _ = try segment.norms(kind).array() } }
    attempt { _ = try segment.verifyChecksums() }
  }

  private static func terms(_ segment: SegmentReader) throws {
    var terms = try segment.dictionary.cursor()
    while let (key, info) = try terms.next() {
      guard let kind = TermKind(rawValue: key[0]) else { continue }
      if kind.isPositional {
        attempt {
          let length = segment.information.streamLength
          var cursor = try PlaceCursor(info, in: segment.postings, streamLength: length)
          var places: [UInt32] = []
          try cursor.appendAll(to: &places)
          cursor = try PlaceCursor(info, in: segment.postings, streamLength: length)
          while try cursor.advance(to: 0) < 3 { _ = try cursor.advance(to: 3) }
        }
      }
      guard info.hasRanking else { continue }
      attempt {
        var cursor = try RankingCursor(
          info, in: segment.postings, documentCount: segment.documentCount)
        _ = try cursor.impactsOfNextBlock()
        while try cursor.nextBlock() {}
      }
      attempt {
        var cursor = try segment.wordCursor(TermKey(raw: key), info)
        while try cursor.nextBlock() {}
      }
    }
  }

  private static func clauses(_ segment: SegmentReader) throws {
    var table = try segment.clauseTable()
    var rows = try segment.clauseRowReader()
    try table.visitAll { (clause) throws(IndexError) in
      try rows.read(clause.row)
    }
    for (number, region) in segment.information.regions.enumerated() {
      var cursor = ClauseTable.Cursor()
      for place in region.places.prefix(100) {
        _ = try table.find(place, &cursor)
        _ = try segment.documentStarts.owner(of: place, region: number, from: 0)
      }
    }
  }
}

@Suite struct SegmentFileTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.file("segment-1.gks") }
  private let segment: [UInt8]

  init() throws {
    segment = try FormatDocument.segment()
  }

  private func open(_ bytes: [UInt8]) throws -> SegmentReader {
    try write(bytes, to: path)
    return try SegmentReader(path: path, compression: CompressionDictionary(bytes: []))
  }

  private func error(_ bytes: [UInt8]) -> IndexError? { indexError { _ = try open(bytes) } }

  /// What all sections say, by their names.
  private static func contents(_ segment: SegmentReader) throws -> [SegmentSection: [UInt8]] {
    var contents: [SegmentSection: [UInt8]] = [:]
    for section in segment.entries.map(\.section) {
      contents[section] = try segment.view(section).bytes.array()
    }
    return contents
  }

  @Test func theSegmentOfThePageIsRead() throws {
    let reader = try open(segment)
    try reader.verifyChecksums()
    #expect(reader.fileSize == segment.count && reader.documentCount == 2)
    #expect(try reader.storedText.document(1).title == "年報")
    let term = try #require(try reader.dictionary.find(TermKey(gram: 0x516C, 0x5F00)))
    #expect(term.docFreq == 2 && term.placeCount == 2 && term.hasRanking)
    #expect(try reader.columns[0].value(of: 0) == .integer(2023))
    try SegmentWalk.all(path)
  }

  @Test func badFilesAreToldApart() {
    func version(_ number: UInt8) -> [UInt8] {
      Array(segment[..<8]) + [number] + Array(segment[9...])
    }
    #expect(error(version(0)) == .tooOld(path: path, found: 0, oldestReadable: 5))
    #expect(error(version(6)) == .tooNew(path: path, found: 6, newestReadable: 5))
    #expect(error(flipped(segment, at: 0, by: 1)) == .wrongMagic(path: path))
    #expect(error(Array("a text file, not a segment".utf8)) == .wrongMagic(path: path))
    for bytes in [Array(segment.dropLast()), segment + [0]] {
      guard case .truncated? = error(bytes) else {
        Issue.record("a file of another length is cut short")
        continue
      }
    }
    // A byte of the section table, and one of the information section.
    for (offset, name) in [(segment.count - 40, "section table"), (0x200, "information")] {
      guard case .checksumMismatch(_, name, _, _)? = error(flipped(segment, at: offset, by: 1))
      else {
        Issue.record("\(name) is checked when a segment is opened")
        continue
      }
    }
  }

  @Test func otherFilesAreRefused() throws {
    let none = CompressionDictionary(bytes: [])
    guard
      case .file(let error)? = indexError({
        _ = try SegmentReader(path: directory.file("none"), compression: none)
      })
    else {
      Issue.record("a file that is missing is the system's error")
      return
    }
    #expect(error.path == directory.file("none"))
    try write(segment, to: path)
    let other = CompressionDictionary(bytes: [1, 2, 3])
    #expect(
      indexError { _ = try SegmentReader(path: path, compression: other) }
        == .checksumMismatch(
          path: path, section: "compression dictionary", expected: 0, found: other.checksum))
  }

  @Test func everyCutIsRefused() {
    for length in segment.indices {
      #expect(error(Array(segment[..<length])) != nil, "cut at \(length)")
    }
  }

  @Test func everyChangedByteIsNoticedOrMeansNothing() throws {
    let contents = try Self.contents(try open(segment))
    let information = try open(segment).information
    for offset in segment.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        do {
          let reader = try open(flipped(segment, at: offset, by: mask))
          try reader.verifyChecksums()
          #expect(try Self.contents(reader) == contents, "byte \(offset) changed by \(mask)")
          #expect(reader.information == information)
        } catch {
          #expect(error is IndexError)
        }
      }
    }
  }

  @Test func unverifiedDamageIsReadWithoutHarm() throws {
    for offset in segment.indices {
      for mask: UInt8 in [1, 0x80, 0xFF, 0x55] {
        try write(flipped(segment, at: offset, by: mask), to: path)
        _ = try? SegmentWalk.all(path)
      }
    }
  }

  /// Damage that checksums do not show: they are made anew.
  @Test func forgedBytesAreReadWithoutHarm() throws {
    let entries = try open(segment).entries
    for entry in entries {
      for offset in entry.offset..<entry.offset + entry.length {
        for mask: UInt8 in [1, 0x80, 0xFF, 0x55] {
          var bytes = flipped(segment, at: offset, by: mask)
          bytes.renewChecksums(of: entries)
          try write(bytes, to: path)
          _ = try? SegmentWalk.all(path)
        }
      }
    }
  }

  /// A table that points outside of the file, or nowhere.
  @Test func forgedTablesAreRefused() throws {
    let entries = try open(segment).entries
    let table = segment.count - SegmentLayout.footerLength - entries.count * 24
    for byte in table..<segment.count - SegmentLayout.footerLength {
      for mask: UInt8 in [0x80, 0xFF, 0x40] {
        var bytes = flipped(segment, at: byte, by: mask)
        bytes.renewTableChecksum(at: table)
        try write(bytes, to: path)
        _ = try? SegmentWalk.all(path)
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func put(_ value: UInt32, at offset: Int) {
    for i in 0..<4 { self[offset + i] = UInt8(truncatingIfNeeded: value >> UInt32(8 * i)) }
  }

  /// Makes the checksums of all sections, and of their table, fit the bytes.
  fileprivate mutating func renewChecksums(of entries: [SectionEntry]) {
    let table = count - SegmentLayout.footerLength - entries.count * 24
    for (i, entry) in entries.enumerated() {
      let bytes = Array(self[entry.offset..<entry.offset + entry.length])
      put(CRC32C.checksum(bytes), at: table + i * 24 + 4)
    }
    renewTableChecksum(at: table)
  }

  /// Makes the checksum of the section table at `table` fit its bytes.
  fileprivate mutating func renewTableChecksum(at table: Int) {
    let footer = count - SegmentLayout.footerLength
    put(CRC32C.checksum(Array(self[table..<footer])), at: footer + 12)
  }
}
