// Does FORMAT.md explain the bytes that are really written?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct TinySegmentTests {
  /// The bytes in the block fenced as `segment` in FORMAT.md: an offset, bytes in hexadecimal,
  /// and behind a bar what they mean.
  private static func pageSegment() throws -> [UInt8] {
    let path = #filePath
    let root = path.prefix(upTo: path.ranges(of: "/Tests/IndexingTests/").last!.lowerBound)
    let page = try Files.readAll("\(root)/Sources/GongkaiFormat/FORMAT.md")
    let lines = String(decoding: page, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let block = lines.drop { $0 != "```segment" }.dropFirst().prefix { $0 != "```" }
    return block.flatMap { line in
      line.prefix { $0 != "|" }.split(separator: " ").dropFirst().map { UInt8($0, radix: 16)! }
    }
  }

  private static func document(
    _ identifier: String, _ title: String, _ text: String, year: Int, hash: UInt8
  ) -> Document {
    Document(
      identifier: identifier,
      content: StoredDocument(
        title: title, text: Array(text.utf8), titleRange: 0..<0, fields: []),
      columns: [("year", .integer(year))], sourceHash: [UInt8](repeating: hash, count: 32))
  }

  @Test func theSegmentOfThePageIsBuiltByteForByte() throws {
    var options = FlushOptions()
    options.rankingThreshold = 2
    let workshop = SegmentWorkshop()
    let segment = try workshop.build(
      [
        [
          Self.document("a", "年报", "依申请公开", year: 2023, hash: 0xAA),
          Self.document("b", "年報", "公开，ok", year: 2024, hash: 0xBB),
        ]
      ], options: options)
    let built = try segment.fileBytes()
    let expected = try Self.pageSegment()
    #expect(built.count == expected.count && built.count > 500)
    for (offset, (found, wanted)) in zip(built, expected).enumerated() where found != wanted {
      Issue.record("byte \(offset) is \(found), the page says \(wanted)")
    }
  }
}
