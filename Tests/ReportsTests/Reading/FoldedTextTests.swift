// Do rules see through pinyin, blanks and broken lines, and find the way back?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("根據(jù)條例", "根据条例"), ("報  告\n情 況", "报告情况"), ("收到３件，共４。", "收到3件,共4。"),
    ("", ""), (" \n", ""), ("甲(PPP)项目", "甲(ppp)项目"),
  ])
  func folds(text: String, expected: String) throws {
    let folded = try Folding.fold(text)
    #expect(folded.string(0..<folded.count) == expected)
  }

  @Test func layoutTellsWhatStoodBefore() throws {
    let folded = try Folding.fold("一、甲\n乙 丙\n\n    丁\t戊社會(huì )己")
    func layout(_ character: String) -> FoldedText.Layout {
      folded.layouts[folded.characters.firstIndex(of: character.utf16.first!)!]
    }
    #expect(folded.layouts[0] == [.line, .paragraph])
    #expect(layout("甲") == [])
    #expect(layout("乙") == .line)
    #expect(layout("丙") == .blank)
    #expect(layout("丁") == [.line, .paragraph, .indented])
    #expect(layout("戊") == [.blank, .gap])
    #expect(layout("己") == .annotation)
    #expect(folded.annotationCount == 1)
    #expect(folded.variantCount == 1)
  }

  @Test func bytesLeadBackToTheWording() throws {
    let text = "政府信息公開(kāi)  年度\n報(bào)告"
    let folded = try Folding.fold(text)
    let bytes = Array(text.utf8)
    for start in 0..<folded.count {
      for end in start + 1...folded.count {
        let original = String(decoding: bytes[folded.bytes(of: start..<end)], as: UTF8.self)
        let again = try Folding.fold(original)
        #expect(again.string(0..<again.count) == folded.string(start..<end))
      }
    }
  }
}

@Suite struct NumberReaderTests {
  @Test(arguments: [
    ("1455次", 1455, 4), ("1,455次", 1455, 5), ("12,34", 12, 2), ("4.7万条", 47_000, 4),
    ("２０２３年", 2023, 4),
    ("一百二十三件", 123, 5), ("二〇二三年", 2023, 4), ("十五日", 15, 2), ("二十日", 20, 2), ("3万余份", 30_000, 3),
    ("12 34", 12, 2), ("0件", 0, 1),
  ])
  func reads(text: String, value: Int, length: Int) throws {
    let folded = try Folding.fold(text)
    let number = try #require(NumberReader.number(in: folded, at: 0))
    #expect(number.integer == value)
    #expect(number.range == 0..<length)
  }

  @Test func decimalsAreExact() throws {
    let folded = try Folding.fold("50.65%")
    #expect(NumberReader.number(in: folded, at: 0)?.thousandths == 50_650)
    #expect(NumberReader.number(in: folded, at: 0)?.integer == nil)
  }

  @Test(arguments: ["1234567890123件", "999999999999亿", "100000000000亿"])
  func numbersTooGreatAreNone(text: String) throws {
    #expect(NumberReader.number(in: try Folding.fold(text), at: 0) == nil)
  }

  @Test(arguments: [
    ("0.123456万元", 1_234_560), ("999999999999", 999_999_999_999_000), ("1.5亿", 150_000_000_000),
  ])
  func greatAndSmallNumbersAreExact(text: String, thousandths: Int) throws {
    #expect(NumberReader.number(in: try Folding.fold(text), at: 0)?.thousandths == thousandths)
  }

  @Test func layoutEndsANumber() throws {
    let folded = try Folding.fold("12\n34")
    #expect(NumberReader.number(in: folded, at: 0)?.integer == 12)
    #expect(NumberReader.number(in: folded, at: 2)?.integer == 34)
  }
}
