// Is the text of a page read as a browser would show it?

import GongkaiFiles
import Testing

@Suite struct HTMLTextTests {
  @Test func blocksArePartedByEmptyLinesAndBreaksEndLines() throws {
    #expect(try text("<h1>题目</h1><p>第一段<br>第二行</p>末<div>段</div>") == "题目\n\n第一段\n第二行\n\n末\n\n段")
    #expect(try text("<p>甲<br><br>乙<br/>&nbsp;<br>丙") == "甲\n\n乙\n\n丙")
    #expect(try text("<ul><li>甲<li>乙</ul><hr>丙") == "甲\n\n乙\n\n丙")
  }

  @Test func blanksAreFolded() throws {
    #expect(try text("<p>  我镇 \n\t <b> 认真 </b>\r\n贯彻  </p>") == "我镇 认真 贯彻")
    #expect(try text("<p><span>a</span> <span>b</span><i>c</i></p>") == "a bc")
    #expect(try text("<p>&nbsp;&nbsp;首\u{A0}\u{A0}行&nbsp; </p>") == "  首  行")
    #expect(try text("<p>　　首行　</p>") == "　　首行")
    #expect(try text("<pre>a  b\n c\n</pre>d") == "a  b\n c\n\nd")
  }

  @Test func entitiesAreDecoded() throws {
    #expect(
      try text("&lt;p&gt; &amp;amp; &#20844;&#x5F00; &hellip;&ldquo;&rdquo; &copy; a&b AT&T")
        == "<p> &amp; 公开 …“” © a&b AT&T")
  }

  @Test func whatIsNoTextIsLeftOut() throws {
    #expect(
      try text(
        """
        <head><title>题</title><style>p { color: red }</style></head><body>
        <script>if (a < b) document.write("<p>no</p><\\/b></i>");</script>
        <!-- <p>no</p> --><template><p>no</p></template><noscript>请启用脚本</noscript>
        <form><input type="hidden" value="no"><select><option>no<option>no</select>
        <textarea>no</textarea><button>no</button><p>正文</p></form>
        <ruby>开<rp>(</rp><rt>kāi</rt><rp>)</rp></ruby><p hidden>no</p></body>
        """) == "正文\n\n开")
  }

  @Test func titleAndProperties() throws {
    let page = try HTMLReader.read(
      Array(
        """
        <html><head><title> 年报 - \n 某网站 </title><META NAME="PubDate" CONTENT="2024-01-25">
        <meta content="甲 &amp; 乙" name="ContentSource"><meta property="og:type" content="x">
        <meta http-equiv="refresh" content="1"><meta name="Keywords" content=""></head>
        <body><p>正文<svg><title>no</title></svg></p></body></html>
        """.utf8), encoding: .gb18030, damagedPlaces: 3)
    #expect(page.title == "年报 - 某网站")
    #expect(
      page.properties == [
        .init(name: "PubDate", value: "2024-01-25"),
        .init(name: "ContentSource", value: "甲 & 乙"), .init(name: "og:type", value: "x"),
      ])
    #expect(page.format == .html && page.encoding == .gb18030 && page.damagedPlaces == 3)
    let titled = try HTMLReader.read(
      Array("<title>乙</title><meta name='ArticleTitle' content=' 甲 '>丙".utf8))
    #expect(titled.title == "甲")
    #expect(try HTMLReader.read(Array("<title> </title>丙".utf8)).title == nil)
  }

  @Test func propertiesAreBounded() throws {
    let value = String(repeating: "值", count: 3000)
    let many = (0..<300).map { "<meta name='n\($0)' content='\(value)'>" }.joined()
    let page = try HTMLReader.read(Array("\(many)<p>正文".utf8))
    #expect(page.properties.count == 100)
    #expect(page.properties.allSatisfy { $0.value.utf8.count == 4095 })
  }

  @Test func anEncodingThatIsStatedIsIgnored() throws {
    for stated in ["gb2312", "iso-8859-1", "utf-16", "no such thing"] {
      let page = """
        <?xml version="1.0" encoding="\(stated)"?><meta charset="\(stated)">
        <meta http-equiv="Content-Type" content="text/html; charset=\(stated)"><p>政府信息公开</p>
        """
      #expect(try text(page) == "政府信息公开")
    }
    #expect(try text("\u{FEFF}<p>公开</p>") == "公开")
  }

  @Test func nulsAndControlCharactersGo() throws {
    #expect(try text("<p>公\0开\u{1}年\u{8}报\u{7F}</p>\0\0<p>乙</p>") == "公开年报\n\n乙")
    let broken = try HTMLReader.read(Array("<p>公".utf8) + [0xFF] + Array("开".utf8))
    #expect(String(decoding: broken.text, as: UTF8.self) == "公\u{FFFD}开\n")
  }

  @Test(arguments: [
    "", " \n ", "<p>&nbsp;</p>", "<html></html>", "<script>a", "<!--",
    "<frameset><frame src='a'></frameset>", "<table><tr><td></td><td>&nbsp;</td></tr></table>",
  ])
  func pagesWithoutTextAreRefused(page: String) {
    #expect(throws: FileProblem.empty) { try text(page) }
  }
}
