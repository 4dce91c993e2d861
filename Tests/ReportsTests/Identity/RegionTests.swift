// Is the chain of places what the text says, and no more?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct RegionTests {
  @Test func namesInOtherSentencesStandAbove() throws {
    let report = WrittenReport(
      body: """
        根据《内蒙古自治区公开办法》，2020年，五原县民政局公开信息。请与五原县民政局办公室联系（地址：巴彦淖尔市五原县
        新华街4号）。我局没有收费。
        """)
    let region = try #require(try report.identity().region)
    #expect(
      region.value.places
        == [Place("内蒙古自治区", .province), Place("巴彦淖尔市", .city), Place("五原县", .county)])
    #expect(region.value[.city] == "巴彦淖尔市")
    #expect(region.value[.town] == nil)
  }

  @Test func provinceComesFromTheGazetteerApart() throws {
    let identity = try WrittenReport(title: "威海市文登区民政局2022年年度报告", body: "我局").identity()
    #expect(identity.places == ["威海市", "文登区"])
    #expect(identity.provinceByGazetteer?.value == "山东省")
  }

  @Test(arguments: [
    ("联系电话：0631-8898088", ["山东省", "威海市"]), ("邮编：015100", ["内蒙古自治区", "巴彦淖尔市"]),
    ("电话：0478—5212471，邮政编码：015100", ["内蒙古自治区", "巴彦淖尔市"]), ("电话：0558-1234567", ["安徽省"]),
    ("电话：0558-1234567，邮编：236000", ["安徽省", "阜阳市"]), ("电话：010-12345678", ["北京市"]),
    ("邮编：249990", ["安徽省"]), ("电话：12345678", []), ("电话：0000-12345678", []),
  ])
  func codesSpeakForMaskedNames(contact: String, places: [String]) throws {
    let report = WrittenReport(body: "2021年，***人民政府公开信息。\(contact)。")
    #expect(try report.identity().places == places)
  }

  @Test func codeStandsAboveACounty() throws {
    let report = WrittenReport(
      title: "五原县民政局2020年年度报告", body: "我局公开信息。电话：0478-5212471")
    #expect(try report.identity().places == ["内蒙古自治区", "巴彦淖尔市", "五原县"])
  }

  @Test(arguments: [
    ("荣成市人民政府", PlaceLevel.county), ("威海市人民政府", .city), ("荣成市崖头街道办事处", .town),
  ])
  func levelsOfCities(organ: String, level: PlaceLevel) throws {
    let identity = try WrittenReport(title: "\(organ)2022年年度报告", body: "公开").identity()
    #expect(identity.region?.value.places.last?.level == level)
    #expect(identity.region?.value[.city] == (organ == "威海市人民政府" ? "威海市" : nil))
  }

  @Test func unknownCitiesWithCountiesArePrefectures() throws {
    let report = WrittenReport(
      title: "云岭市人民政府2022年年度报告", body: "2022年，各县区公开信息。云岭市青石县公开信息30条。")
    #expect(try report.identity().region?.value.places == [Place("云岭市", .city)])
  }

  @Test func wordsAreNoPlaces() throws {
    let report = WrittenReport(
      body: """
        年,各县、各乡镇、社区和城镇居民都能查阅。全县城市建设、市场监管、园区、景区、地区的信息在社区公开栏公布。市民、
        区域、乡村、家乡、城乡、集镇、红旗。各县〔市〕区、州直部门。开发区、高新区、工业园区。
        """)
    #expect(try report.identity().places.isEmpty)
  }

  /// A code of another prefecture belongs to a copy under other names.
  @Test func namesOutvoteCodes() throws {
    let report = WrittenReport(
      title: "云岭市青石县民政局2020年年度报告", body: "云岭市青石县民政局公开信息。电话：0478-5212471")
    #expect(try report.identity().places.suffix(2) == ["云岭市", "青石县"])
  }

  @Test(arguments: ["房山区", "海城区", "桐林区", "和平区", "天河区", "和布克赛尔蒙古自治县", "于都县", "万年县"])
  func namesThatLookLikeWords(name: String) throws {
    let report = WrittenReport(title: "\(name)民政局2020年年度报告", body: "公开")
    #expect(try report.identity().places == [name])
  }

  @Test func tailsAndWrappersDoNotCount() throws {
    let report = WrittenReport(
      wrapper: "济南市人民政府网", body: "2019年，沙河镇人民政府公开信息。我镇无申请。",
      tail: "上一篇：渊泉镇2020年报告 渊泉镇人民政府 酒泉市瓜州县渊泉镇 2024年 2024年 2024年")
    let identity = try report.identity()
    #expect(identity.places == ["沙河镇"])
    #expect(identity.year?.value == 2019)
  }
}

@Suite struct GazetteerTests {
  private let gazetteer = Gazetteer.shared

  @Test func isComplete() {
    #expect(gazetteer.provinces.count == 34)
    #expect(gazetteer.prefectures.count == 333 + 4)
    #expect(Set(gazetteer.prefectures.map(\.name)).count == gazetteer.prefectures.count)
    for prefecture in gazetteer.prefectures {
      let code = prefecture.areaCode
      #expect(code.hasPrefix("0") && 3...4 ~= code.count && code.allSatisfy(\.isNumber))
      #expect(gazetteer.prefectures(areaCode: code).contains { $0.name == prefecture.name })
      #expect(Set(gazetteer.prefectures(areaCode: code).map(\.province)).count == 1)
    }
  }

  @Test func namesAreFolded() throws {
    for (name, _) in gazetteer.names {
      let folded = try Folding.fold(name)
      #expect(folded.string(0..<folded.count) == name)
    }
  }

  @Test(arguments: [
    ("0631", "威海市"), ("0478", "巴彦淖尔市"), ("0691", "西双版纳傣族自治州"), ("021", "上海市"),
    ("0634", "济南市"),
  ])
  func areaCodes(code: String, name: String) {
    #expect(gazetteer.prefectures(areaCode: code).map(\.name) == [name])
  }

  @Test(arguments: [
    ("264400", "威海市"), ("015100", "巴彦淖尔市"), ("100010", "北京市"), ("250001", "济南市"),
    ("710000", "西安市"), ("510000", "广州市"), ("610000", "成都市"), ("830000", "乌鲁木齐市"),
  ])
  func postcodes(code: String, name: String) {
    #expect(gazetteer.prefecture(postcode: code)?.name == name)
  }

  @Test func sharedAndUnknownCodes() {
    #expect(gazetteer.prefectures(areaCode: "0558").map(\.name) == ["阜阳市", "亳州市"])
    #expect(gazetteer.prefectures(areaCode: "0000").isEmpty)
    #expect(gazetteer.prefecture(postcode: "999999") == nil)
    #expect(gazetteer.prefecture(postcode: "") == nil)
  }
}
