// How does a government's site show a report as a page?

/// A page with what sites put round an article: menus, bread crumbs, scripts, neighbours, a foot.
enum HTMLPage {
  static func text(_ report: FinishedReport) -> Text {
    let plan = report.plan
    let site = escaped(plan.organ.site)
    let title = escaped(report.title.string)
    var page = Text("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head>\n")
    page.append("<meta charset=\"\(report.encoding.charset)\">\n<title>\(title)_\(site)</title>\n")
    page.append("<meta name=\"SiteName\" content=\"\(site)\">\n")
    page.append("<meta name=\"ArticleTitle\" content=\"\(title)\">\n")
    page.append("<meta name=\"PubDate\" content=\"\(plan.published.iso) 09:\(minute(plan)):00\">\n")
    page.append("<meta name=\"ColumnName\" content=\"年报\">\n")
    page.append("<script>var menu = [1, 2]; if (menu.length < 3) { load('<p>x</p>'); }</script>\n")
    page.append("<style>.article p { text-indent: 2em; }</style></head><body>\n")
    page.append("<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li>")
    for menu in ["走进本地", "新闻动态", "信息公开专栏", "网上办事", "互动交流"] {
      page.append("<li><a href=\"#\">\(menu)</a></li>")
    }
    page.append("</ul></div>\n<div class=\"crumbs\">当前位置：<a href=\"/\">首页</a> &gt; ")
    page.append("<a href=\"/xxgk\">信息公开</a> &gt; 年报</div>\n<div class=\"article\">\n")
    appendBody(report.text, to: &page)
    page.append("</div>\n<div class=\"neighbours\"><p>上一篇：<a href=\"#\">关于召开座谈会的通知</a></p>")
    page.append("<p>下一篇：<a href=\"#\">没有了</a></p></div>\n")
    page.append("<div class=\"share\"><a href=\"#\">打印</a> <a href=\"#\">关闭</a></div>\n")
    page.append("<div class=\"foot\"><p>主办：\(site) 网站标识码：\(1_000_000 + plan.index)</p>")
    page.append("<p>建议使用新版浏览器</p></div>\n</body></html>\n")
    guard report.encoding.wantsTraditional else { return page }
    return page.map { TraditionalTable.traditional($0, overConverting: false) }
  }

  private static func minute(_ plan: ReportPlan) -> Int { 10 + plan.index % 50 }

  private static func escaped(_ string: String) -> String {
    var text = Text()
    escape(Text(string)[...], &text)
    return text.string
  }

  private static func escape(_ units: Text.SubSequence, _ page: inout Text) {
    for unit in units {
      switch unit {
      case 38: page.append("&amp;")
      case 60: page.append("&lt;")
      case 62: page.append("&gt;")
      case 34: page.append("&quot;")
      default: page.append(unit)
      }
    }
  }

  /// Lines become paragraphs, and runs of lines with cell borders become tables.
  private static func appendBody(_ text: Text, to page: inout Text) {
    var rows: [[Text.SubSequence]] = []
    for line in text.split(separator: 10) {
      let cells = self.cells(line)
      if cells.count > 1 {
        rows.append(cells)
        continue
      }
      appendTable(&rows, to: &page)
      page.append("<p>")
      escape(line, &page)
      page.append("</p>\n")
    }
    appendTable(&rows, to: &page)
  }

  /// The cells of a line that is a row of a table: parts between ` | `, or between tabs.
  private static func cells(_ line: Text.SubSequence) -> [Text.SubSequence] {
    let border = [UInt16](Text(" | "))
    var cells: [Text.SubSequence] = []
    var start = line.startIndex
    var position = line.startIndex
    while position < line.endIndex {
      if line[position] == 9 {
        cells.append(line[start..<position])
        start = position + 1
      } else if line[position...].starts(with: border) {
        cells.append(line[start..<position])
        start = min(position + border.count, line.endIndex)
        position = start
        continue
      }
      position += 1
    }
    return cells + [line[start...]]
  }

  private static func appendTable(_ rows: inout [[Text.SubSequence]], to page: inout Text) {
    guard !rows.isEmpty else { return }
    let width = rows.map(\.count).max() ?? 0
    page.append("<table border=\"1\">\n")
    for row in rows {
      page.append("<tr>")
      // The middle cell of three spans what is left, as 法人或其他组织 does; else the last.
      let wide = row.count == 3 ? 1 : row.count - 1
      for (number, cell) in row.enumerated() {
        let span = number == wide ? width - row.count + 1 : 1
        page.append(span > 1 ? "<td colspan=\"\(span)\">" : "<td>")
        escape(cell, &page)
        page.append("</td>")
      }
      page.append("</tr>\n")
    }
    page.append("</table>\n")
    rows.removeAll()
  }
}

extension TextEncoding {
  /// The name pages give it.
  var charset: String {
    switch self {
    case .utf8: "utf-8"
    case .gbk: "gbk"
    case .gb18030: "gb18030"
    case .big5: "big5"
    case .utf16le, .utf16be: "utf-16"
    }
  }
}
