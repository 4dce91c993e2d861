// Are the records of CSV files read as they were meant?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct CSVReaderTests {
  private typealias Property = FileText.Property

  /// All records of a file with its header, and the problem that ended them.
  private func read(_ text: [UInt8]) throws -> (records: [CSVRecord], problem: FileProblem?) {
    let header = try unsafe text.withUnsafeBytes { try unsafe CSVHeader($0) }
    return unsafe Array(text[header.byteCount...]).withUnsafeBytes { bytes in
      var reader = unsafe CSVReader(bytes, header: header, firstLine: header.firstRecordLine)
      var records: [CSVRecord] = []
      var problem: FileProblem?
      do throws(FileProblem) {
        while let record = try reader.next() { records.append(record) }
      } catch {
        problem = error
      }
      #expect((try? reader.next()) == .some(nil), "nil for ever")
      return (records, problem)
    }
  }

  private func read(_ text: String) throws -> [CSVRecord] {
    let (records, problem) = try read(Array(text.utf8))
    #expect(problem == nil)
    return records
  }

  /// Cells as text.
  private func texts(_ records: [CSVRecord]) -> [String] {
    records.map { String(decoding: $0.text, as: UTF8.self) }
  }

  @Test func columnsBecomeParts() throws {
    let records = try read(
      #"""
      \#u{FEFF}网址,标题,发布日期,正文,机构\#r
      https://a.example/1,"甲县""报告""",2024-01-25,"第一行
      第二行，有""引号""",办公室\#r
      \#r
       , ,,"文本"
      """#)
    #expect(
      records == [
        CSVRecord(
          line: 2, byteRange: 0..<99, id: "https://a.example/1", title: "甲县\"报告\"",
          text: Array("第一行\n第二行，有\"引号\"".utf8),
          properties: [
            Property(name: "发布日期", value: "2024-01-25"), Property(name: "机构", value: "办公室"),
          ]),
        CSVRecord(
          line: 5, byteRange: 101..<114, id: nil, title: nil, text: Array("文本".utf8),
          properties: []),
      ])
  }

  @Test func raggedRowsAreRead() throws {
    let records = try read("id,text,note\n1\n2,b\n3,c,d,e,,f\n,,\n4,d,\n")
    #expect(records.map(\.id) == ["1", "2", "3", "4"])
    #expect(texts(records) == ["", "b", "c", "d"])
    #expect(
      records[2].properties == [
        Property(name: "note", value: "d"), Property(name: "column 4", value: "e"),
        Property(name: "column 6", value: "f"),
      ])
    #expect(records.map(\.line) == [2, 3, 4, 6])
  }

  @Test(arguments: [
    ("a \"b\" c", "a \"b\" c"), ("\"放\"管服\"改革\"", "放\"管服\"改革"), ("\"a\"  ", "a"),
    ("\"a\" b\"", "a\" b"), ("\"\"", ""), ("\"\"\"\"", "\""), ("\"a\nb\"", "a\nb"),
    (" \"a\"", " \"a\""), ("a\"\"b", "a\"\"b"), ("a\rb", "a\rb"),
  ])
  func quotesOfTheWildAreTolerated(cell: String, text: String) throws {
    #expect(texts(try read("text,id\nfirst,1\n\(cell),2\n")).dropFirst() == [text])
    for lineEnd in ["\n", "\r\n", "\r\r\n"] {
      let file = ["id,text", "1,first", "2,\(cell)", "3,c"].map { $0 + lineEnd }.joined()
      #expect(texts(try read(file)) == ["first", text, "c"])
    }
  }

  @Test func recordsAgreeWithTheTwin() throws {
    var random = SeededRandom(seed: 3)
    let header = Array("id,text\n".utf8)
    for round in 0..<3000 {
      let body = RandomCSV.text(&random, pieces: round % 50)
      let twin = SlowCSV(body, separator: UInt8(ascii: ","))
      let (records, problem) = try read(header + body)
      let expected = twin.records.filter { !$0.cells.allSatisfy(\.isBlank) }
      #expect(records.map(\.byteRange) == expected.map(\.range), "round \(round)")
      #expect(
        records.map(\.text)
          == expected.map { $0.cells.count > 1 && !$0.cells[1].isBlank ? $0.cells[1] : [] })
      #expect((problem != nil) == (twin.unclosed != nil))
      if let start = twin.unclosed {
        let line = 2 + body[..<start].count { $0 == 10 }
        #expect(problem == .malformedCSV(line: line, reason: .unclosedQuote))
      }
    }
  }

  @Test(arguments: [",", ";", "\t"] as [Character], ["\n", "\r\n"])
  func whatAProgramWritesIsReadBack(separator: Character, lineEnd: String) throws {
    var random = SeededRandom(seed: 4)
    let parts = ["公开", "\"", "\n", "\r\n", ",", ";", "\t", "x", "行政 许可", "12"]
    for _ in 0..<100 {
      let rows = (1...20).map { number in
        ["\(number)", (0...5).map { _ in parts.randomElement(using: &random)! }.joined() + "."]
      }
      let file = RandomCSV.file(
        [["id", "text"]] + rows, separator: separator, lineEnd: lineEnd, &random)
      let (records, problem) = try read(file)
      #expect(problem == nil)
      #expect(records.map { $0.id ?? "" } == rows.map { $0[0] })
      #expect(texts(records) == rows.map { $0[1] })
    }
  }

  @Test func recordsBeforeAnUnclosedQuoteAreKept() throws {
    let (records, problem) = try read(Array("id,text\n1,a\n2,\"b\n3,c\n4,d\n".utf8))
    #expect(records.map(\.id) == ["1"])
    #expect(problem == .malformedCSV(line: 3, reason: .unclosedQuote))
  }

  @Test func aCellOfTenMegabytesIsRead() throws {
    let cell =
      [UInt8](repeating: UInt8(ascii: "\n"), count: 5 << 20)
      + [UInt8](repeating: UInt8(ascii: "\""), count: 10 << 20)
    let file = Array("id,text\n1,\"".utf8) + cell + Array("\"\n2,b\n".utf8)
    let (records, problem) = try read(file)
    #expect(problem == nil)
    #expect(records.map(\.text.count) == [10 << 20, 1])
    #expect(records.map(\.line) == [2, 3 + (5 << 20)])
  }

  @Test func piecesOfAnySizeGiveTheSameRecords() throws {
    var random = SeededRandom(seed: 5)
    let body = RandomCSV.text(&random, pieces: 3000) + Array("\"\n".utf8)
    let file = Array("id,text\n".utf8) + body
    let header = try unsafe file.withUnsafeBytes { try unsafe CSVHeader($0) }
    let whole = try read(file)
    for size in [1, 7, 64, 1000, 100_000] {
      var cutter = CSVCutter(separator: header.separator)
      var (held, pieces) = ([UInt8](), [[UInt8]]())
      for start in stride(from: 0, to: body.count, by: size) {
        let piece = Array(body[start..<min(start + size, body.count)])
        let end = unsafe piece.withUnsafeBytes { unsafe cutter.lastRecordEnd(inNext: $0) }
        if let end {
          pieces.append(held + piece[..<end])
          held = []
        }
        held += piece[(end ?? 0)...]
      }
      var records: [CSVRecord] = []
      var (line, offset) = (2, 0)
      for piece in pieces + [held] {
        unsafe piece.withUnsafeBytes { bytes in
          var reader = unsafe CSVReader(bytes, header: header, firstLine: line)
          while var record = try? reader.next() {
            record.byteRange =
              offset + record.byteRange.lowerBound..<offset + record.byteRange.upperBound
            records.append(record)
          }
        }
        line += piece.count { $0 == 10 }
        offset += piece.count
      }
      #expect(records == whole.records, "pieces of \(size)")
    }
  }
}

extension [UInt8] {
  fileprivate var isBlank: Bool { allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 } }
}
