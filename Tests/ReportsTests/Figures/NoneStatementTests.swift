// Is it understood what a report says there was none of, and no more than that?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct NoneStatementTests {
  @Test(
    arguments: [
      ("2023年，我局未收到政府信息公开申请。", [NoneObject.requests]),
      ("本镇尚未收到任何单位和个人的依申请公开事项。", [.requests]),
      ("今年以来没有受理公民、法人和其他组织的信息公开申请", [.requests]),
      ("全年无依申请公开。", [.requests]), ("依申请公开：无。", [.requests]), ("收到依申请公开0件。", [.requests]),
      ("政府信息公开申请数量为零。", [.requests]), ("本年度申请量为0件", [.requests]),
      ("未发生因政府信息公开引起的行政复议、行政诉讼。", [.reviews, .lawsuits]),
      ("没有因信息公开申请被提起行政复议或行政诉讼的情况。", [.reviews, .lawsuits]),
      ("行政复议、行政诉讼均为0件。", [.reviews, .lawsuits]), ("行政复议0件，行政诉讼0件。", [.reviews, .lawsuits]),
      ("不存在行政复议情况，也没有行政诉讼。", [.reviews, .lawsuits]),
      ("未收取任何费用。", [.fees]), ("提供信息时均未收费。", [.fees]), ("未产生信息处理费。", [.fees]), ("收费金额为0元。", [.fees]),
      ("无收费及减免情况。", [.fees]), ("实行零收费。", [.fees]),
      ("2023年未收到人大代表建议和政协委员提案。", [.proposals]), ("未承办建议提案。", [.proposals]),
      ("未收到政府信息公开申请，未收取费用。", [.requests, .fees]),
      ("未收到政府信息公开申请和行政复议、诉讼。", [.requests, .reviews, .lawsuits]),
      ("未收到行政复议申请。", [.reviews]),
      ("我街道没有收到书面或网上申请。", [.requests]), ("未收到要求公开信息的申请，故未作答复。", [.requests]),
      ("全年受理依申请公开为零.", [.requests]), ("涉及信息公开的行政复议0件。", [.reviews]),
      ("没有收到法院的应诉通知，亦无行政复议案件。", [.lawsuits, .reviews]),
      ("提供信息均不收费。", [.fees]), ("今年我局无收费和减免情况。", [.fees]),
      ("收取信息处理费：发出通知0件，总金额0元。", [.fees]),
      ("2022年未收到申请，2023年未发生行政复议。", [.reviews]),
    ] as [(String, [NoneObject])])
  func understandsNone(text: String, objects: [NoneObject]) throws {
    let figures = try FigureFixture.read(text, .requests)
    #expect(Set(figures.noneStatements.keys) == Set(objects), "\(text)")
    for key in objects.compactMap(\.key) { #expect(figures.values[key]?.value == 0, "\(text)") }
  }

  @Test(arguments: [
    "实现申请无障碍办理。", "申请人无正当理由大量反复申请的，不予处理。", "没有现成信息需要另行制作的申请。", "无法提供申请的信息。",
    "未收到有效答复的可以再次申请。", "未发生泄密事件。", "不再收取依申请公开费用。", "没有违规收费。", "没有逾期答复申请的情况。",
    "没有因公开不当引发投诉。", "如没有申请则不需答复。", "未按时答复的申请有1件。", "上年未收到申请。", "无锡市收到申请3件。",
    "新收申请2件，其中自然人2件，法人或其他组织申请0件。", "未收到网上申请。", "查询不收费的项目有3个。",
    "收取处理费，为申请2件，总金额0元。", "减免费用0元。", "同意公开的申请0件。", "收到申请10件。", "答复率为0%。", "零距离服务申请群众。",
  ])
  func isNotFooled(text: String) throws {
    let figures = try FigureFixture.read(text, .requests)
    #expect(figures.noneStatements.isEmpty, "\(text)")
  }

  @Test func aNumberContradicts() throws {
    let figures = try FigureFixture.read("收到政府信息公开申请3件。目前未收到申请。", .requests)
    #expect(figures.noneStatements[.requests] != nil)
    #expect(figures.values[.requestsNew]?.value == 3)
    #expect(figures.values[.requestsNew]?.rule.contains("says none") == true)
  }

  @Test func theWordsAreTold() throws {
    let fixture = try FigureFixture([(.requests, heading: "三、申请", body: "我局未收到任何申请。")])
    let folded = try Folding.fold(fixture.text)
    let range = try #require(try fixture.read().noneStatements[.requests])
    #expect(folded.string(range) == "未收到任何申请")
    #expect(try fixture.read().values[.requestsNew]?.rule == "none-statement")
  }
}
