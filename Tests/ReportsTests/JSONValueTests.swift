// Is JSON read as RFC 8259 says, and refused at the right byte?

import TestKit
import Testing

@testable import GongkaiReports

/// What a text must read as.
struct ValidJSON: Sendable {
  let text: String
  let value: JSONValue
}

/// A text that must be refused, and how.
struct InvalidJSON: Sendable {
  let text: String
  let byteOffset: Int
  let reason: JSONError.Reason

  init(_ text: String, _ byteOffset: Int, _ reason: JSONError.Reason) {
    self.text = text
    self.byteOffset = byteOffset
    self.reason = reason
  }
}

/// An object with most of what JSON has.
let sampleJSON =
  #"{"id":"报告/1","n":[1,-2.5e3,true,false,null],"s":"\"\\\/\b\f\n\r\té𝌆公开","o":{"a":{}}}"#

@Suite struct JSONValueTests {
  @Test(arguments: [
    ValidJSON(text: "null", value: .null),
    ValidJSON(text: " true\r\n", value: .bool(true)),
    ValidJSON(text: "false", value: .bool(false)),
    ValidJSON(text: "0", value: .integer(0)),
    ValidJSON(text: "-12", value: .integer(-12)),
    ValidJSON(text: "9223372036854775807", value: .integer(.max)),
    ValidJSON(text: "-9223372036854775808", value: .integer(.min)),
    ValidJSON(
      text: "9223372036854775808", value: .number(0x1p63, source: "9223372036854775808")),
    ValidJSON(text: "-0", value: .number(-0.0, source: "-0")),
    ValidJSON(text: "1.50", value: .number(1.5, source: "1.50")),
    ValidJSON(text: "1e2", value: .number(100, source: "1e2")),
    ValidJSON(text: "0.1E-2", value: .number(0.001, source: "0.1E-2")),
    ValidJSON(text: "1e-999", value: .number(0, source: "1e-999")),
    ValidJSON(text: #""""#, value: .string("")),
    ValidJSON(text: #""公开\u516C\u5f00""#, value: .string("公开公开")),
    ValidJSON(text: #""\uD834\uDF06\u0000""#, value: .string("\u{1D306}\0")),
    ValidJSON(text: #""\"\\\/\b\f\n\r\t""#, value: .string("\"\\/\u{8}\u{C}\n\r\t")),
    ValidJSON(text: "[]", value: .array([])),
    ValidJSON(text: "[ ]", value: .array([])),
    ValidJSON(text: "[1 , [2]]", value: .array([.integer(1), .array([.integer(2)])])),
    ValidJSON(text: "{ }", value: .object([])),
    ValidJSON(
      text: #"{"b":1,"a" : 2,"b":3}"#,
      value: .object([("b", .integer(1)), ("a", .integer(2)), ("b", .integer(3))])),
  ])
  func validTextReads(sample: ValidJSON) throws {
    #expect(try JSONValue(parsing: Array(sample.text.utf8)) == sample.value)
    try expectSkipAgrees(Array(sample.text.utf8))
  }

  @Test(arguments: [
    InvalidJSON("", 0, .unexpectedEnd),
    InvalidJSON("  ", 2, .unexpectedEnd),
    InvalidJSON("nul", 3, .unexpectedEnd),
    InvalidJSON("nulL", 3, .unexpectedByte(UInt8(ascii: "L"))),
    InvalidJSON("True", 0, .unexpectedByte(UInt8(ascii: "T"))),
    InvalidJSON("1 2", 2, .trailingBytes),
    InvalidJSON("01", 0, .invalidNumber),
    InvalidJSON("-", 1, .unexpectedEnd),
    InvalidJSON("-x", 0, .invalidNumber),
    InvalidJSON("[1.]", 1, .invalidNumber),
    InvalidJSON("[1e+]", 1, .invalidNumber),
    InvalidJSON("[.5]", 1, .unexpectedByte(UInt8(ascii: "."))),
    InvalidJSON("+1", 0, .unexpectedByte(UInt8(ascii: "+"))),
    InvalidJSON("[1e999]", 1, .numberOutOfRange),
    InvalidJSON("NaN", 0, .unexpectedByte(UInt8(ascii: "N"))),
    InvalidJSON(#""ab"#, 3, .unexpectedEnd),
    InvalidJSON("\"a\nb\"", 2, .controlCharacter(0x0A)),
    InvalidJSON(#""a\x""#, 2, .invalidEscape),
    InvalidJSON(#""\u12G4""#, 1, .invalidEscape),
    InvalidJSON(#""\uD834""#, 1, .loneSurrogate),
    InvalidJSON(#""\uD834\n""#, 1, .loneSurrogate),
    InvalidJSON(#""\uD834A""#, 1, .loneSurrogate),
    InvalidJSON(#""\uD834\u0041""#, 1, .loneSurrogate),
    InvalidJSON(#""\uDF06""#, 1, .loneSurrogate),
    InvalidJSON(#""\uD834\uDF"#, 11, .unexpectedEnd),
    InvalidJSON("[1,]", 3, .unexpectedByte(UInt8(ascii: "]"))),
    InvalidJSON("[1 2]", 3, .unexpectedByte(UInt8(ascii: "2"))),
    InvalidJSON("[1", 2, .unexpectedEnd),
    InvalidJSON("{a:1}", 1, .unexpectedByte(UInt8(ascii: "a"))),
    InvalidJSON(#"{"a" 1}"#, 5, .unexpectedByte(UInt8(ascii: "1"))),
    InvalidJSON(#"{"a":1,}"#, 7, .unexpectedByte(UInt8(ascii: "}"))),
    InvalidJSON(#"{"a":}"#, 5, .unexpectedByte(UInt8(ascii: "}"))),
    InvalidJSON("\u{FEFF}1", 0, .unexpectedByte(0xEF)),
    InvalidJSON("[1] // note", 4, .trailingBytes),
  ])
  func invalidTextIsRefusedAtItsPlace(sample: InvalidJSON) throws {
    let error = try #require(throws: JSONError.self) {
      try JSONValue(parsing: Array(sample.text.utf8))
    }
    #expect(error == JSONError(byteOffset: sample.byteOffset, reason: sample.reason))
    try expectSkipAgrees(Array(sample.text.utf8))
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    let error = JSONError(byteOffset: 1, reason: .invalidUTF8)
    #expect(throws: error) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func nestingIsLimited() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONValue(parsing: nested(256))
    for depth in [257, 100_000] {
      #expect(throws: JSONError(byteOffset: 256, reason: .tooDeep)) {
        try JSONValue(parsing: nested(depth))
      }
      try expectSkipAgrees(nested(depth))
    }
  }

  @Test func membersAreFoundByKey() throws {
    let value = try JSONValue(parsing: Array(sampleJSON.utf8))
    #expect(value["id"] == .string("报告/1"))
    #expect(value["o"]?["a"] == .object([]))
    #expect(value["absent"] == nil)
    #expect(value["id"]?["x"] == nil)
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = Array(sampleJSON.utf8)
    _ = try JSONValue(parsing: bytes)
    for count in 0..<bytes.count {
      let cut = Array(bytes[..<count])
      let error = try #require(throws: JSONError.self) { try JSONValue(parsing: cut) }
      #expect(error.byteOffset <= count)
      #expect(error.reason == .unexpectedEnd || error.reason == .invalidUTF8, "\(count) bytes")
      try expectSkipAgrees(cut)
    }
  }

  @Test func damagedBytesNeverTrap() throws {
    var random = SeededRandom(seed: 7)
    let sample = Array(sampleJSON.utf8)
    let alphabet = Array(#"{}[]",:\u0dD8e+-.tfn 1"#.utf8) + [0x00, 0x0A, 0xE4, 0xBF, 0xFF]
    for _ in 0..<4000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[bytes.indices.randomElement(using: &random)!] = alphabet.randomElement(
          using: &random)!
      }
      try expectSkipAgrees(bytes)
      let noise = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      }
      try expectSkipAgrees(noise)
    }
  }

  /// Passing a value must accept and refuse exactly what reading it does.
  private func expectSkipAgrees(_ bytes: [UInt8]) throws {
    let read = Result { try JSONValue(parsing: bytes) }
    let passed = unsafe bytes.withUnsafeBytes { buffer in
      Result {
        if let offset = unsafe ByteScan.firstInvalidUTF8(in: buffer) {
          throw JSONError(byteOffset: offset, reason: .invalidUTF8)
        }
        var scanner = unsafe JSONScanner(buffer)
        scanner.skipBlanks()
        _ = try scanner.skipValue()
        scanner.skipBlanks()
        guard scanner.current == nil else {
          throw JSONError(byteOffset: scanner.position, reason: .trailingBytes)
        }
      }
    }
    switch (read, passed) {
    case (.success, .success): break
    case (.failure(let one), .failure(let other)):
      #expect(one as? JSONError == other as? JSONError, "\(bytes)")
    default: Issue.record("\(read) but \(passed) for \(bytes)")
    }
  }
}
