// Does every figure have one name in each language, and is it found by both?

import Testing

@testable import GongkaiReports

@Suite struct FigureKeyTests {
  @Test(arguments: FigureKey.allCases) func isFoundByBothNames(key: FigureKey) {
    #expect(FigureKey(name: key.rawValue) == key)
    #expect(FigureKey(name: key.name) == key)
  }

  @Test func namesAreDistinct() {
    #expect(Set(FigureKey.allCases.map(\.name)).count == FigureKey.allCases.count)
    let names = Set(FigureKey.allCases.map(\.name))
    for (alias, _) in FigureKey.aliases { #expect(!names.contains(alias)) }
  }

  @Test(arguments: [
    ("新收", FigureKey.requestsNew), ("复议", .reviews), ("诉讼", .lawsuits),
    ("结转下年", .requestsCarriedOut),
    ("收费", .feesYuan), ("主动公开总数", .proactiveTotal), ("上年结转", .requestsCarriedIn),
  ])
  func isFoundByCommonNames(name: String, key: FigureKey) {
    #expect(FigureKey(name: name) == key)
  }

  @Test func unknownNamesAreNone() {
    #expect(FigureKey(name: "新收到") == nil)
    #expect(FigureKey(name: "") == nil)
    #expect(NoneObject(name: "申请") == .requests)
    #expect(NoneObject(name: "reviews") == .reviews)
    #expect(NoneObject(name: "什么") == nil)
  }
}
