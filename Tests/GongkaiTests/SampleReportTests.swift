// Are the hand-made samples found through every kind of damage, as many as their answers say?

import Gongkai
import TestKit
import Testing

@Suite struct SampleReportTests {
  @Test func countsAreThoseOfTheAnswers() throws {
    let directory = TemporaryDirectory()
    let summary = try FileIndexer.run(
      paths: [Folders.package + "/index-data/samples"], directory: directory.file("index"))
    #expect(summary.documentsInIndex == 20)
    #expect(summary.problems.isEmpty)
    let index = try Index(opening: directory.file("index"))

    let lines = try Files.readAll(Folders.package + "/index-data/samples-answers.jsonl")
      .split(separator: UInt8(ascii: "\n"))
    var expected: [String: Set<String>] = [:]
    for line in lines {
      let answer = try JSONValue(parsing: Array(line))
      guard case .string(let id) = answer["id"], case .object(let queries) = answer["queries"]
      else {
        Issue.record("an answer has no id or no queries")
        continue
      }
      for (query, count) in queries where count != .integer(0) {
        expected[query, default: []].insert(id)
      }
    }
    #expect(expected["依申请公开"]?.count == 17)
    for (query, ids) in expected {
      let result = try index.search(SearchRequest(query))
      #expect(result.total == ids.count, "‘\(query)’")
      let found = try index.search(Self.all(query)).hits.map(\.identifier)
      #expect(Set(found) == ids, "‘\(query)’")
    }
  }

  private static func all(_ query: String) -> SearchRequest {
    var request = SearchRequest(query)
    request.limit = 100
    return request
  }
}
