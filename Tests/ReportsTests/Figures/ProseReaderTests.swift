// Are the figures of sentences taken, and those of parts, plans and other years left?

import GongkaiText
import TestKit
import Testing

@testable import GongkaiReports

@Suite struct ProseReaderTests {
  private func expect(_ text: String, _ expected: [FigureKey: Int], _ key: SectionKey) throws {
    let figures = try FigureFixture.read(text, key)
    #expect(figures.values.mapValues(\.value) == expected, "\(text)")
  }

  @Test(
    arguments: [
      ("2023年，我局主动公开政府信息320条。", [FigureKey.proactiveTotal: 320]),
      ("全年共公开各类政府信息1,320余条。", [.proactiveTotal: 1320]),
      (
        "本年度主动公开信息500条，其中通过门户网站公开350条，通过微信公众号发布信息150条。",
        [.proactiveTotal: 500, .proactiveWebsite: 350, .proactiveWechat: 150]
      ),
      ("主动公开政府信息2.3万条，其中政府网站1.8万条。", [.proactiveTotal: 23_000, .proactiveWebsite: 18_000]),
      ("通过网站、公开栏等多种方式，累计主动公开信息88篇次。", [.proactiveTotal: 88]),
      ("我镇主动公开了460条政府信息，比上年增加了20条。", [.proactiveTotal: 460]),
      ("通过政府网站主动公开信息75条。", [.proactiveWebsite: 75]),
      ("在村务公开栏公开信息60条，在网站上发布惠农政策14条。", [:]),
      ("计划主动公开政府信息400条以上。", [:]),
      ("上年主动公开政府信息300条，本年主动公开政府信息310条。", [.proactiveTotal: 310]),
      ("2022年主动公开信息300条。", [:]),
      ("与2022年相比，主动公开信息总数为310条，增长了10条。", [.proactiveTotal: 310]),
      ("组织信息公开培训3次，召开会议2次，答复热线12件。", [:]),
      ("主动公开重点领域信息20条。", [:]),
      ("网站访问量12万次，网站1个，公众号2个。", [:]),
      ("主动公开率达到100%。", [:]),
      ("条例施行以来，累计公开信息9000条。", [:]),
    ] as [(String, [FigureKey: Int])])
  func readsWhatWasPublished(text: String, expected: [FigureKey: Int]) throws {
    try expect(text, expected, .proactive)
  }

  @Test(
    arguments: [
      ("2023年，我局共收到政府信息公开申请6件，均已按时办结。", [FigureKey.requestsNew: 6]),
      ("全年新收依申请公开12件，已答复11件。", [.requestsNew: 12, .requestsAnswered: 11]),
      ("共收到3件政府信息公开申请，办结3件，其中予以公开2件。", [.requestsNew: 3, .requestsAnswered: 3]),
      ("受理政府信息公开申请数量为七件。", [.requestsNew: 7]),
      ("全年受理申请15件，其中当面申请3件，网络申请12件。", [.requestsNew: 15]),
      ("上年结转申请2件，本年收到申请5件，较上年减少3件。", [.requestsNew: 5]),
      ("2022年收到申请9件，2023年收到申请4件。", [.requestsNew: 4]),
      ("较上年增加3件，收到申请4件。", [.requestsNew: 4]),
      ("答复群众留言20件，受理信访30件，收到人大代表建议4件。", [:]),
      ("共收到信息公开申请9件，上年结转1件，已办结8件，结转下年度2件。", [.requestsNew: 9, .requestsAnswered: 8]),
      ("全年共办理政府信息公开申请6件。", [.requestsAnswered: 6]),
      ("收到并办理政府信息公开申请6件。", [.requestsNew: 6, .requestsAnswered: 6]),
      ("答复政府信息公开申请8件，同意公开5件，不予公开3件。", [.requestsAnswered: 8]),
      ("收到行政复议申请2件。", [.reviews: 2]),
      ("依申请公开0件。", [.requestsNew: 0]),
      ("收到政府信息公开申请20余件。", [.requestsNew: 20]),
      ("按照条例第20条，申请答复期限为20个工作日。", [:]),
      ("收到申请后15日内答复。", [:]),
    ] as [(String, [FigureKey: Int])])
  func readsRequests(text: String, expected: [FigureKey: Int]) throws {
    try expect(text, expected, .requests)
  }

  @Test(
    arguments: [
      ("因政府信息公开被申请行政复议3件，提起行政诉讼1件。", [FigureKey.reviews: 3, .lawsuits: 1]),
      ("行政复议案件2件，其中维持1件；行政诉讼0件。", [.reviews: 2, .lawsuits: 0]),
      ("行政复议、行政诉讼均为0件。", [.reviews: 0, .lawsuits: 0]),
      ("行政复议和行政诉讼各1件。", [.reviews: 1, .lawsuits: 1]),
      ("行政复议、行政诉讼共3件。", [:]),
      ("去年行政复议4件。", [:]),
      ("行政复议数量为零。", [.reviews: 0]),
    ] as [(String, [FigureKey: Int])])
  func readsReviewsAndLawsuits(text: String, expected: [FigureKey: Int]) throws {
    try expect(text, expected, .review)
  }

  @Test func casesThatAreNotAboutDisclosureAreLeft() throws {
    try expect("全年办理行政复议案件120件，行政诉讼18件。", [:], .overview)
  }

  @Test(
    arguments: [
      ("全年收取信息处理费共计350元。", [FigureKey.feesYuan: 350]),
      ("收费金额0元。", [.feesYuan: 0]), ("收取检索、复制等费用1.2万元。", [.feesYuan: 12_000]),
      ("减免费用30元。", [:]), ("投入经费20万元。", [:]), ("复印收费标准为每页1元。", [:]),
    ] as [(String, [FigureKey: Int])])
  func readsFees(text: String, expected: [FigureKey: Int]) throws {
    try expect(text, expected, .fees)
  }

  @Test func plansAmongProblemsAreLeft() throws {
    try expect("明年主动公开政府信息900条，收到申请3件。", [:], .problems)
  }

  @Test func approximateNumbersAreTold() throws {
    let figures = try FigureFixture.read("主动公开政府信息近300条。", .proactive)
    #expect(figures.values[.proactiveTotal]?.rule == "sentence; approximate")
  }

  @Test func twoTotalsThatDifferAreUnknown() throws {
    try expect("主动公开信息200条。主动公开信息210条。", [:], .proactive)
    try expect("主动公开信息200条。全年累计主动公开信息210条。", [.proactiveTotal: 210], .proactive)
  }

  @Test func theWrongYearInItsOwnSectionIsTold() throws {
    let figures = try FigureFixture.read("我镇2022年度共主动公开政府信息57条。", .proactive)
    #expect(figures.values[.proactiveTotal]?.value == 57)
    #expect(figures.values[.proactiveTotal]?.rule == "sentence; of another year")
  }

  @Test func evidenceIsWhatTheSentenceSays() throws {
    let text = "我局收到政府信息公開(kāi)申請(qǐng)　６　件。"
    let fixture = try FigureFixture([(.requests, heading: "三、申请", body: text)])
    let folded = try Folding.fold(fixture.text)
    let figure = try #require(try fixture.read().values[.requestsNew])
    #expect(folded.string(figure.evidence) == "政府信息公开申请6件")
  }

  @Test func anyTextIsReadWithoutATrap() throws {
    let pieces = [
      "主动公开", "政府信息", "申请", "收到", "未", "无", "0", "12", "件", "条", "，", "。", "\n", "行政复议", "、", "共",
      "2022年", "其中", "万", "余", "元", "收费", "零", "为", "|", "99999999999999", "网站", "以来", "各", "（",
      "1.",
    ]
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let length = Int.random(in: 0..<60, using: &random)
      let text = (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
      let folded = try Folding.fold(text)
      let layout = ReportLayout(
        parts: [ReportPart(zone: .body, section: .requests, range: 0..<folded.count)])
      let figures = FigureReader().read(folded, layout, ReportScan(folded))
      for (_, value) in figures.values {
        #expect(value.evidence.upperBound <= folded.count)
        #expect(value.value >= 0)
      }
    }
  }

  @Test func nothingIsReadFromTailsAndWrappers() throws {
    let text = try Folding.fold("主动公开政府信息320条。")
    for zone in [ReportZone.tail, .wrapper] {
      let layout = ReportLayout(
        parts: [ReportPart(zone: zone, section: nil, range: 0..<text.count)])
      #expect(FigureReader().read(text, layout, ReportScan(text)).values.isEmpty)
    }
    let empty = FoldedText()
    #expect(FigureReader().read(empty, ReportLayout(), ReportScan(empty)).values.isEmpty)
  }
}
