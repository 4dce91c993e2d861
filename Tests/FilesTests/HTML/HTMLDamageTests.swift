// Do damaged and hostile pages end in text or a clear refusal?

import GongkaiFiles
import TestKit
import Testing

@Suite struct HTMLDamageTests {
  private static let page = """
    <!DOCTYPE html><html><head><meta charset="gbk"><title>年报</title><meta name="PubDate"
    content='2024'><script>var a = "</p>";</script></head><body><div class="nav"><a href="/">首页</a>
    </div><table><tr><td>&nbsp;</td><td><h1>年报</h1><p>公开&#8230;<br>信息</p><table class=t>
    <tr><td rowspan=2>甲</td><td>1</td></tr><tr><td></td></tr></table></td></tr></table><pre> a
    b</pre><select><option>x</select><ruby>开<rt>kai</rt></ruby></body></html>
    """

  /// Reads, and checks what every answer must hold to.
  private func read(_ bytes: [UInt8], _ place: String) {
    do throws(FileProblem) {
      let text = try HTMLReader.read(bytes).text
      #expect(String(validating: text, as: UTF8.self) != nil, "\(place)")
      #expect(text.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }, "\(place)")
      #expect(!text.isEmpty && text.first != 0x0A && text.last == 0x0A, "\(place)")
    } catch {
      #expect(error == .empty || error == .tooDeep(limit: HTMLReader.maximumDepth), "\(place)")
    }
    _ = HTMLReader.declaredCharset(in: bytes)
  }

  @Test func cutAtEveryByte() {
    let bytes = Array(Self.page.utf8)
    for count in 0...bytes.count { read(Array(bytes[..<count]), "cut at \(count)") }
  }

  @Test func everyByteChanged() {
    let bytes = Array(Self.page.utf8)
    var random = SeededRandom(seed: 1)
    for index in bytes.indices {
      for value in [0, 0x3C, 0x3E, 0x22, UInt8.random(in: 0...255, using: &random)] {
        var changed = bytes
        changed[index] = value
        read(changed, "byte \(index) is \(value)")
      }
    }
  }

  @Test func tagSoup() {
    let tags = [
      "table", "tr", "td", "th", "tbody", "div", "p", "a href=1", "span class=nav", "nav", "header",
      "div class=menu", "td class=share", "tr class=nav", "table class=nav", "select", "option",
      "title", "script", "pre", "h1", "li", "ul", "body", "html", "head", "br", "textarea", "svg",
      "template", "form", "meta name=a content=b", "b", "font", "caption", "rt", "frameset",
    ]
    let texts = ["甲", " ", "&nbsp;", "a\nb", "&#x", "<", "<!--", "-->", "1", "　"]
    var random = SeededRandom(seed: 7)
    for round in 0..<2500 {
      var page = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1: page += "<\(tags.randomElement(using: &random)!)>"
        case 2, 3: page += "</\(tags.randomElement(using: &random)!.split(separator: " ")[0])>"
        default: page += texts.randomElement(using: &random)!
        }
      }
      read(Array(page.utf8), page + " of round \(round)")
    }
  }

  @Test func depthIsBounded() throws {
    for tag in ["div", "table", "ul", "b", "table><tr><td"] {
      let open = String(repeating: "<\(tag)>", count: 100_000)
      #expect(throws: FileProblem.tooDeep(limit: HTMLReader.maximumDepth)) { try text(open + "甲") }
    }
    let deep = String(repeating: "<div>", count: 9900)
    #expect(try text(deep + "甲") == "甲")
    let tables = String(repeating: "<table><tr><td>", count: 3000)
    #expect(try text(tables + "甲") == "甲")
    #expect(try text(String(repeating: "<p><font>甲", count: 4500)).hasPrefix("甲\n\n甲"))
  }

  @Test func workIsBounded() throws {
    let open = String(repeating: "<div>", count: 9900)
    #expect(throws: FileProblem.tooBroken(format: .html)) {
      try text(open + String(repeating: "</b>", count: 40_000))
    }
    let attributes = (0..<50_000).map { " a\($0)=1" }.joined()
    #expect(try text("<p\(attributes)>甲") == "甲")
    #expect(try text("甲" + String(repeating: "<", count: 100_000)).hasPrefix("甲"))
    #expect(throws: FileProblem.tooLong(bytes: (64 << 20) + 1, limit: 64 << 20)) {
      try HTMLReader.read([UInt8](repeating: 0x20, count: (64 << 20) + 1))
    }
  }

  @Test func manyPagesAtOnce() async throws {
    let expected = try text(Self.page)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<50).allSatisfy { _ in (try? text(Self.page)) == expected }
        }
      }
      for await agrees in group { #expect(agrees) }
    }
  }
}
