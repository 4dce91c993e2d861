// Are the tokens those that ranking and phrases are built from?

import GongkaiText
import Testing

@Suite struct AnalyzerTests {
  private func show(_ text: String) throws -> [String] {
    try Analyzer(fold: TextFixture.fold).tokens(of: Array(text.utf8)).map { token in
      "\(token.position) \(token.kind) \(token.text) \(token.range.lowerBound)..\(token.range.upperBound)"
    }
  }

  @Test func yieldsEveryKind() throws {
    #expect(
      try show("2023年，公開(kāi)條") == [
        "0 otherWord 2023 0..4", "1 endMark 年 4..7", "1 character 年 4..7", "1 word 年 4..7",
        "3 gram 公开 10..16", "3 character 公 10..13", "3 word 公开 10..16", "4 gram 开条 13..25",
        "4 character 开 13..16", "5 endMark 条 22..25", "5 character 条 22..25", "5 word 条 22..25",
      ])
  }

  @Test func syllablesFormGramsButNoWords() throws {
    #expect(
      try show("のガ") == [
        "0 gram のカ 0..6", "0 character の 0..3", "1 endMark カ 3..6", "1 character カ 3..6",
      ])
  }

  @Test func emptyTextHasNoTokens() throws {
    #expect(try show("").isEmpty)
    #expect(try show("。 \n").isEmpty)
  }

  @Test func isNamed() { #expect(Analyzer.name == "gongkai-1") }
}
