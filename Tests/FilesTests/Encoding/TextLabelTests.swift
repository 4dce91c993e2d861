// Are encodings known by the names that pages use?

import GongkaiFiles
import Testing

@Suite struct TextLabelTests {
  @Test(
    arguments: [
      ("gb2312", .gb18030), ("GB_2312-80", .gb18030), ("gbk", .gb18030), ("x-gbk", .gb18030),
      (" GB18030 ", .gb18030), ("windows-936", .gb18030), ("Big5", .big5), ("big5-hkscs", .big5),
      ("utf8", .utf8), ("UTF-8", .utf8), ("'utf-8'", .utf8), ("us-ascii", .utf8),
      ("utf-16le", .utf16LittleEndian), ("unicode", .utf16LittleEndian),
      ("UTF-16BE", .utf16BigEndian), ("shift_jis", nil), ("", nil), ("公开", nil),
    ] as [(String, TextEncoding?)])
  func labels(label: String, encoding: TextEncoding?) {
    #expect(TextEncoding(label: label) == encoding)
  }

  @Test func everyNameOfOursIsALabel() {
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(label: encoding.rawValue) == encoding)
    }
  }
}
