// Is what surrounds an article left out, and never the article?

import GongkaiFiles
import Testing

@Suite struct HTMLFurnitureTests {
  @Test(arguments: [
    "<nav>首页</nav>", "<footer><p>版权所有</p></footer>", "<header>某网站</header>",
    "<div class='top-nav'><ul><li>首页</ul></div>", "<div id=footer>主办单位</div>",
    "<div class='x Breadcrumb'>当前位置：<a href=/>首页</a></div>", "<div class=面包屑>首页</div>",
    "<div class='bdsharebuttonbox'>分享到</div>", "<div id='leftMenu'>栏目</div>",
    "<div role=navigation>栏目</div>", "<div style='color:red; DISPLAY : none'>看不见</div>",
    "<table class=nav><tr><td>首页</td><td>公开</td></tr></table>", "<p class=share_box>分享</p>",
    "<aside>相关<a href=1>一</a></aside>",
    "<table><td>行</td><tr class=nav><td>首页</td></tr></table>",
  ])
  func furnitureIsLeftOut(furniture: String) throws {
    let page = try lines("<body>\(furniture)<p>正文</p>\(furniture)</body>")
    #expect(page.filter { $0 != "行" } == ["正文"])
  }

  @Test(arguments: [
    "<div class='pages_content'>正文</div>", "<div class=article-header>正文</div>",
    "<div class=navy>正文</div>", "<body class='nav-open menu'>正文</body>",
    "<header><h1>正文</h1></header>", "<div class=shareholder>正文</div>",
    "<form id=search>正文</form>", "<article id=related>正文</article>",
  ])
  func contentStays(content: String) throws {
    #expect(try lines(content) == ["正文"])
  }

  @Test func muchTextIsNoFurniture() throws {
    let article = String(repeating: "我镇全年主动公开信息。", count: 60)
    for open in ["<nav>", "<div class=menu>", "<div style='display:none'>"] {
      #expect(try lines("\(open)<p>\(article)</p>") == [article])
    }
    let links = String(repeating: "<a href=1>我镇全年主动公开信息</a>", count: 60)
    #expect(try lines("<nav>\(links)</nav><p>正文</p>") == ["正文"])
    #expect(try lines("<select><option>\(String(repeating: article, count: 10))").count == 1)
  }

  @Test func aPageOfNothingButFurnitureIsKept() throws {
    #expect(try lines("<nav>首页</nav><div class=footer>版权所有</div>") == ["首页", "版权所有"])
  }
}
