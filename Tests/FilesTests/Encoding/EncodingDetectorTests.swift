// Which encoding is seen in bytes that are special?

import GongkaiFiles
import TestKit
import Testing

@Suite struct EncodingDetectorTests {
  private let sentence = ReportSentences.simplified[0]

  private func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    ICUTwin.encode(text, as: encoding) ?? []
  }

  @Test(
    arguments: [
      ([], .utf8), (Array("plain".utf8), .utf8), ([0xFF, 0xFE], .utf16LittleEndian),
      ([0xFE, 0xFF, 0x4E], .utf16BigEndian), ([0xEF, 0xBB, 0xBF], .utf8), ([0x80], .utf8),
      ([0xE4, 0xB8], .utf8), (Array("caf\u{E9}, na\u{EF}ve".utf8), .utf8),
    ] as [([UInt8], TextEncoding)])
  func tinyFiles(bytes: [UInt8], encoding: TextEncoding) {
    #expect(EncodingDetector.detect(bytes) == encoding)
  }

  @Test func marksDecideForUTF16() {
    for (mark, encoding) in [
      ([0xFF, 0xFE], TextEncoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ] as [([UInt8], TextEncoding)] {
      #expect(EncodingDetector.detect(mark + encoded(sentence, encoding)) == encoding)
    }
  }

  @Test func aMarkOfUTF8BeforeAnotherEncodingIsNotBelieved() {
    let text = ReportSentences.simplified.joined()
    #expect(EncodingDetector.detect([0xEF, 0xBB, 0xBF] + encoded(text, .gb18030)) == .gb18030)
  }

  @Test func aDeclarationDoesNotOutweighTheBytes() {
    for encoding in TextEncoding.allCases {
      let text = ReportSentences.traditional.joined()
      for declared in TextEncoding.allCases {
        #expect(EncodingDetector.detect(encoded(text, encoding), declared: declared) == encoding)
      }
    }
    #expect(EncodingDetector.detect(Array("no Chinese".utf8), declared: .gb18030) == .utf8)
  }

  @Test func aDeclarationDecidesWhatTheBytesLeaveOpen() {
    // In GB 2312 these bytes are two common characters; as UTF-8 they are two Latin letters.
    let bytes: [UInt8] = [0xC2, 0xB7, 0xCA, 0xA9]
    #expect(EncodingDetector.detect(bytes) == .utf8)
    #expect(EncodingDetector.detect(bytes, declared: .gb18030) == .gb18030)
  }

  @Test func runsOfAnotherEncodingInsideLeaveTheWholeWhatItIs() {
    let pasted = encoded("此处为转贴内容，编码不同。", .gb18030)
    let text = Array(ReportSentences.simplified.joined().utf8)
    let half = Array(ReportSentences.simplified[3].utf8)
    #expect(EncodingDetector.detect(half + pasted + text + pasted) == .utf8)
    let other = encoded(ReportSentences.simplified.joined(), .gb18030)
    #expect(EncodingDetector.detect(half + other + other) == .gb18030)
  }

  @Test func asciiWithStrayBytesIsUTF8() {
    var random = SeededRandom(seed: 5)
    let line = "<li><a href=\"index_1.html\">Annual report 2023</a></li>\n"
    for strays in [1, 2, 5, 20, 80] {
      var bytes = Array(String(repeating: line, count: 60).utf8)
      for _ in 0..<strays {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          UInt8.random(in: 0x80...0xFF, using: &random)
      }
      #expect(EncodingDetector.detect(bytes) == .utf8, "\(strays) stray bytes")
    }
  }

  @Test func aLittleChineseInALongPageSuffices() {
    let row = "<td align=\"center\" bgcolor=\"#ffffff\">&nbsp;</td>\n"
    let page = String(repeating: row, count: 400)
    for encoding in [TextEncoding.gb18030, .big5] {
      let text = encoding == .big5 ? "政府資訊公開年度報告" : "政府信息公开年度报告"
      let bytes = encoded(page + text + page, encoding)
      #expect(EncodingDetector.detect(bytes) == encoding)
    }
  }

  @Test func otherScriptsInUTF8StayUTF8() {
    let texts = [
      "ھۆكۈمەت ئۇچۇرلىرىنى ئاشكارىلاش", "སྲིད་གཞུང་གི་ཆ་འཕྲིན", "Правительство", "정보 공개",
    ]
    for text in texts {
      #expect(EncodingDetector.detect(Array(text.utf8)) == .utf8)
      #expect(EncodingDetector.detect(Array(text.utf8).dropLast() + [0xFF]) == .utf8)
    }
  }

  @Test func noBytesTrap() {
    var random = SeededRandom(seed: 6)
    for round in 0..<3000 {
      let size = Int.random(in: 0...(round < 2900 ? 40 : 3000), using: &random)
      let bytes = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let encoding = EncodingDetector.detect(bytes, declared: round % 2 == 0 ? nil : .big5)
      for other in [encoding, TextEncoding.allCases.randomElement(using: &random)!] {
        let (text, places) = TextDecoder.decode(bytes, as: other)
        #expect(String(validating: text, as: UTF8.self) != nil, "seed 6, round \(round)")
        #expect(places <= size, "seed 6, round \(round)")
      }
      _ = BinaryCheck.evidence(in: bytes)
    }
  }
}
