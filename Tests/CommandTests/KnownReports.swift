// Which reports do tests know everything about?

import Gongkai
import TestKit

/// A small index of made-up reports that tests only read, made once.
final class KnownReports: Sendable {
  static let shared = KnownReports()

  let folder = TemporaryDirectory()
  var path: String { folder.file("index") }
  var files: String { folder.file("reports") }

  static let whole = """
    沙岭县人民政府2023年政府信息公开工作年度报告
    发布日期：2024-01-25
    本报告依照国办公开办函〔2021〕30号文件的格式编制，统计期限自2023年1月1日起至2023年12月31日止。
    一、总体情况
    沙岭县人民政府全年主动公开政府信息128条，各股室轮流值守，未出差错。全年新收申请3件，均按期答复。
    二、主动公开政府信息情况
    公开栏每月更换一次，内容由办公室审定。
    三、收到和处理政府信息公开申请情况
    全年收到政府信息公开申请3件，予以公开2件。
    四、政府信息公开行政复议、行政诉讼情况
    全年发生行政复议0件，行政诉讼1件。
    五、存在的主要问题及改进情况
    主要问题是栏目偏少，今后将逐步补齐。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    沙岭县人民政府
    2024年1月22日

    """

  /// Its tables are gone, and links of other pages stand behind it.
  static let stripped = """
    青杨镇人民政府2022年政府信息公开工作年度报告
    一、总体情况
    2022年，青杨镇人民政府把公开栏搬到集市旁边，群众路过就能看见，全年工作平稳有序。
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    主要问题是更新偏慢，今后每周检查一次。
    六、其他需要报告的事项
    无其他需要报告的事项。
    青杨镇人民政府
    2023年1月9日
    上一篇：青杨镇2022年预算公开说明
    下一篇：腌菜的八种做法
    猜你喜欢
    驾校报名须知

    """

  private init() {
    do {
      try folder.write("reports/a-whole.txt", Self.whole)
      try folder.write("reports/b-stripped.txt", Self.stripped)
      try folder.write("reports/c-note.txt", "午饭\u{1B}[31m通知\n食堂今天供应面条。\n")
      try folder.write(
        "reports/d.jsonl",
        """
        {"id":"given","text":"=值班\\u009b表","year":2019,"organ":"红瓦局","requests_new":7}

        """)
      let run = try CommandRun("index", files, "--index", path)
      precondition(run.code == 0, "the reports can be indexed: \(run.errors)")
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

/// Rows of CSV, read by the book.
enum SlowCSV {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case ",", "\r":
        if isQuoted {
          cell.unicodeScalars.append(scalar)
        } else {
          row.append(cell)
          cell = ""
        }
      case "\n":
        if isQuoted {
          cell.unicodeScalars.append(scalar)
        } else {
          rows.append(row)
          row = []
        }
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
