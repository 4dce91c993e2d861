// Is the encoding found that a page states?

import GongkaiFiles
import Testing

@Suite struct DeclaredCharsetTests {
  @Test(arguments: [
    ("<meta charset=gb2312>", "gb2312"), ("<META CharSet = 'GBK' />", "GBK"),
    ("<html><head><meta name=a content='charset=no'><meta charset=\"utf-8\">", "utf-8"),
    ("<meta http-equiv=Content-Type content='text/html; charset=big5'>", "big5"),
    ("<meta content=\"text/html;charset = GB18030;x\" http-equiv='content-type'>", "GB18030"),
    ("<?xml version='1.0' encoding='GB2312'?><html>", "GB2312"),
    ("<!-- <meta charset=no> --><meta charset=yes>", "yes"),
  ])
  func found(page: String, charset: String) {
    #expect(HTMLReader.declaredCharset(in: Array(page.utf8)) == charset)
    let inGBK = Array("<title>".utf8) + [0xC4, 0xEA, 0xB1, 0xA8] + Array("</title>".utf8)
    #expect(HTMLReader.declaredCharset(in: inGBK + Array(page.utf8)) == charset)
  }

  @Test(arguments: [
    "", "<", "<meta", "<meta charset", "<meta charset=", "<meta charset=>", "<meta charset='",
    "<meta name=charset content=gbk>", "<meta content='text/html; charset=gbk'>", "<?xml", "<!--",
    "charset=gbk", "<meta http-equiv=content-type content=charset>", "<metacharset=gbk>",
    "<meta charset=年报>", "<?xml version='1.0'?>",
  ])
  func notFound(page: String) {
    #expect(HTMLReader.declaredCharset(in: Array(page.utf8)) == nil)
  }

  @Test func onlyTheStartIsSearched() {
    let late = String(repeating: " ", count: 4096) + "<meta charset=gbk>"
    #expect(HTMLReader.declaredCharset(in: Array(late.utf8)) == nil)
  }
}
