// Are the columns of a CSV file known by their names?

import Testing

@testable import GongkaiFiles

@Suite struct CSVHeaderTests {
  private func header(_ text: String) throws -> CSVHeader {
    try unsafe Array(text.utf8).withUnsafeBytes { bytes in
      try unsafe CSVHeader(bytes)
    }
  }

  @Test(arguments: [
    ("id,title,text\n1,a,b\n", ","), ("编号;标题;正文\r\n", ";"), ("网址\t题名\t内容", "\t"),
    ("\u{FEFF}id;text,with commas,in,it;text\n", ";"), ("sep=;\r\nid;text\r\n", ";"),
    ("\"id\",\"title; or name\",\"text\"\n", ","), ("\"正文\"\n", ","), ("text", ","),
    ("说明（甲;乙;丙;丁）,正文\n", ","),
  ])
  func theSeparatorIsFound(text: String, separator: String) throws {
    let header = try header(text)
    #expect(String(decoding: [header.separator], as: UTF8.self) == separator)
    #expect(header.roles.contains(.text))
  }

  @Test(arguments: [
    ("id,title,text", [CSVHeader.Role.id, .title, .text]),
    ("ID, Title ,TEXT", [.id, .title, .text]),
    ("标题,正文,编号", [.title, .text, .id]),
    ("url,id,content,text", [.property, .id, .property, .text]),
    ("网址,名称,内容,发布日期", [.id, .title, .text, .property]),
    ("doc_id,文章 标题,公文正文", [.id, .title, .text]),
    ("text,text", [.text, .property]),
    ("链接,body,,", [.id, .text, .property, .property]),
  ])
  func rolesAreTold(text: String, roles: [CSVHeader.Role]) throws {
    #expect(try header(text).roles == roles)
  }

  @Test func recordsBeginBehindTheHeader() throws {
    let text = "\u{FEFF}\r\n,,\n\"id\",\"te\nxt\",text\r\n1,2,3\n"
    let header = try header(text)
    #expect(header.byteCount == text.utf8.count - 6)
    #expect(header.firstRecordLine == 5)
    #expect(header.columns == ["id", "te\nxt", "text"])
    #expect(try self.header("a,,text\n").columns == ["a", "column 2", "text"])
  }

  @Test(arguments: ["", "\n\r\n  \n", ",,,\n", "\u{FEFF}", "\"text\nand no end", "sep=,\n"])
  func aFileWithoutHeaderIsRefused(text: String) {
    #expect(throws: FileProblem.malformedCSV(line: 1, reason: .noHeader)) {
      try header(text)
    }
  }

  @Test func aFileWithoutTextIsRefusedByNamingItsColumns() throws {
    let problem = FileProblem.malformedCSV(line: 1, reason: .noTextColumn(found: ["编号", "日期"]))
    #expect(throws: problem) { try header("编号,日期\n1,2\n") }
    #expect(
      problem.description == "malformed CSV on line 1, no column is known to hold the text; "
        + "found ‘编号’, ‘日期’: name that column ‘text’ or ‘正文’ on the first line")
    let many = CSVFault.noTextColumn(
      found: (1...40).map { "a column with the long name \($0)" })
    #expect(many.description.contains("‘a column with the lo…’, 28 more: name"))
  }

  @Test func aHeaderWithoutEndIsRefused() throws {
    var text = Array("text,".utf8)
    text += [UInt8](repeating: UInt8(ascii: "x"), count: CSVHeader.maximumBytes)
    #expect(throws: FileProblem.malformedCSV(line: 1, reason: .noHeader)) {
      try unsafe text.withUnsafeBytes { try unsafe CSVHeader($0) }
    }
  }
}
