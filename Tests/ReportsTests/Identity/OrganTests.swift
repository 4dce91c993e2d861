// Is the organ the one that reports, and none of those it speaks of?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct OrganTests {
  @Test(arguments: [
    ("威海市文登区宋村镇人民政府", OrganType.township, ["威海市", "文登区", "宋村镇"]),
    ("五原县民政局", .department, ["五原县"]),
    ("巴彦淖尔市五原县民政局", .department, ["巴彦淖尔市", "五原县"]),
    ("山东省人民政府", .government, ["山东省"]),
    ("山东省威海市人民政府", .government, ["山东省", "威海市"]),
    ("威海市荣成市人民政府", .government, ["威海市", "荣成市"]),
    ("北京市朝阳区人民政府", .government, ["北京市", "朝阳区"]),
    ("内蒙古自治区发展和改革委员会", .department, ["内蒙古自治区"]),
    ("威海市住房和城乡建设局", .department, ["威海市"]),
    ("威海市市场监督管理局", .department, ["威海市"]),
    ("青岛市市北区人力资源和社会保障局", .department, ["青岛市", "市北区"]),
    ("阳泉市矿区卫生健康和体育局", .department, ["阳泉市", "矿区"]),
    ("镇江市文化广电和旅游局", .department, ["镇江市"]),
    ("于都县医疗保障局", .department, ["于都县"]),
    ("瓜州县和平镇人民政府", .township, ["瓜州县", "和平镇"]),
    ("瓜州县腰站子东乡族镇人民政府", .township, ["瓜州县", "腰站子东乡族镇"]),
    ("积石山保安族东乡族撒拉族自治县人民政府", .government, ["积石山保安族东乡族撒拉族自治县"]),
    ("文山壮族苗族自治州交通运输局", .department, ["文山壮族苗族自治州"]),
    ("阿拉善左旗巴润别立镇人民政府", .township, ["阿拉善左旗", "巴润别立镇"]),
    ("四子王旗红格尔苏木人民政府", .township, ["四子王旗", "红格尔苏木"]),
    ("广州市越秀区北京街道办事处", .township, ["广州市", "越秀区", "北京街道"]),
    ("上海市浦东新区教育局", .department, ["上海市", "浦东新区"]),
    ("沛县国有资产监督管理办公室", .department, ["沛县"]),
    ("威海市人民政府办公室", .department, ["威海市"]),
    ("威海市人民政府国有资产监督管理委员会", .department, ["威海市"]),
    ("威海市中级人民法院", .department, ["威海市"]),
    ("五原县人民检察院", .department, ["五原县"]),
    ("威海市公安局文登分局", .department, ["威海市"]),
    ("五原县公安局交通警察大队", .department, ["五原县"]),
    ("国家税务总局五原县税务局", .vertical, ["五原县"]),
    ("国家统计局巴彦淖尔调查队", .vertical, ["巴彦淖尔市"]),
    ("威海海关", .vertical, ["威海市"]),
    ("五原县气象局", .vertical, ["五原县"]),
    ("威海市烟草专卖局", .vertical, ["威海市"]),
    ("威海市邮政管理局", .vertical, ["威海市"]),
    ("五原县第一中学", .institution, ["五原县"]),
    ("五原县中医医院", .institution, ["五原县"]),
    ("威海市自来水有限公司", .institution, ["威海市"]),
    ("苏州市工业园区管理委员会", .government, ["苏州市", "工业园区"]),
    ("五原县政务服务中心", .department, ["五原县"]),
    ("五原县发改委", .department, ["五原县"]),
    ("黔东南州林业局", .department, ["黔东南苗族侗族自治州"]),
    ("海南省人民政府", .government, ["海南省"]),
    ("西藏自治区那曲地区行政公署", .government, ["西藏自治区", "那曲市"]),
    ("中国人民银行五原县支行", .vertical, ["五原县"]),
    ("中华人民共和国青岛海事局", .vertical, ["青岛市"]),
    ("天津市滨海新区塘沽街道办事处", .township, ["天津市", "滨海新区", "塘沽街道"]),
    ("鄂伦春自治旗大杨树镇人民政府", .township, ["鄂伦春自治旗", "大杨树镇"]),
    ("上街区济源路街道办事处", .township, ["上街区", "济源路街道"]),
    ("威海火炬高技术产业开发区管理委员会", .government, ["威海火炬高技术产业开发区"]),
    ("县住房和城乡建设局", .department, []),
  ])
  func readsWholeNames(organ: String, type: OrganType, places: [String]) throws {
    let report = WrittenReport(
      title: "\(organ)2022年政府信息公开工作年度报告",
      body: "2022年，在上级党委政府的领导下，认真做好公开工作。", signature: "\(organ)\n2023年1月10日")
    let identity = try report.identity()
    #expect(identity.organ?.value == organ)
    #expect(identity.organType?.value == type)
    #expect(identity.places == places)
  }

  @Test(arguments: [
    "2022年，在县委、县政府的领导下，{}认真贯彻落实《条例》。",
    "根据《条例》要求，结合{}工作实际，编制本报告。如有疑问，请与{}办公室联系。",
    "本报告由{}编制。", "现将{}2022年公开工作报告如下。我镇公开信息30条。",
  ])
  func readsSentences(body: String) throws {
    let organ = "瓜州县沙河镇人民政府"
    let text = body.split(separator: "{}", omittingEmptySubsequences: false)
      .joined(separator: organ)
    let identity = try WrittenReport(body: text).identity()
    #expect(identity.organ?.value == organ)
    #expect(identity.places == ["瓜州县", "沙河镇"])
  }

  /// The government above is named more often, but it does not say 我镇.
  @Test func organsAboveDoNotWin() throws {
    let report = WrittenReport(
      body: """
        2023年，沙河镇人民政府按照瓜州县人民政府的要求，依托瓜州县人民政府门户网站公开信息。我镇在瓜州县人民政府网站
        公开信息30条。我镇向瓜州县政府办公室报送信息。国务院办公厅文件已转发。瓜州县沙河镇人民政府没有收到申请。
        """)
    let identity = try report.identity()
    #expect(identity.organ?.value == "瓜州县沙河镇人民政府")
    #expect(identity.places == ["瓜州县", "沙河镇"])
  }

  /// Title and signature leave out whose organ it is, a sentence tells.
  @Test(arguments: [
    ("县民政局", "五原县民政局"), ("区审计局", "文登区审计局"), ("州教育局", "黔东南苗族侗族自治州教育局"),
    ("自治区第一中学", "广西壮族自治区第一中学"), ("市公安局", "威海市公安局"), ("县城市管理局", "五原县城市管理局"),
    ("县人民政府", "五原县人民政府"), ("镇人民政府", "瓜州县沙河镇人民政府"),
  ])
  func fullNamesWin(short: String, full: String) throws {
    let report = WrittenReport(
      title: "\(short)2022年政府信息公开工作年度报告",
      body: "2022年，\(short)公开信息30条。\(full)没有收到申请。\(short)没有收费。",
      signature: "\(short)\n2023年1月3日")
    #expect(try report.identity().organ?.value == full)
  }

  /// The organ of another level, of another place, or of what only looks like a place.
  @Test(arguments: [
    "清城区审计局没有收到申请。清城区公开信息。", "会上市政府办公室会同市审计局发言。", "青山县审计局到会。青山县有经验。",
  ])
  func namesOfOthersAreNotFuller(sentence: String) throws {
    let report = WrittenReport(
      title: "市审计局2022年政府信息公开工作年度报告", body: "2022年，市审计局公开信息30条。" + sentence,
      signature: "市审计局\n2023年1月3日")
    #expect(try report.identity().organ?.value == "市审计局")
  }

  @Test func bareGovernmentsStayUnknown() throws {
    let report = WrittenReport(
      title: "县人民政府2022年年度报告", body: "公开信息30条。", signature: "县人民政府\n2023年1月3日")
    #expect(try report.identity().organ == nil)
  }

  @Test func signaturesBehindTablesCount() throws {
    let text = try Folding.fold("2022年公开信息30条。\n五原县民政局\n2023年1月3日")
    let end = text.count
    let start = try Folding.fold("2022年公开信息30条。").count
    var layout = ReportLayout()
    layout.parts = [
      ReportPart(zone: .body, section: nil, range: 0..<start),
      ReportPart(zone: .tables, section: nil, range: start..<end),
    ]
    layout.signature = start..<end
    #expect(IdentityReader.read(text, layout, ReportScan(text)).organ?.value == "五原县民政局")
  }

  @Test func spamIsNoOrgan() throws {
    let report = WrittenReport(
      title: "威廉希尔体育官网办公室2022年政府信息公开工作年度报告",
      body: "2022年，365bet认真落实条例。五原县民政局公开信息30条，我局没有收到申请。五原县民政局没有收费。",
      signature: "五原县民政局\n2023年1月3日")
    #expect(try report.identity().organ?.value == "五原县民政局")
    let only = WrittenReport(title: "威廉希尔体育官网办公室2022年年度报告", body: "公开信息30条。")
    #expect(try only.identity().organ == nil)
  }

  @Test func maskedNamesStayUnknown() throws {
    let report = WrittenReport(
      title: "****政府2021年政府信息公开工作年度报告", body: "2021年，****人民政府公开信息。××县民政局配合。")
    let identity = try report.identity()
    #expect(identity.organ == nil)
    #expect(identity.places.isEmpty)
  }

  /// Neither verbs and particles nor words of advertisers are names, and what is named in passing
  /// is not the one that reports.
  @Test(arguments: [
    "邀请县政府派员指导。", "专人到县信访局查阅。", "做法被市政府办公室推广。", "本报告全文可在县人民政府网站查阅。",
    "依据《条例》和县政府办公室安排，编制本报告。", "可到皇朝国际娱乐档案馆查阅。", "请与人民政府办公室联系。",
    "请与九州电玩城办公室联系。", "与五原县人民政府的要求相比，仍有差距。我镇将改进。",
  ])
  func namesInPassingAreNoOrgans(body: String) throws {
    let identity = try WrittenReport(title: "2022年年度报告", body: "2022年，" + body).identity()
    #expect(identity.organ == nil)
    #expect(identity.places.isEmpty || identity.places == ["五原县"])
  }

  @Test(arguments: [
    "五原县机构编制委员会办公室", "五原县外事办公室", "五原县国有资产监督管理委员会", "五原县民族宗教事务委员会",
  ])
  func similarEndings(organ: String) throws {
    let report = WrittenReport(title: "\(organ)2022年年度报告", body: "公开", signature: organ)
    let identity = try report.identity()
    #expect(identity.organ?.value == organ)
    #expect(identity.organType?.value == .department)
  }

  @Test func oneForeignNameIsOutvoted() throws {
    let report = WrittenReport(
      title: "威海市文登区沙河镇人民政府2023年年度报告",
      body: "2023年，威海市文登区沙河镇人民政府公开信息。宜宾市翠屏区沙河镇人民政府没有收到申请。",
      signature: "威海市文登区沙河镇人民政府\n2024年1月3日")
    #expect(try report.identity().places == ["威海市", "文登区", "沙河镇"])
  }

  @Test func wordsBeforeANameAreNoPartOfIt() throws {
    let report = WrittenReport(
      body: "2023年，沙河镇人民政府公开信息。扎牢沙河镇人民政府制度笼子。沙河镇人民政府没有收费。我镇无诉讼。")
    #expect(try report.identity().organ?.value == "沙河镇人民政府")
  }

  @Test func titlesWithoutTheWordForGovernment() throws {
    let report = WrittenReport(
      title: "沙河镇政府信息公开工作年度报告(2021年)", body: "我镇公开信息。")
    let identity = try report.identity()
    #expect(identity.organ?.value == "沙河镇政府")
    #expect(identity.organType?.value == .township)
  }

  @Test func placesInTheTitleTellTheType() throws {
    let report = WrittenReport(title: "关于沙河镇2022年度政府信息公开工作年度报告", body: "我镇公开信息30条。")
    let identity = try report.identity()
    #expect(identity.organ == nil)
    #expect(identity.organType?.value == .township)
    #expect(identity.places == ["沙河镇"])
  }

  @Test func headerAndPageState() throws {
    let header = WrittenReport(header: "发布机构：五原县民政局 索引号：1508/2023-00012", body: "公开信息30条。")
    let identity = try header.identity()
    #expect(identity.organ?.value == "五原县民政局")
    #expect(identity.indexNumber?.value == "1508/2023-00012")
    let stated = StatedFacts(title: "五原县民政局2022年年度报告")
    let outside = try WrittenReport(body: "公开信息30条。").identity(stated)
    #expect(outside.organ?.value == "五原县民政局")
    #expect(outside.organType?.value == .department)
  }
}
