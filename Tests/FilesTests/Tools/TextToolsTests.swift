// Is the text of PDF and Word files had from the programs that read them?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct TextToolsTests {
  private let standIn = StandIn()

  private func problem(
    _ tools: TextTools, _ input: ToolInput = .nothing, _ format: FileFormat = .pdf
  ) -> FileProblem? {
    do throws(FileProblem) {
      _ = try tools.text(of: input, format: format)
      return nil
    } catch {
      return error
    }
  }

  @Test func aMissingToolIsNamedWithItsPackage() {
    let tools = TextTools(searchPath: standIn.folder.path)
    #expect(problem(tools) == .toolMissing(tool: "pdftotext", package: "poppler-utils"))
    #expect(
      problem(tools, .nothing, .doc) == .toolMissing(tool: "antiword", package: "antiword"))
    #expect(
      FileProblem.toolMissing(tool: "pdftotext", package: "poppler-utils").description
        == "the program ‘pdftotext’ is not installed: "
        + "install it with ‘apt-get install poppler-utils’")
  }

  @Test func toolsAreFoundInOrder() {
    let other = StandIn()
    standIn.script("tool", "", isExecutable: false)
    other.script("tool", "")
    let path = "relative:\(standIn.folder.path)::\(other.folder.path)"
    #expect(ExecutablePath.find("tool", in: path) == other.folder.file("tool"))
    #expect(ExecutablePath.find("tool", in: "") == nil)
    #expect(ExecutablePath.find("..", in: path) == nil, "a folder is no program")
  }

  @Test func theOutputIsUnderstood() throws {
    standIn.script("pdftotext", "echo \"$*\"; cat /dev/stdin")
    standIn.script("antiword", "printf '%s\\n' \"|甲  |乙|\"; cat /dev/stdin")
    let tools = TextTools(searchPath: standIn.folder.path)
    #expect(
      try tools.text(of: .bytes(Array("甲  1  2\n乙  3  4\n\u{0C}".utf8)), format: .pdf)
        == FileText(
          text: Array("-enc UTF-8 -layout /dev/stdin -\n甲 | 1 | 2\n乙 | 3 | 4\n".utf8), format: .pdf,
          encoding: .utf8))
    let path = standIn.file("a.doc", Array("a\u{0C}b".utf8))
    #expect(
      try tools.text(of: .file(path), format: .doc)
        == FileText(text: Array("甲 | 乙\na\nb\n".utf8), format: .doc, encoding: .utf8))
  }

  @Test func theOtherToolStandsIn() throws {
    standIn.script("catdoc", "cat")
    let tools = TextTools(searchPath: standIn.folder.path)
    #expect(try tools.text(of: .bytes(Array("a\n".utf8)), format: .doc).text == Array("a\n".utf8))
  }

  @Test func outputThatIsNoTextIsMended() throws {
    standIn.script("catdoc", "printf 'a\\377b'")
    let tools = TextTools(searchPath: standIn.folder.path)
    #expect(try tools.text(of: .nothing, format: .doc).text == Array("a\u{FFFD}b".utf8))
  }

  @Test(arguments: [
    ("echo; echo '  Syntax \u{1B}[1merror  '; exit 1", "it ended with status 1"),
    ("printf ' \\n\\tSyntax \\033[1merror\\nmore\\n' >&2; exit 1", "Syntax [1merror"),
    ("kill -9 $$", "signal 9 ended it"),
    ("printf ' \\n\\f\\n'", "no text, perhaps its pages are pictures"),
  ])
  func failuresSayWhy(script: String, reason: String) {
    standIn.script("pdftotext", script)
    let tools = TextTools(searchPath: standIn.folder.path)
    #expect(problem(tools) == .toolFailed(tool: "pdftotext", reason: reason))
  }

  @Test func limitsAreKept() {
    standIn.script("pdftotext", "yes")
    standIn.script("catdoc", "sleep 60")
    let limits = ToolLimits(time: .milliseconds(200), outputBytes: 1000)
    let tools = TextTools(searchPath: standIn.folder.path, limits: limits)
    guard case .tooLong(_, limit: 1000) = problem(tools) else {
      Issue.record("the output is too long")
      return
    }
    #expect(problem(tools, .nothing, .doc) == .timedOut(tool: "catdoc", seconds: 1))
    #expect(
      problem(tools, .file(standIn.folder.file("none")))
        == .toolFailed(
          tool: "pdftotext", reason: "the file cannot be handed over: No such file or directory"))
  }

  private static let hasPDFTool =
    ExecutablePath.find("pdftotext", in: ExecutablePath.searchPath) != nil
  private static let hasDocTool =
    ExecutablePath.find("antiword", in: ExecutablePath.searchPath) != nil

  @Test(.enabled(if: hasPDFTool, "pdftotext is installed"))
  func aRealPDFIsRead() throws {
    typealias Text = SmallPDF.Text
    let pages: [[Text]] = [
      [
        Text(x: 180, y: 780, size: 22, text: "某县二〇二三年报告"),
        Text(x: 112, y: 730, text: "本报告由总体情况主动公开依申请公开三个部分组成"),
        Text(x: 80, y: 702, text: "统计期限为二〇二三年一月一日至十二月三十一日全文见本县"),
        Text(x: 100, y: 660, size: 12, text: "信息内容"),
        Text(x: 220, y: 660, size: 12, text: "制发件数"),
        Text(x: 340, y: 660, size: 12, text: "废止件数"),
        Text(x: 80, y: 636, size: 12, text: "行政规范性文件"), Text(x: 238, y: 636, size: 12, text: "3"),
        Text(x: 358, y: 636, size: 12, text: "12"),
        Text(x: 112, y: 590, text: "欢迎查阅公众可在门户网站下载本报告如有疑问请与本县"),
        Text(x: 290, y: 40, size: 10, text: "- 1 -"),
      ],
      [
        Text(x: 80, y: 780, text: "办公室联系"), Text(x: 290, y: 40, size: 10, text: "- 2 -"),
      ],
    ]
    let bytes = SmallPDF.bytes(pages)
    let expected = """
      某县二〇二三年报告

        本报告由总体情况主动公开依申请公开三个部分组成
      统计期限为二〇二三年一月一日至十二月三十一日全文见本县

      信息内容 | 制发件数 | 废止件数
      行政规范性文件 | 3 | 12

        欢迎查阅公众可在门户网站下载本报告如有疑问请与本县
      办公室联系

      """
    for input in [ToolInput.bytes(bytes), .file(standIn.file("-a b.pdf", bytes))] {
      let text = try TextTools().text(of: input, format: .pdf).text
      let lines = String(decoding: text, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(
        lines.map(\.trimmingBlanks)
          == expected.split(
            separator: "\n", omittingEmptySubsequences: false
          ).map(\.trimmingBlanks))
      #expect(lines.contains { $0.hasPrefix("  本报告") }, "a paragraph is indented")
      #expect(lines.contains("办公室联系"), "what goes on over a page break is not")
    }
  }

  @Test(.enabled(if: hasPDFTool, "pdftotext is installed"))
  func aDamagedPDFIsRefused() {
    let bytes = SmallPDF.bytes([[SmallPDF.Text(x: 80, y: 780, text: "公开")]])
    for input in [Array(bytes.prefix(100)), Array("no PDF".utf8), []] {
      guard case .toolFailed("pdftotext", _) = problem(TextTools(), .bytes(input)) else {
        Issue.record("\(input.count) bytes")
        continue
      }
    }
  }

  @Test(.enabled(if: hasDocTool, "antiword is installed"))
  func whatIsNoWordFileIsRefused() {
    guard
      case .toolFailed("antiword", let reason) = problem(
        TextTools(), .bytes(Array("no Word".utf8)), .doc)
    else {
      Issue.record("it was read")
      return
    }
    #expect(reason.contains("not a Word Document"))
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
