// Are five real scraped reports read as a careful reader would read them?

import Gongkai
import TestKit
import Testing

/// What a reader finds in one of the reports; nil and missing figures where it does not tell.
struct ExpectedReport {
  let year: Int?
  let published: Int?
  let signed: Int?
  let organ: String?
  let type: OrganType?
  let region: [String]
  let era: Era
  let script: Script
  let sections: [SectionKey]
  let figures: [FigureKey: Int]
  let none: Set<NoneObject>
  let requestTable: TableState

  /// The reports by their file names. They are no part of the product, and the tests pass without.
  static let all: [String: ExpectedReport] = [
    // A town's prose; the county is nowhere named. The parts of its total do not add up.
    "sample-000.txt": ExpectedReport(
      year: 2019, published: nil, signed: nil, organ: "腰站子东乡族镇人民政府", type: .township,
      region: ["腰站子东乡族镇"], era: .a, script: .simplified,
      sections: [.overview, .proactive, .requests, .fees, .problems],
      figures: [.proactiveTotal: 1455, .proactiveWebsite: 75, .requestsNew: 0, .feesYuan: 0],
      none: [.requests, .fees], requestTable: .none),
    // The form of 2021 whose three tables were lost in copying.
    "sample-001.txt": ExpectedReport(
      year: 2023, published: 20_240_125, signed: 20_240_122, organ: "威海市文登区宋村镇人民政府",
      type: .township, region: ["威海市", "文登区", "宋村镇"], era: .c, script: .simplified,
      sections: [.overview, .proactive, .requests, .review, .problems, .other],
      figures: [.proactiveTotal: 465, .proactiveWechat: 346, .requestsNew: 0, .feesYuan: 0],
      none: [.requests, .fees, .proposals], requestTable: .lost),
    // Traditional characters with pinyin behind them; the trial form in five sections.
    "sample-002.txt": ExpectedReport(
      year: 2020, published: nil, signed: nil, organ: "五原县民政局", type: .department,
      region: ["内蒙古自治区", "巴彦淖尔市", "五原县"], era: .b, script: .traditional,
      sections: [.overview, .proactive, .requests, .review, .problems],
      figures: [
        .proactiveTotal: 418, .proactiveWechat: 22, .requestsNew: 0, .reviews: 0, .lawsuits: 0,
      ],
      none: [.requests, .reviews, .lawsuits], requestTable: .none),
    // A rewritten copy in one line, with names and years taken out, between a site's own words.
    "sample-003.txt": ExpectedReport(
      year: nil, published: nil, signed: nil, organ: nil, type: nil, region: [], era: .a,
      script: .simplified,
      sections: [.overview, .proactive, .requests, .fees, .review, .problems],
      figures: [
        .proactiveWebsite: 47_000, .requestsNew: 6, .feesYuan: 0, .reviews: 0, .lawsuits: 0,
      ],
      none: [.fees, .reviews, .lawsuits], requestTable: .none),
    // A title in two lines; its text once says 2018 where it means 2019.
    "sample-004.txt": ExpectedReport(
      year: 2019, published: nil, signed: nil, organ: "社溪镇政府", type: .township,
      region: ["社溪镇"], era: .a, script: .simplified,
      sections: [.overview, .proactive, .requests, .review, .review, .problems],
      figures: [.proactiveTotal: 841, .requestsNew: 0, .reviews: 0, .lawsuits: 0],
      none: [.requests, .reviews, .lawsuits], requestTable: .none),
  ]
}

@Suite struct RealReportsTests {
  private let folder = Folders.shared("reports")
  private let directory = TemporaryDirectory()

  private func index() throws -> Index? {
    guard let folder else { return nil }
    _ = try FileIndexer.run(paths: [folder], directory: directory.path)
    return try Index(opening: directory.path)
  }

  @Test func everythingStatedIsRead() throws {
    guard let index = try index() else { return }
    var count = 0
    try ReportRecords(index).visitAll { record in
      count += 1
      let name = record.identifier
      let expected = try #require(ExpectedReport.all[name])
      let identity = record.reading.identity
      #expect(identity.year?.value == expected.year, "\(name)")
      #expect(identity.published?.value.number == expected.published, "\(name)")
      #expect(identity.signed?.value.number == expected.signed, "\(name)")
      #expect(identity.organ?.value == expected.organ, "\(name)")
      #expect(identity.organType?.value == expected.type, "\(name)")
      #expect((identity.region?.value.places ?? []).map(\.name) == expected.region, "\(name)")
      #expect(record.reading.condition.era?.value == expected.era, "\(name)")
      #expect(record.reading.condition.script == expected.script, "\(name)")
      #expect(record.reading.layout.sections.map(\.key) == expected.sections, "\(name)")
      let figures = record.reading.figures
      #expect(figures.values.mapValues(\.value) == expected.figures, "\(name)")
      #expect(Set(figures.noneStatements.keys) == expected.none, "\(name)")
      #expect(figures.state(.requests) == expected.requestTable, "\(name)")
    }
    #expect(count == 5)
  }

  @Test(arguments: [
    ("依申请公开", 5, 5), ("依申請公開", 5, 5), ("行政复议", 4, 4), ("政务服务", 2, 3), ("不足", 3, 4),
    ("公开", 5, 5), ("镇", 4, 4), ("none:申请", 4, 4), ("新收:>5", 1, 1), ("year:2019", 2, 2),
    ("section:依申请公开 未收到", 1, 1), ("region:五原", 1, 1), ("organ:民政局", 1, 1),
    // The spam tail of the first, and the site's words around the fourth.
    ("取名", 0, 0), ("zone:tail 取名", 1, 1), ("下载文档", 0, 0), ("zone:wrapper 下载文档", 1, 1),
  ])
  func countsAreThoseOfAReader(query: String, plain: Int, repaired: Int) throws {
    guard let index = try index() else { return }
    var request = SearchRequest(query)
    request.relax = false
    #expect(try index.search(request).total == plain)
    request.repair = ReportVocabulary.repair
    let result = try index.search(request)
    #expect(result.total == repaired)
    let labelled = result.hits.count { $0.matchedThrough.contains("rewritten wording") }
    #expect(labelled == repaired - plain)
  }
}
