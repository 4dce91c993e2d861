// Do the hand-made samples, their answers and their table agree?

import Testing

@testable import GongkaiSample

struct SampleFileTests {
  let folder = packageRoot + "/index-data/samples/"

  private func answers() throws -> [JSON] {
    let lines = try #require(contents(packageRoot + "/index-data/samples-answers.jsonl"))
    return try String(decoding: lines, as: UTF8.self).split(separator: "\n")
      .map { try #require(JSON(String($0))) }
  }

  @Test func twentyFilesEachAnsweredAndListed() throws {
    let readme = String(
      decoding: try #require(contents(packageRoot + "/index-data/README.md")), as: UTF8.self)
    let answers = try answers()
    #expect(answers.count == 20)
    for answer in answers {
      let name = try #require(answer["id"]?.string)
      let bytes = try #require(contents(folder + name))
      #expect(1000...4096 ~= bytes.count, "\(name)")
      #expect(String(validating: bytes, as: UTF8.self) != nil)
      #expect(readme.contains("`\(name)`"), "\(name)")
      #expect(answer.keys == AnswerTests.keys.union(["queries"]))
    }
  }

  @Test func thePhraseStandsInSeventeen() throws {
    let counts = try answers().map { try #require($0["queries"]?["依申请公开"]?.number) }
    #expect(counts.count { $0 > 0 } == 17)
  }

  @Test func cleanFilesCountAsStated() throws {
    var clean = 0
    for answer in try answers() where answer["dirt"]?.array?.isEmpty == true {
      let name = try #require(answer["id"]?.string)
      let text = Text(String(decoding: try #require(contents(folder + name)), as: UTF8.self))
      for key in ["queries", "planted"] {
        let counts = try #require(answer[key])
        for phrase in counts.keys {
          #expect(counts[phrase]?.number == plainCount(phrase, in: text), "\(name): \(phrase)")
        }
      }
      clean += 1
    }
    #expect(clean >= 4)
  }

  @Test func everyClassOfDirtIsShown() throws {
    let shown = try answers().flatMap { $0["dirt"]?.array ?? [] }.compactMap(\.string)
    #expect(Set(shown) == Set(DirtClass.allCases.map(\.rawValue)))
    #expect(try answers().contains { $0["copy_of"]?.number != nil })
  }
}
