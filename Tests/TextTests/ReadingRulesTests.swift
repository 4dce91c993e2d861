// Are the readings of ideographs those that ICU gives when it is asked for each?

import TestKit
import Testing

@testable import GongkaiText

@Suite struct ReadingRulesTests {
  @Test func readingsAreThoseOfTheTransliterator() throws {
    let scalars: ClosedRange<UInt32> = 0x4E00...0x9FFF
    let readings = try ReadingRules.readings(of: scalars)
    #expect(readings == (try ICUText.transliterate(each: scalars, with: "Han-Latin")))
  }

  private func parsed(_ rules: String, _ scalars: ClosedRange<UInt32>) -> [String]? {
    ReadingRules.parse(rules.unicodeScalars.map(\.value), scalars).map { readings in
      readings.map { String(String.UnicodeScalarView($0.compactMap { Unicode.Scalar($0) })) }
    }
  }

  @Test func setsAndRangesAreRead() {
    let rules = "::Han-Spacedhan();\n{丁}' '?丂 > x;\n[丁七-丄] > dīng;\n[七] > qī;\n"
    #expect(parsed(rules, 0x4E00...0x4E05) == ["一", "dīng", "丂", "dīng", "dīng", "丅"])
  }

  @Test(arguments: [
    "", "[一] > ;x\n", "[一 > yī;", "[一]→yī;", "[^一] > yī;", "[一-] > yī;", "[七-一] > yī;",
    "[一] > y\u{20}ī;", "一 > yī;", "[\\u4E00] > yī;",
  ])
  func otherNotationIsRefused(rules: String) {
    #expect(parsed(rules, 0x4E00...0x4E05) == nil)
  }
}
