// Is every file that holds one document read by what it is, in whatever encoding?

import Glibc
import TestKit
import Testing

@testable import Gongkai

@Suite struct DocumentIntakeTests {
  @Test(arguments: [
    (Array(Encoded.report.utf8), "UTF-8"),
    ([0xEF, 0xBB, 0xBF] + Array(Encoded.report.utf8), "UTF-8"),
    (Encoded.gbk(Encoded.report), "GB18030"),
    ([0xFF, 0xFE] + Encoded.utf16(Encoded.report), "UTF-16LE"),
    ([0xFE, 0xFF] + Encoded.utf16(Encoded.report, lowByteFirst: false), "UTF-16BE"),
  ])
  func textIsDecoded(bytes: [UInt8], encoding: String) throws {
    let folder = InputFolder()
    try folder.write("a.txt", bytes)
    let report = try #require(try folder.reports().first)
    #expect(report.id == "a.txt" && report.format == "text")
    #expect(report.encoding == encoding && report.damagedPlaces == 0)
    #expect(report.title == "关于政府信息公开工作的年度报告")
    #expect(report.string.hasSuffix(Encoded.report))
  }

  @Test func soundUTF8IsNotCopied() throws {
    let bytes = Array(Encoded.report.utf8)
    let text = try DocumentReader.standard.read(bytes, named: .text).text
    let isSame = unsafe bytes.withUnsafeBytes { bytes in
      unsafe text.withUnsafeBytes { unsafe $0.baseAddress == bytes.baseAddress }
    }
    #expect(isSame)
  }

  @Test func damagedPlacesAreCountedAndNothingElseIsLost() throws {
    let folder = InputFolder()
    let half = Array(Encoded.report.utf8)
    try folder.write("a.txt", half + [0xFF, 0xFE] + half + [0xC0] + Array("尾".utf8))
    let report = try #require(try folder.reports().first)
    #expect(report.damagedPlaces == 2)
    #expect(report.string == Encoded.report + "\u{FFFD}" + Encoded.report + "\u{FFFD}尾")
  }

  private let page = """
    <html><head><title>页面标题</title><meta name="PubDate" content="2024-01-05">
    <meta name="ContentSource" content="白塔镇人民政府"></head>
    <body><p>\(String(repeating: "依申请公开政府信息", count: 20))。</p><p>第二段。</p></body></html>
    """

  @Test(arguments: ["a.html", "a.htm", "a.shtml", "a.xhtml", "a.txt", "a.doc", "a.pdf", "a.docx"])
  func pagesAreReadUnderAnyName(name: String) throws {
    let folder = InputFolder()
    try folder.write(name, page)
    let report = try #require(try folder.reports().first)
    #expect(report.format == "html")
    #expect(report.string.hasSuffix("依申请公开政府信息。\n\n第二段。\n"))
    // The first line is too long to be a title.
    #expect(report.title == "页面标题" && report.titleRange.isEmpty)
    #expect(report.fields.contains(.init(name: "PubDate", value: "2024-01-05")))
    #expect(report.keywords.isEmpty)
  }

  @Test func thePageSaysItsEncodingAndTheBytesDecide() throws {
    let folder = InputFolder()
    let body = "<p>关于政府信息公开</p><p>依申请公开的工作报告</p></body></html>"
    let head = "<html><head><meta charset=gb2312></head><body>"
    try folder.write("a.html", Encoded.gbk(head + body))
    try folder.write("b.html", head + body)
    let reports = try folder.reports()
    #expect(reports.map(\.encoding) == ["GB18030", "UTF-8"])
    #expect(reports.map(\.title) == ["关于政府信息公开", "关于政府信息公开"])
  }

  @Test(arguments: ["a.docx", "a.txt", "a.doc", "a.zip"])
  func wordDocumentsAreReadUnderAnyName(name: String) throws {
    let folder = InputFolder()
    try folder.write(name, SmallArchive.document(["首段", "第二段"], title: "所述标题"))
    let report = try #require(try folder.reports().first)
    #expect(report.id == name && report.format == "docx" && report.title == "首段")
    #expect(report.string == "首段\n\n第二段\n" && report.statedTitle == "所述标题")
    #expect(report.fields.contains { $0.value == "秘书科" })
  }

  @Test(arguments: [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "a PNG image"),
    (Array("{\\rtf1\\ansi text}".utf8), "a Rich Text file"),
    ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00], "a RAR file"),
    (SmallArchive.bytes([.init("xl/workbook.xml", "<x/>")]), "a ZIP file"),
    ([UInt8](repeating: 1, count: 100), "a binary file"),
    (Array("MIME-Version: 1.0\nContent-Type: multipart/related\n".utf8), "a web page with its"),
  ])
  func whatIsNoTextIsRefusedByName(bytes: [UInt8], kind: String) throws {
    let folder = InputFolder()
    for name in ["a.txt", "b.html", "c.doc"] { try folder.write(name, bytes) }
    let problems = try folder.problems()
    #expect(problems.count == 3)
    for problem in problems {
      #expect("\(problem)".hasPrefix("\(problem.path): \(kind)"), "\(problem)")
    }
  }

  @Test func textWithAFewTagsStaysText() throws {
    let folder = InputFolder()
    let junk = "<title>广告</title>\n一、总体情况</span><p>乱码\n二、情况，<br>其他\n三、问题\n四、其他\n五、无\n"
    try folder.write("a.txt", junk)
    try folder.write("b.html", "没有标记的\n文本\n")
    let reports = try folder.reports()
    #expect(reports.map(\.format) == ["text", "text"])
    #expect(reports.map(\.string) == [junk, "没有标记的\n文本\n"])
  }

  @Test(arguments: [
    ("<p>一段</p>", true), ("\n <div class='x'>一段<br/>二段</div>\n", true),
    ("<P>一</P>\n<P>二</P>", true), ("前<br>后<br>又<br>再", true), ("<!DOCTYPE HTML>x", true),
    ("<?xml version='1.0'?><html>x</html>", true), ("一 < 二 > 三", false), ("<p", false),
    ("<title>广告</title>\n一\n二\n三", false), ("没有标记", false), ("", false), ("<", false),
    ("收入<10万元\n支出</p>1\n2\n3\n4\n5", false),
  ])
  func markup(text: String, isMarkup: Bool) {
    #expect(MarkupCheck.isMarkup(Array(text.utf8)) == isMarkup)
  }

  @Test func programsReadWhatIsNotReadHere() throws {
    let folder = InputFolder()
    let script = folder.directory.file("pdftotext")
    try Files.replaceAtomically(
      path: script, contents: Array("#!/bin/sh\necho 'PDF的标题'; echo 正文\n".utf8))
    // SAFETY: the path is lent as a terminated string for the call.
    #expect(unsafe chmod(script, 0o755) == 0)
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    try folder.write("a.pdf", "%PDF-1.4\n")
    try folder.write("b.txt", "%PDF-1.4\n")
    try folder.write("c.doc", compound + [UInt8](repeating: 0, count: 600))
    let reader = DocumentReader(tools: TextTools(searchPath: folder.directory.path))
    let results = try folder.results(reader)
    for result in results.prefix(2) {
      let report = try result.get()
      #expect(report.format == "pdf" && report.title == "PDF的标题")
    }
    let problem = try #require(throws: IntakeProblem.self) { try results[2].get() }
    #expect(problem.missingPackage == "antiword")
    #expect("\(problem)".hasSuffix("install it with ‘apt-get install antiword’"))
  }

  @Test func theSummaryCountsWhatWaitsForAPackage() {
    var summary = FileIndexer.Summary()
    for (path, package) in [("a", "antiword"), ("b", "poppler-utils"), ("c", "antiword")] {
      summary.problems.append(
        IntakeProblem(path: path, reason: .content(.toolMissing(tool: "x", package: package))))
    }
    summary.problems.append(IntakeProblem(path: "d", reason: .notAFile))
    #expect(summary.filesByMissingPackage.map(\.package) == ["antiword", "poppler-utils"])
    #expect(summary.filesByMissingPackage.map(\.count) == [2, 1])
  }

  @Test func oneFileIsReadAsIndexingReadsIt() throws {
    let folder = InputFolder()
    try folder.write("a.unknown", Encoded.gbk(Encoded.report))
    try folder.write("b.csv", "id,text\n1,甲\n2,\n3,丙\n")
    var titles: [String] = []
    try FileReports.read(path: folder.file("a.unknown")) { titles.append(try $0.get().title) }
    #expect(titles == ["关于政府信息公开工作的年度报告"])
    var seen: [String] = []
    try FileReports.read(path: folder.file("b.csv")) { result in
      switch result {
      case .success(let report): seen.append(report.id)
      case .failure(let problem): seen.append("line \(problem.line ?? 0)")
      }
    }
    #expect(seen == ["1", "line 3", "3"])
    #expect(throws: IntakeError.self) { try FileReports.read(path: folder.file("none")) { _ in } }
  }
}
