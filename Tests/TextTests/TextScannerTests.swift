// Does the scanner see the positions that a reader would count?

import TestKit
import Testing

@testable import GongkaiText

@Suite struct TextScannerTests {
  @Test(arguments: [
    ("", ""), ("。", ""), ("依申请公开", "依申请公开"), ("依申請公開。", "依申请公开"), ("３０ＡＢＣ", "<30abc>"),
    ("50㎡①", "<50m21>"), ("2023年报", "<2023>年报"), ("，甲、，乙；", "甲|乙"), ("《政府·信息》“公开”", "政府信息公开"),
    ("报　 告", "报告"), ("ＰＤＦ 文件 v2", "<pdf>文件<v2>"), ("100%达到", "<100><%>达到"), ("甲—乙", "甲|乙"),
    ("甲…乙", "甲|乙"), ("のカﾞラス", "のカラス"), ("한국 어", "한국어"), ("好😀好", "好<😀>好"), ("甲\u{200B}乙", "甲乙"),
    ("一|二｜三│四", "一|二|三|四"), ("一\t二", "一|二"), ("a\u{301}b", "<ab>"), ("𠀀𰀀", "𠀀𰀀"),
    ("〔2021〕30号", "<2021><30>号"),
  ])
  func scansPlainText(text: String, expected: String) {
    #expect(TextFixture.show(text) == expected)
  }

  @Test(arguments: [
    ("www.wendeng.gov.cn", "<www><wendeng><gov><cn>"),
    ("http://a.cn/b", "<http>|</></><a><cn></><b>"),
    ("wy_2471@163.com", "<wy><2471><163><com>"), ("0631—8898088", "<0631><8898088>"),
    ("0631-889", "<0631><889>"),
    ("50.65%", "<50><65><%>"), ("don’t", "<don><t>"), ("a@ b", "<a><@><b>"), ("@甲", "<@>甲"),
    ("3——4", "<3>|<4>"),
    ("第3.甲", "第<3>|甲"), ("甲-乙", "甲|乙"), ("1.", "<1>"), ("甲_a", "甲|<a>"),
    ("⒈2019⒉甲", "<1><20192>|甲"),
  ])
  func connectsWords(text: String, expected: String) {
    #expect(TextFixture.show(text) == expected)
  }

  @Test(arguments: [
    ("12,345件", "<12345>件"), ("12，345", "<12345>"), ("１，２３４，５６７", "<1234567>"),
    ("1,23", "<1>|<23>"),
    ("1234,567", "<1234>|<567>"), ("1,2345", "<1>|<2345>"), ("12,345,67", "<12345>|<67>"),
    ("a12,345", "<a12>|<345>"),
    ("1,234.56元", "<1234><56>元"), ("1, 234", "<1>|<234>"), ("12,345kg", "<12345kg>"),
    ("1,234,5678", "<1234>|<5678>"),
  ])
  func joinsThousands(text: String, expected: String) {
    #expect(TextFixture.show(text) == expected)
  }

  @Test(arguments: [
    ("信息\n公开", "信息公开"), ("信息\r\n公开", "信息公开"), ("信息 \n 公开", "信息公开"), ("信息\n\n公开", "信息|公开"),
    ("信息\n　　公开", "信息|公开"), ("信息\n    公开", "信息|公开"), ("信息\n　公开", "信息公开"), ("信息\n2公开", "信息|<2>公开"),
    ("2\n公开", "<2>|公开"), ("信息）\n公开", "信息|公开"), ("信息\u{C}公开", "信息|公开"), ("信息\u{2029}公开", "信息|公开"),
    ("信息\u{2028}公开", "信息公开"), ("\n信息\n", "信息"), ("开(kāi)\n放", "开放"), ("信\n\t息", "信|息"),
  ])
  func readsLines(text: String, expected: String) {
    #expect(TextFixture.show(text) == expected)
  }

  @Test(arguments: [
    ("根據(jù)展開(kāi)服務(wù)", "根据展开服务"), ("公(gong)(gong)開(kai)(kai)條", "公开条"),
    ("2019年(nian)度", "<2019>年度"),
    ("社會(huì )議", "社会议"), ("社會（ hui ）議", "社会议"), ("公司(a)", "公司<a>"), ("甲(PPP)项目", "甲<ppp>项目"),
    ("书(the)", "书<the>"), ("女(nǚ)律(lü)律(lv)律(lǜ)", "女律律律"), ("长(chang)度", "长<chang>度"),
    ("长(chang)(chang)度", "长度"),
    ("长(cháng)度", "长度"), ("開(kai) ", "开"), ("開 (kai)", "开<kai>"), ("a(kāi)", "<a><kai>"),
    ("開(Kāi)", "开<kai>"),
    ("開(kāi", "开<kai>"), ("裝(zhuāng)置", "装置"), ("開(ka\u{304}i)放", "开放"), ("公(ɡōnɡ)", "公"),
    ("開(kāi5)", "开<kai5>"),
    ("政府(zhengfu)", "政府<zhengfu>"), ("(kāi)", "<kai>"), ("呂(lu\u{308}\u{30C})", "吕"),
  ])
  func removesAnnotations(text: String, expected: String) {
    #expect(TextFixture.show(text) == expected)
  }

  @Test(
    arguments: [
      ([0xFF], ""), ([0xE5, 0x85], ""), ([0x61, 0xC0, 0x80, 0x62], "<ab>"),
      ([0xED, 0xA0, 0x80], ""),
      ([0xE5, 0x85, 0xAC, 0xE5], "公"), ([0xF4, 0x90, 0x80, 0x80], ""), ([0xE0, 0x80, 0x80], ""),
      ([0xE5, 0xE5, 0x85, 0xAC], "公"),
    ] as [([UInt8], String)])
  func passesOverBadBytes(bytes: [UInt8], expected: String) {
    #expect(TextFixture.show(bytes) == expected)
  }

  @Test func cutsLongRunsOfLetters() {
    for length in [1, 254, 255, 256, 510, 511, 1000] {
      let text = String(repeating: "x", count: length)
      let words = TextFixture.show(text).split(whereSeparator: { "<>".contains($0) })
      #expect(words.joined() == text)
      #expect(words.count == (length + 254) / 255)
    }
  }

  @Test func agreesWithTheSlowTwin() {
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: TextFixture.fold, lexicon: lexicon)
    for seed in UInt64(0)..<4000 {
      var random = SeededRandom(seed: seed)
      let text = SlowScanner.randomText(pieces: Int(seed % 50), using: &random)
      if !agrees(text, scanner, lexicon) {
        Issue.record("seed \(seed): \(String(decoding: text, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test func agreesWithTheSlowTwinOnACorpus() {
    guard let lines = Corpus.lines(of: "reports") else { return }
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: TextFixture.fold, lexicon: lexicon)
    for (number, line) in lines.enumerated() where number % 5 == 0 {
      if !agrees(line, scanner, lexicon) {
        Issue.record("line \(number)")
        return
      }
    }
  }

  private func agrees(_ text: [UInt8], _ scanner: TextScanner, _ lexicon: Lexicon) -> Bool {
    let expected = SlowScanner(text, fold: TextFixture.fold).parts
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0, ranges: true) }
    var found: [SlowScanner.Part] = []
    for (index, unit) in scanner.units.enumerated() {
      var bytes: [UInt8] = []
      if Units.isWord(unit) {
        bytes = lexicon.bytes(of: Units.wordIndex(unit))
      } else if unit != Units.hardBreak {
        UTF8Scalar.append(unit, to: &bytes)
      }
      let range = Int(scanner.starts[index])..<Int(scanner.ends[index])
      found.append(SlowScanner.Part(text: String(decoding: bytes, as: UTF8.self), range: range))
    }
    if found != expected { print("found \(found)\nexpected \(expected)") }
    let units = Array(scanner.units)
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
    return found == expected && Array(scanner.units) == units && scanner.starts.isEmpty
  }

  @Test func rangesSliceTheOriginal() {
    let fold = TextFixture.fold
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: fold, lexicon: lexicon)
    for seed in UInt64(0)..<1000 {
      var random = SeededRandom(seed: seed)
      let text = SlowScanner.randomText(pieces: 30, using: &random)
      unsafe text.withUnsafeBytes { unsafe scanner.scan($0, ranges: true) }
      #expect(scanner.starts.count == scanner.units.count)
      #expect(scanner.ends.count == scanner.units.count)
      var last = 0
      for (index, unit) in scanner.units.enumerated() {
        let range = Int(scanner.starts[index])..<Int(scanner.ends[index])
        #expect(range.lowerBound >= last && range.upperBound <= text.count, "seed \(seed)")
        last = range.lowerBound
        guard unit != Units.hardBreak else { continue }
        var folded: [UInt8] = []
        for scalar in String(decoding: text[range], as: UTF8.self).unicodeScalars {
          for part in fold.fold(scalar.value) {
            let kind = fold.characterClass(of: part)
            if part != 0xFFFD, kind.rawValue <= CharacterClass.symbol.rawValue {
              UTF8Scalar.append(part, to: &folded)
            }
          }
        }
        var own: [UInt8] = []
        if Units.isWord(unit) {
          own = lexicon.bytes(of: Units.wordIndex(unit))
        } else {
          UTF8Scalar.append(unit, to: &own)
        }
        let text = String(decoding: folded, as: UTF8.self)
        #expect(text.contains(String(decoding: own, as: UTF8.self)), "seed \(seed)")
      }
    }
  }
}
