// Does the table fold as promised, idempotently, and survive any damage?

import TestKit
import Testing

@testable import GongkaiText

@Suite struct FoldTableTests {
  private let fold = TextFixture.fold

  private func folded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      for part in fold.fold(scalar.value) {
        if let part = Unicode.Scalar(part) { result.unicodeScalars.append(part) }
      }
    }
    return result
  }

  @Test(arguments: [
    ("依申請公開", "依申请公开"), ("３０ＡＢＣ", "30abc"), ("㎡", "m2"), ("①⑩", "110"), ("Café", "cafe"),
    ("か\u{3099}がｶﾞ", "かかカ"), ("한국", "한국"), ("㈱", "(株)"), ("著作鉅甯祇", "着作钜宁只"), ("薴苎苧", "苎苎苎"),
    ("「」『』", "「」『』"), ("々〇〻", "々〇〻"), ("﹝〔（", "〔〔("), ("⻚⻓⼀", "页长一"), ("ẞ", "ss"),
    ("a\u{200B}\u{FEFF}\u{AD}b", "ab"), ("　\u{A0}", "  "), ("3〜5～", "3~5~"), ("Ⅷ", "viii"),
    ("峯麪裏", "峰面里"), ("乾坤", "干坤"),
  ])
  func foldsSamples(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test(arguments: [
    (CharacterClass.ideograph, "公開々〇㐀𠀀𰀀"), (.syllable, "かカー한ㄱ"), (.letter, "aZ9é١яㄅ①Ⅷ"),
    (.symbol, "%‰#&*@/\\^~+=<$￥★😀§※"),
    (.hardBreak, "。！？；：，、.,!?;:\t|｜│┃…—–-_･".replacing("･", with: "")),
    (.transparent, "\"'“”‘’「」『』()[]{}（）【】〔〕〈〉《》·・•‧･`"), (.blank, " 　\u{A0}\u{2003}"),
    (.newline, "\n\r\u{C}\u{85}\u{2028}\u{2029}"),
    (.ignorable, "\u{0}\u{7F}\u{FEFF}\u{FE0F}\u{200D}\u{301}"),
  ])
  func classifiesSamples(expected: CharacterClass, characters: String) {
    for scalar in characters.unicodeScalars {
      #expect(fold.characterClass(of: scalar.value) == expected, "\(scalar.escaped(asASCII: true))")
    }
  }

  @Test func foldingIsIdempotent() {
    for scalar in UInt32(0)...0x10FFFF {
      for part in fold.fold(scalar) where fold.fold(part) != [part] {
        Issue.record("U+\(String(scalar, radix: 16)) folds to U+\(String(part, radix: 16))")
      }
    }
  }

  @Test func unitsKnowIdeographsFromTheirValue() {
    for scalar in UInt32(1)...0x10FFFF where fold.fold(scalar) == [scalar] {
      let isIdeograph = fold.characterClass(of: scalar) == .ideograph
      if Units.isIdeograph(scalar) != isIdeograph {
        Issue.record("U+\(String(scalar, radix: 16)): class ideograph is \(isIdeograph)")
      }
    }
  }

  @Test func knowsReadings() {
    func key(_ text: String) -> UInt32 {
      text.unicodeScalars.reduce(0) { PinyinSyllable.appending($1.value, to: $0) }
    }
    func reading(_ character: Unicode.Scalar) -> UInt32 { fold.reading(of: character.value) }
    #expect(reading("開") == key("kai"))
    #expect(reading("律") == key("lv") && key("lv") == key("lu"))
    #expect(reading("裝") == key("zhuang"))
    #expect(reading("a") == 0 && reading("か") == 0)
    #expect(fold.isSyllable(key("gong")) && fold.isSyllable(key("a")))
    #expect(!fold.isSyllable(key("ppp")) && !fold.isSyllable(key("the")) && !fold.isSyllable(0))
  }

  @Test func survivesARoundTrip() throws {
    let bytes = fold.bytes
    #expect(bytes.count < 300_000)
    let copy = try FoldTable(bytes: bytes)
    #expect(copy.bytes == bytes)
    #expect(copy.icuVersion == fold.icuVersion && !copy.icuVersion.isEmpty)
    #expect(try FoldTable.makeFromICU().bytes == bytes)
    for scalar in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      #expect(copy.fold(scalar) == fold.fold(scalar))
    }
  }

  @Test func refusesPartsOfATable() {
    let bytes = fold.bytes
    for length in [0, 1, 8, 47, 48, 1000, 34_863, 34_864, bytes.count - 1] {
      #expect(throws: TextError.self) { try FoldTable(bytes: Array(bytes.prefix(length))) }
    }
    #expect(throws: TextError.self) { try FoldTable(bytes: bytes + [0]) }
    #expect(throws: TextError.foldTable(.wrongMagic)) {
      try FoldTable(bytes: [0] + bytes.dropFirst())
    }
  }

  @Test(arguments: 0..<12)
  func damageNeverTraps(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var bytes = fold.bytes
    // The first rounds hit the header, the others only what is not checked when a table is opened.
    let range = seed < 4 ? 8..<200 : 34_864..<bytes.count
    for _ in 0..<(seed < 4 ? 2 : 40_000) {
      bytes[Int.random(in: range, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    guard let damaged = try? FoldTable(bytes: bytes) else { return }
    for scalar in stride(from: UInt32(0), through: 0x10FFFF, by: 3) {
      _ = damaged.fold(scalar)
      _ = damaged.characterClass(of: scalar)
      _ = damaged.reading(of: scalar)
    }
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: damaged, lexicon: lexicon)
    for _ in 0..<200 {
      let text = SlowScanner.randomText(pieces: 60, using: &random)
      unsafe text.withUnsafeBytes { unsafe scanner.scan($0, ranges: true) }
    }
    _ = try? Analyzer(fold: damaged).tokens(of: SlowScanner.randomText(pieces: 60, using: &random))
  }
}
