// Which reports do the tests of counts, orders and rows search?

import Gongkai
import TestKit

/// Made-up reports whose counts can be made by hand, in an index that is made once.
final class CountedReports: Sendable {
  static let shared = CountedReports()

  struct Report {
    let id: String
    let year: Int
    let province: String
    let city: String
    let requests: Int
    /// Said in the overview.
    let sentence: String
    /// Said behind the report.
    var tail = ""
    var isRewritten = false
  }

  static let reports = [
    Report(
      id: "a", year: 2021, province: "山东省", city: "威海市", requests: 0,
      sentence: "阳光政务，阳光服务。"),
    Report(
      id: "b", year: 2021, province: "山东省", city: "烟台市", requests: 12,
      sentence: "建成“阳光政务”大厅,设\"阳光\"窗口。"),
    Report(
      id: "c", year: 2022, province: "河南省", city: "洛阳市", requests: 5, sentence: "网站运行平稳。"),
    Report(
      id: "d", year: 2023, province: "山东省", city: "威海市", requests: 120,
      sentence: "=阳光政务之年。", tail: "上一篇：区教育局2020年工作总结\n下一篇：小学作文\n"),
    Report(
      id: "e", year: 2023, province: "河南省", city: "洛阳市", requests: 7,
      sentence: "提供阳光效劳。", isRewritten: true),
    Report(
      id: "f", year: 2022, province: "山东省", city: "烟台市", requests: 30,
      sentence: "ｗｅｂ网站改版，提供阳光效劳。"),
  ]

  let folder = TemporaryDirectory()
  var path: String { folder.file("index") }

  private init() {
    var lines: [UInt8] = []
    for report in Self.reports {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("id", report.id)
      writer.member("text", Self.text(report))
      writer.member("year", report.year)
      writer.member("province", report.province)
      writer.member("city", report.city)
      writer.member("requests_new", report.requests)
      if report.isRewritten { writer.member("rewritten", 900) }
      writer.endObject()
      writer.newline()
      lines += writer.bytes
    }
    do {
      try folder.write("reports.jsonl", bytes: lines)
      let run = try CommandRun("index", folder.file("reports.jsonl"), "--index", path)
      precondition(run.code == 0, "the reports can be indexed: \(run.errors)")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func text(_ report: Report) -> String {
    """
    \(report.city)民政局\(report.year)年政府信息公开工作年度报告

    　　一、总体情况
    　　\(report.sentence)
    　　二、主动公开政府信息情况
    　　全年主动公开政府信息\(report.requests + 3)条。
    　　三、收到和处理政府信息公开申请情况
    　　\(report.requests == 0 ? "未收到申请。" : "收到申请\(report.requests)件，均已答复。")
    　　四、存在的问题
    　　服务意识有待加强。

    　　\(report.city)民政局
    　　\(report.year + 1)年1月20日

    \(report.tail)
    """
  }

  func search(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments: ["search"] + arguments + ["--index", path])
  }
}

/// A plain reader of RFC 4180: the slow twin of what writes rows.
func cells(ofCSV text: [UInt8]) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var i = 0
  while i < text.count {
    let byte = text[i]
    i += 1
    if isQuoted {
      if byte != 0x22 {
        cell.append(byte)
      } else if i < text.count, text[i] == 0x22 {
        cell.append(byte)
        i += 1
      } else {
        isQuoted = false
      }
    } else if byte == 0x22 {
      isQuoted = true
    } else if byte == 0x2C || byte == 0x0A {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
      if byte == 0x0A {
        rows.append(row)
        row = []
      }
    } else if byte != 0x0D {
      cell.append(byte)
    }
  }
  return rows
}
