// Are encodings called by the names that other programs know?

import GongkaiFiles
import Testing

@Suite struct TextEncodingTests {
  @Test func namesAreThoseOfIconv() {
    #expect(TextEncoding.allCases.map(\.rawValue).allSatisfy { TextEncoding(rawValue: $0) != nil })
    #expect(TextEncoding.gb18030.rawValue == "GB18030")
  }
}
