// Are reworded texts told from ordinary ones, and queries given the words they use?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct RewrittenWordsTests {
  private func score(_ text: String) throws -> Double {
    let folded = try Folding.fold(text)
    return RepairScore.score(folded, ReportScan(folded)).score
  }

  private func alternatives(_ phrase: String) -> [String] {
    RewrittenWords.alternatives(of: Array(phrase.utf16)).map {
      String(decoding: $0, as: UTF16.self)
    }
  }

  @Test func ordinaryWordsScoreNothing() throws {
    #expect(
      try score(
        "推进标准化建设，开展培训，改进工作方法；部分群众缺乏了解，根本原因在于宣传不够，局部路段平安无事，营造热烈气氛。") == 0)
    #expect(try score("") == 0)
    #expect(try score(MadeReports.sixSections()) == 0)
  }

  @Test func rewordedTextScoresHigh() throws {
    let text = "依托政务效劳中心打根底，通过播送、电视宣传，广阔干部参与；出台考核方法的通知和标准性文件，还存在困难和缺乏，制定改良措施。"
    #expect(try score(text) >= RewrittenWords.threshold)
    #expect(try score(text) <= 1)
  }

  @Test func aSingleSlipIsNotEnough() throws {
    #expect(try score("县政务效劳中心已经开放。") < RewrittenWords.threshold)
  }

  @Test func alternativesOfPhrases() {
    #expect(alternatives("政务服务").contains("政务效劳"))
    #expect(alternatives("不足").contains("缺乏"))
    #expect(alternatives("规范服务").contains("标准效劳"))
    #expect(alternatives("原则").contains("原那么"))
    #expect(alternatives("") == [])
    #expect(alternatives("青石镇") == [])
  }

  @Test func alternativesAreBoundedAndDistinct() {
    let many = alternatives("服务规范基本广播改进氛围基础不足办法部分")
    #expect(many.count == RewrittenWords.mostAlternatives)
    #expect(Set(many).count == many.count)
  }

  /// Every single replacement, tried at every place, is among the alternatives.
  @Test(arguments: ["政务服务", "信息安全监督", "改进措施", "主动公开政府信息", "工作制度"])
  func singleReplacementsAreAll(_ phrase: String) {
    let found = alternatives(phrase)
    for (rewritten, original) in RewrittenWords.pairs {
      for range in phrase.ranges(of: original) {
        var form = phrase
        form.replaceSubrange(range, with: rewritten)
        #expect(found.contains(form), "\(phrase): \(form)")
      }
    }
  }

  @Test func pairsAreWellFormed() {
    #expect(RewrittenWords.pairs.count >= 60)
    for pair in RewrittenWords.pairs { #expect(pair.rewritten != pair.original) }
  }
}
