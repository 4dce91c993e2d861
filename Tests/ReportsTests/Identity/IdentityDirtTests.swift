// Does dirt change what a report is, and does damage ever trap?

import GongkaiText
import TestKit
import Testing

@testable import GongkaiReports

@Suite struct IdentityDirtTests {
  private static let report = WrittenReport(
    title: "威海市文登区沙河镇人民政府2023年政府信息公开工作年度报告",
    header: "索引号：3710/2024-00012  发布日期：2024-01-25 16:46",
    body: """
      根据《条例》（国务院令第711号）和国办公开办函〔2021〕30号要求，结合沙河镇人民政府实际，编制本报告。统计期限从
      2023年1月1日至2023年12月31日。请与威海市文登区沙河镇人民政府办公室联系（地址：威海市文登区沙河镇中路10号，
      电话：0631-8898000，邮编：264400）。
      2023年，我镇公开政务信息46条，比2022年多5条。2023年，我镇没有收到申请。2024年，我镇将继续努力。
      """,
    signature: "威海市文登区沙河镇人民政府\n2024年1月22日")

  private func check(
    _ identity: ReportIdentity, _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(identity.year?.value == 2023, sourceLocation: sourceLocation)
    #expect(identity.organ?.value == "威海市文登区沙河镇人民政府", sourceLocation: sourceLocation)
    #expect(identity.organType?.value == .township, sourceLocation: sourceLocation)
    #expect(identity.places == ["威海市", "文登区", "沙河镇"], sourceLocation: sourceLocation)
    #expect(identity.published?.value.number == 20_240_125, sourceLocation: sourceLocation)
    #expect(identity.signed?.value.number == 20_240_122, sourceLocation: sourceLocation)
    #expect(identity.phone?.value == "0631-8898000", sourceLocation: sourceLocation)
    #expect(identity.postcode?.value == "264400", sourceLocation: sourceLocation)
    #expect(
      identity.documentNumbers.map(\.value) == ["国务院令第711号", "国办公开办函〔2021〕30号"],
      sourceLocation: sourceLocation)
  }

  @Test func cleanText() throws { check(try Self.report.identity()) }

  private static let traditional: [Character: String] = [
    "区": "區", "镇": "鎮", "务": "務", "开": "開", "报": "報", "据": "據", "条": "條", "办": "辦", "国": "國",
    "联": "聯", "电": "電", "话": "話", "邮": "郵", "编": "編", "发": "發", "号": "號", "计": "計", "实": "實",
  ]
  private static let pinyin: [Character: String] = [
    "开": "(kāi)", "务": "(wù)", "报": "(bào)", "国": "(guó)", "区": "(qū)", "镇": "(zhèn)",
  ]

  @Test(arguments: 0..<20) func harmlessDirtChangesNothing(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let (_, identity) = try Self.report.read { text in
      var dirty = ""
      for character in text {
        var written = String(character)
        if let form = Self.traditional[character], Int.random(in: 0..<3, using: &random) == 0 {
          written = form
        }
        if let value = character.wholeNumberValue, character.isASCII,
          Int.random(in: 0..<3, using: &random) == 0,
          let scalar = Unicode.Scalar(0xFF10 + UInt32(value))
        {
          written = String(scalar)
        }
        if let sound = Self.pinyin[character], Int.random(in: 0..<3, using: &random) == 0 {
          written += sound
        }
        dirty += written
        let isHan = character.unicodeScalars.first.map { 0x4E00...0x9FFF ~= $0.value } ?? false
        if isHan, Int.random(in: 0..<6, using: &random) == 0 { dirty += " " }
      }
      return dirty
    }
    check(identity)
  }

  @Test(arguments: 0..<150) func damageNeverTraps(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let loss = Int.random(in: 2...30, using: &random)
    let (text, identity) = try Self.report.read { text in
      var damaged = text.filter { _ in Int.random(in: 0..<loss, using: &random) != 0 }
      if Bool.random(using: &random) {
        damaged = String(
          damaged.shuffled(using: &random).prefix(Int.random(in: 0...300, using: &random)))
      }
      return damaged
    }
    for range in [
      identity.year?.evidence, identity.organ?.evidence, identity.region?.evidence,
      identity.signed?.evidence, identity.published?.evidence, identity.phone?.evidence,
    ] + identity.documentNumbers.map(\.evidence) {
      if let range { #expect(range.upperBound <= text.count) }
    }
    if let year = identity.year { #expect(2000...2099 ~= year.value) }
  }

  /// Texts of anchors only, one behind the other, in any order.
  @Test(arguments: 0..<100) func anchorsInAnyOrder(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let words = [
      "市", "县", "区", "镇", "乡", "威海市", "山东省", "北京市", "人民政府", "政府", "办公室", "局", "国家", "和", "我镇", "年",
      "2023",
      "1月1日", "至", "12月31日", "〔", "20", "号", "第", "令", "电话", "0631", "-", "邮编", "发布日期", ":", "\n",
      " ", "五原", "民政",
      "街道", "自治县", "联系", "来源", "东乡族", "月", "日", "1231日", "统计期限", "分局", "(", "索引号", "　　",
    ]
    let text = (0..<Int.random(in: 1...200, using: &random)).map { _ in
      words[Int.random(in: 0..<words.count, using: &random)]
    }.joined()
    let folded = try Folding.fold(text)
    let identity = IdentityReader.read(folded, ReportLayout(), ReportScan(folded))
    if let organ = identity.organ {
      #expect(folded.string(organ.evidence) == organ.value)
    }
    for places in [identity.region?.value.places ?? []] {
      for (above, below) in zip(places, places.dropFirst()) { #expect(above.level < below.level) }
    }
  }

  @Test func manyNamesTakeLinearTime() throws {
    var body = ""
    for number in 0..<20_000 {
      let scalar = Unicode.Scalar(UInt32(0x5000 + number % 0x2000)) ?? "甲"
      body += "\(scalar)\(number % 7 == 0 ? "河" : "山")镇人民政府，"
    }
    let folded = try Folding.fold(body)
    _ = IdentityReader.read(folded, ReportLayout(), ReportScan(folded))
  }
}
