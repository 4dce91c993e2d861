// Are cited documents, telephones and numbers of a report's own read as they are written?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct NumberFactsTests {
  @Test(arguments: [
    ("根据国办公开办函〔2021〕30号要求", ["国办公开办函〔2021〕30号"]),
    ("按照榕政办[2016]237号和国办发（2022）8号", ["榕政办〔2016〕237号", "国办发〔2022〕8号"]),
    ("国务院令第711号，国务院令第711号", ["国务院令第711号"]),
    ("粤办函﹝20168号", ["粤办函〔2016〕8号"]), ("国办公开办函〔202130，", ["国办公开办函〔2021〕30号"]),
    ("威政办发2019〕5号", ["威政办发〔2019〕5号"]), ("文政办发〔〕106号", []), ("昌阳路10号，账号1234号", []),
    ("(2019年修订)第5号", []), ("〔2021〕30号", []),
  ])
  func documents(text: String, numbers: [String]) throws {
    #expect(try WrittenReport(body: text).identity().documentNumbers.map(\.value) == numbers)
  }

  @Test func evidenceIsWhatTheTextSays() throws {
    let (text, identity) = try WrittenReport(body: "依据榕政办[2016]237号办理").read()
    let number = try #require(identity.documentNumbers.first)
    #expect(text.string(number.evidence) == "榕政办[2016]237号")
  }

  @Test(arguments: [
    ("电话：0631—8898088", "0631-8898088", "0631"), ("联系电话:(0478)5212471(传真)", "0478-5212471", "0478"),
    ("电话：010-12345678", "010-12345678", "010"), ("电话 06318898088", "0631-8898088", "0631"),
    ("电话：0631 8898088", "0631-8898088", "0631"), ("热线：8898088", "8898088", nil),
    ("电话：0631-****", nil, "0631"), ("电话：无", nil, nil), ("公开电话96128专线", nil, nil),
  ])
  func telephones(text: String, phone: String?, area: String?) throws {
    let identity = try WrittenReport(body: text).identity()
    #expect(identity.phone?.value == phone)
    #expect(identity.areaCode?.value == area)
  }

  @Test func headerBlock() throws {
    let report = WrittenReport(
      header: """
        索引号：014512345/2020-00017    发布机构：青石县水利局
        文号：青水〔2020〕5号    公开日期：2020-01-17
        """, body: "2019年，我局公开信息。邮编：2644001")
    let identity = try report.identity()
    #expect(identity.indexNumber?.value == "014512345/2020-00017")
    #expect(identity.ownNumber?.value == "青水〔2020〕5号")
    #expect(identity.published?.value.number == 20_200_117)
    #expect(identity.organ?.value == "青石县水利局")
    #expect(identity.postcode == nil)
  }
}
