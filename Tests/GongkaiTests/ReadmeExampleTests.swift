// Does the example of the README work, word for word?

import Gongkai
import TestKit
import Testing

/// The example. `directory` is the one name that the README chooses differently.
private func example(in directory: String) throws -> SearchResult {
  let reports = [
    ("2023-wendeng", "文登区2023年政府信息公开工作年度报告", "全年收到依申请公开28件，均已按期答复。"),
    ("2023-hailing", "海陵區2023年度報告", "依申請公開平臺運行平穩，未收費。"),
  ]
  let writer = try IndexWriter(directory: directory, options: .init(threads: 2))
  try writer.add(
    reports.map { identifier, title, text in
      Document(
        identifier: identifier,
        content: StoredDocument(
          title: title, text: Array(text.utf8), titleRange: 0..<0, fields: []),
        sourceHash: SHA256.digest(Array(text.utf8)).bytes)
    })
  try writer.commit()
  writer.close()

  let index = try Index(opening: directory)
  let result = try index.search(SearchRequest("依申请公开"))
  print("\(result.total) reports")
  for hit in result.hits {
    let parts = hit.snippet?.parts ?? []
    print(hit.title, parts.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined())
  }
  return result
}

@Suite struct ReadmeExampleTests {
  @Test func findsBothSpellings() throws {
    let directory = TemporaryDirectory()
    let result = try example(in: directory.file("my-index"))
    #expect(result.total == 2)
    let marked = result.hits.flatMap { $0.snippet?.parts ?? [] }.filter(\.isMatch).map(\.text)
    #expect(Set(marked) == ["依申请公开", "依申請公開"])
    #expect(
      result.hits.first { $0.identifier == "2023-hailing" }?.matchedThrough == ["traditional"])
  }

  @Test func isTheExampleOfTheReadme() throws {
    let readme = try #require(Folders.text(Folders.package + "/README.md"), "no README.md")
    let block = try #require(
      Self.swiftBlocks(in: readme).first { $0.first == "import Gongkai" },
      "README.md has no swift block that starts with `import Gongkai`")
    let own = try #require(Folders.text("\(#filePath)")).split(separator: "\n").map(Self.trimmed)
    var next = 0
    for line in block.map({ Self.trimmed($0[...]) })
    where !line.isEmpty && line != "import Gongkai" && !line.hasPrefix("let directory = ") {
      let found = own[next...].firstIndex(of: line)
      #expect(found != nil, "the line ‘\(line)’ is not in the example, or not in this order")
      next = found.map { $0 + 1 } ?? next
    }
    #expect(next > 0)
  }

  private static func trimmed(_ line: Substring) -> String {
    String(line.drop { $0 == " " })
  }

  private static func swiftBlocks(in text: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInside && line.hasPrefix("```") {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(String(line))
      } else if line == "```swift" {
        isInside = true
        blocks.append([])
      }
    }
    return blocks
  }
}
