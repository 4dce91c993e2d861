// Is the year of a report the one it reports on?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct YearTests {
  @Test(arguments: [
    // The sentence that states the period.
    ("本报告统计期限自2023年1月1日至2023年12月31日。", 2023),
    ("所列数据的统计期限从2022年1月1日起到12月31日止。", 2022),
    ("数据统计时限为二〇二一年一月一日至二〇二一年十二月三十一日。", 2021),
    ("统计期限自201711日至20171231日。", 2017),
    ("统计期限:2016年1月1日—2016年12月31日", 2016),
    ("期限自20年1月1日至2018年12月31日。", 2018),
    ("2020年1月1日至12月28日，我局发出简报三期。", 2020),
    // Sentences.
    ("2019年以来，我镇做了许多事。2019年,我镇没有收到申请。", 2019),
    ("二〇二〇年，我局按要求办事。", 2020),
    ("2021年度，全局公开信息30条，比2020年多5条。", 2021),
    ("2018年，我局公开信息。下一步，2019年，我局将继续努力。", 2018),
    ("2022年，依照《条例》(2019年修订)和国办发〔2020〕8号，我局办结3件，较2021年增长。2022年没有诉讼。", 2022),
  ])
  func sentenceTells(body: String, year: Int) throws {
    #expect(try WrittenReport(body: body).identity().year?.value == year)
  }

  @Test func nothingTells() throws {
    for body in [
      "本局依照条例(2019年修订)办理公开工作。", "发布日期:2024-01-25", "年,全州共办理。年,州里召开会议。",
      "按照国办发〔2022〕8号文件办理。", "",
    ] {
      #expect(try WrittenReport(body: body).identity().year == nil, "\(body)")
    }
  }

  @Test func periodWinsOverTitle() throws {
    let report = WrittenReport(
      title: "青石县水利局2019年政府信息公开工作年度报告",
      body: "统计期限自2018年1月1日至2018年12月31日。2018年，我局公开信息。")
    let year = try #require(try report.identity().year)
    #expect(year.value == 2018)
    #expect(year.rule == "period sentence")
  }

  @Test func periodOfAnOldReportIsFoundOut() throws {
    let report = WrittenReport(
      title: "青石县水利局2019年政府信息公开工作年度报告",
      body: "统计期限自2018年1月1日至2018年12月31日。2019年，我局公开信息。2019年没有申请。2019年收费为零。")
    #expect(try report.identity().year?.value == 2019)
  }

  @Test func titleWinsOverOneSlip() throws {
    let report = WrittenReport(
      title: "云溪镇政府2019年度信息公开年度报告",
      body: "云溪镇2018年度公开信息84条。我镇2019年度没有申请。2020年，云溪镇将按要求办理。")
    #expect(try report.identity().year?.value == 2019)
  }

  @Test func titleOfADownloadSiteIsDistrusted() throws {
    let report = WrittenReport(
      wrapper: "2023年某州报告范文.doc 时间:2023-04-14",
      body: "年,全州开展工作。年,州里召开会议。据统计,年,全州共有十人。")
    #expect(try report.identity().year == nil)
    #expect(try report.identity(StatedFacts(title: "2023年报告范文")).year == nil)
    #expect(try report.identity().published == nil)
  }

  @Test func signatureIsTheLastResort() throws {
    let report = WrittenReport(body: "我局依法公开信息。", signature: "青石县水利局\n2022年1月20日")
    let year = try #require(try report.identity().year)
    #expect(year.value == 2021)
    #expect(year.rule == "year before the signature")
    let december = WrittenReport(body: "我局依法公开信息。", signature: "青石县水利局\n2022年12月20日")
    #expect(try december.identity().year == nil)
  }

  @Test func factsFromOutsideHelp() throws {
    let report = WrittenReport(body: "我局依法公开信息。")
    let titled = try report.identity(StatedFacts(title: "青石县水利局2020年年报")).year
    #expect(titled == Derived(2020, evidence: 0..<0, rule: "title outside of the text"))
    #expect(try report.identity(StatedFacts(fileName: "水利局2017年度.doc")).year?.value == 2017)
    #expect(try report.identity(StatedFacts(fileName: "t20240125_88.html")).year == nil)
  }
}

@Suite struct DayTests {
  @Test(arguments: [
    ("2024年1月22日", 20_240_122), ("2024-01-22", 20_240_122), ("2024.1.2", 20_240_102),
    ("20240122", 20_240_122), ("二〇二四年一月二十二日", 20_240_122), ("二○一九年十二月三十日", 20_191_230),
    ("2024年0122日", 20_240_122), ("201711日", 20_170_101), ("20171231日", 20_171_231),
    ("2024-01-25 16:46:14", 20_240_125), ("2024-1-5 16:46", 20_240_105), ("２０２４年３月８日", 20_240_308),
    ("2024 年 1 月 2 2 日", 20_240_122),
  ])
  func reads(text: String, number: Int) throws {
    let reader = DateReader(try Folding.fold(text))
    let found = try #require(reader.date(at: 0, limit: reader.characters.count))
    #expect(found.date.number == number)
  }

  /// 122 may be January 22 or December 2; the others are no days at all.
  @Test(arguments: [
    "2024年122日", "2023年2月29日", "2024年13月1日", "2024年1月32日", "2024年", "1024年1月1日", "年1月1日",
  ])
  func refuses(text: String) throws {
    let reader = DateReader(try Folding.fold(text))
    #expect(reader.date(at: 0, limit: reader.characters.count) == nil)
  }

  @Test func leapYears() {
    #expect(ReportDate(year: 2024, month: 2, day: 29)?.number == 20_240_229)
    #expect(ReportDate(year: 2100, month: 1, day: 1) == nil)
    #expect(ReportDate(year: 2023, month: 4, day: 31) == nil)
    #expect(
      ReportDate(year: 2023, month: 4, day: 30).map { [$0.year, $0.month, $0.day] } == [
        2023, 4, 30,
      ])
  }

  @Test func publishedAndSignedDiffer() throws {
    let report = WrittenReport(
      title: "青石县水利局2023年年度报告", header: "来源:县水利局 发布日期:2024-01-25 16:46 浏览:8",
      body: "2023年,我局公开信息。", signature: "青石县水利局\n2024年1月22日", tail: "2025年2月3日 上一篇")
    let identity = try report.identity()
    #expect(identity.published?.value.number == 20_240_125)
    #expect(identity.signed?.value.number == 20_240_122)
    #expect(identity.year?.value == 2023)
  }

  @Test func lastLineIsASignature() throws {
    let report = WrittenReport(body: "2023年,我局公开信息。\n青石县水利局\n2024年1月22日")
    #expect(try report.identity().signed?.rule == "last lines")
    let inside = WrittenReport(body: "2023年,我局公开信息,直到2024年1月22日为止。")
    #expect(try inside.identity().signed == nil)
  }

  @Test func propertyOfThePage() throws {
    let stated = StatedFacts(properties: [("PubDate", "2024-01-25 16:46"), ("ArticleTitle", "")])
    #expect(stated.title == nil)
    #expect(try WrittenReport(body: "公开").identity(stated).published?.value.number == 20_240_125)
  }
}
