// Do tables become rows, and tables that lay out a page paragraphs?

import GongkaiFiles
import Testing

@Suite struct HTMLTableTests {
  @Test func rowsBecomeLines() throws {
    let page = """
      前<table border=1><caption>表一</caption><thead><tr><th colspan="3">第二十条</th></tr></thead>
      <tbody><tr><td>信息内容</td><td>本年<br>制发件数</td><td><p>现行</p><p>有效</p></td></tr>
      <tr><td> 规章 </td><td>0</td><td>&nbsp;</td></tr>
      <tr><td>行政规范性文件<td><td><span>12</span></tr>
      <tr><td></td><td> </td><td>　</td></tr></table>后
      """
    let expected = [
      "前", "", "表一", "", "第二十条", "信息内容 | 本年制发件数 | 现行有效", "规章 | 0 | ",
      "行政规范性文件 |  | 12", "", "后",
    ]
    #expect(try text(page) == expected.joined(separator: "\n"))
  }

  @Test func spannedCellsStandOnce() throws {
    #expect(
      try lines("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>")
        == ["甲 | 乙", "1 | 2"])
  }

  @Test func linesInACellAreJoined() throws {
    #expect(
      try lines("<table><tr><td>商业<br>企业<td>3<br>4<td>a<p>b</table>") == ["商业企业 | 3 4 | a b"])
  }

  @Test func rowsThatHaveOnlyALabelKeepTheirColumns() throws {
    #expect(
      try lines("<table><tr><td>项目<td>数<td>数<tr><td>规章<td><td></table>")
        == ["项目 | 数 | 数", "规章 |  | "])
  }

  @Test func tablesThatLayOutAPageBecomeParagraphs() throws {
    let long = String(repeating: "我镇认真贯彻落实条例。", count: 20)
    #expect(
      try text(
        """
        <table><tr><td width=10></td><td><table><tr><td><b>年报</b></td></tr></table></td><td></td>
        </tr><tr><td></td><td><p>\(long)</p><p>二</p>
        <table><tr><td>项</td><td>数</td></tr><tr><td>规章</td><td></td></tr></table></td>
        <td>边</td><td>栏</td></tr></table>
        """) == "年报\n\n\(long)\n\n二\n\n项 | 数\n规章 | \n\n边 | 栏")
    #expect(
      try text("<table><tr><td>首页<td>公开<td><p>\(long)<p>\(long)</table>")
        == "首页 | 公开\n\n\(long)\n\n\(long)")
    #expect(try text("<table><tr><td><p>短<p>文</table>") == "短\n\n文")
  }

  @Test func rowsAndCellsWithoutATableAreBlocks() throws {
    #expect(try text("<div><tr><td>甲</td><td>乙</td></tr></div>").contains("甲"))
    #expect(try lines("<table><td>甲<td>乙<tr><td>1<td>2</table>") == ["甲 | 乙", "1 | 2"])
    #expect(try text("<table>前<tr><td>甲<td>乙</tr>中<tr><td>1<td>2</table>").contains("甲 | 乙"))
  }
}
