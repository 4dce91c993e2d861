// Does any file have an encoding, and any page a text?

import Gongkai

/// Detects the encoding of the input, decodes it, and reads it as a page.
enum DecodeTarget {
  static func run(_ input: [UInt8]) {
    let encoding = EncodingDetector.detect(input)
    let decoded = TextDecoder.decode(input, as: encoding)
    check(isUTF8(decoded.text), "what is decoded is UTF-8")
    for other in TextEncoding.allCases {
      check(isUTF8(TextDecoder.decode(input, as: other).text), "in every encoding")
    }
    if let page = try? HTMLReader.read(decoded.text) {
      check(isUTF8(page.text), "so is a page's text")
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}
