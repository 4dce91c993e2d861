// Is what the writer writes read back as it was?

import TestKit
import Testing

@testable import GongkaiReports

@Suite struct JSONWriterTests {
  @Test func everyKindOfValue() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("文", "公开")
    writer.member("i", -7)
    writer.member("d", 0.1)
    writer.member("b", false)
    writer.key("list")
    writer.beginArray()
    writer.null()
    writer.value(Double.infinity)
    writer.beginObject()
    writer.endObject()
    writer.beginArray()
    writer.endArray()
    writer.value(utf8: [0x61, 0xFF])
    writer.endArray()
    writer.member("json", .object([("x", .number(1, source: "1.00"))]))
    writer.endObject()
    #expect(
      writer.text
        == #"{"文":"公开","i":-7,"d":0.1,"b":false,"list":[null,null,{},[],"a\#u{FFFD}"],"json":{"x":1.00}}"#
    )
  }

  @Test func controlCharactersAreEscaped() throws {
    let string = String((0...0x21).map { Character(Unicode.Scalar(UInt8($0))) }) + "\\\u{7F}公"
    var writer = JSONWriter()
    writer.value(string)
    #expect(writer.bytes.allSatisfy { $0 >= 0x20 })
    #expect(writer.text.hasPrefix(#""\u0000\u0001"#))
    #expect(writer.text.contains(#"\b\t\n\u000b\f\r\u000e\u000f\u0010"#))
    #expect(try JSONValue(parsing: writer.bytes) == .string(string))
  }

  @Test func whatSteersATerminalIsEscaped() throws {
    let string = "a\u{7F}\u{85}\u{9B}2J\u{61C}\u{200E}\u{2028}\u{202E}\u{2069}“公”é\n\""
    var writer = JSONWriter()
    writer.value(string)
    #expect(
      writer.text == #""a\u007f\u0085\u009b2J\u061c\u200e\u2028\u202e\u2069“公”é\n\"""#)
    #expect(try JSONValue(parsing: writer.bytes) == .string(string))
  }

  @Test func linesFollowOneAnother() {
    var writer = JSONWriter()
    for number in 1...2 {
      writer.beginArray()
      writer.value(number)
      writer.endArray()
      writer.newline()
    }
    #expect(writer.text == "[1]\n[2]\n")
    writer.removeAll()
    writer.value(true)
    #expect(writer.text == "true")
  }

  @Test func whatIsWrittenReadsBack() throws {
    var random = SeededRandom(seed: 11)
    for round in 0..<500 {
      let value = randomValue(depth: 0, &random)
      var writer = JSONWriter()
      writer.value(value)
      #expect(try JSONValue(parsing: writer.bytes) == value, "seed 11, round \(round)")
    }
  }

  @Test func doublesReadBackExactly() throws {
    var random = SeededRandom(seed: 12)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      var writer = JSONWriter()
      writer.value(number)
      switch try JSONValue(parsing: writer.bytes) {
      case .number(let read, _): #expect(read.bitPattern == number.bitPattern, "seed 12")
      case let other: Issue.record("\(number) became \(other)")
      }
    }
  }

  private func randomValue(depth: Int, _ random: inout SeededRandom) -> JSONValue {
    let strings = ["", "公开", "a\"b\\c\n", "\u{1D306}", "\0\u{1F}", "长长长长长长长长长长"]
    switch Int.random(in: 0..<(depth < 3 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int(bitPattern: UInt(random.next())))
    case 3: return .number(2.5, source: "2.50e0")
    case 4: return .string(strings.randomElement(using: &random)!)
    case 5:
      return .array(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          randomValue(depth: depth + 1, &random)
        })
    default:
      return .object(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          (strings.randomElement(using: &random)!, randomValue(depth: depth + 1, &random))
        })
    }
  }
}
