// Which elements of a page surround its article?

/// Recognizes navigation, footers and the like by what web designers call them.
///
/// A name alone is a weak reason: what is recognized here is left out only when it holds little
/// text outside of links.
enum PageFurniture {
  /// Words that mean furniture wherever they stand in a class or an identifier, between hyphens,
  /// underscores or a change from lower to upper case; among them the initials of pinyin that
  /// Chinese sites use (dqwz 当前位置, yqlj 友情链接, xgxw 相关新闻).
  private static let parts = words(
    """
    nav navbar navi navs navigation topnav leftnav mainnav subnav footnav navmenu menu menus
    mainmenu leftmenu topmenu submenu dropdown
    footer foot footbox footerbox copyright copyrights beian
    breadcrumb breadcrumbs crumb crumbs bread mbx mianbaoxie dqwz weizhi currentposition curposition
    share sharebox shares bdshare bdsharebuttonbox jiathis fenxiang
    related xgxw xgwz xgyd xgwj relevant recommend hotnews
    sidebar toolbar searchbar searchbox searchform loginbox pagination pager friendlink friendlinks
    yqlj wza wzagn qrcode ewm erweima zihao fontsize backtop gotop
    面包屑 当前位置 导航 页脚 分享 相关
    """)

  /// Words that mean furniture only where they are the whole of a class or an identifier.
  private static let wholes = words(
    "header head top logo banner search login location position path")

  /// Values of `role` that mean furniture.
  private static let roles = words("navigation contentinfo search menu menubar")

  /// How much of a value is looked at, in bytes.
  private static let maximumBytes = 256

  /// Whether a `class` or an `id` names furniture.
  static func isNamed(_ value: UnsafePointer<CChar>) -> Bool {
    var whole: [UInt8] = []
    var part: [UInt8] = []
    var previous: UInt8 = 0
    var index = 0
    while true {
      // SAFETY: the value ends with a zero, after which nothing is read.
      let raw = index < maximumBytes ? unsafe UInt8(bitPattern: value[index]) : 0
      let byte = lowercased(raw)
      let isBlank = raw <= 0x20
      let isSeparator = isBlank || raw == 0x2D || raw == 0x5F
      let startsWord = raw != byte && previous >= 0x61 && previous <= 0x7A
      if isSeparator || startsWord {
        if parts.contains(part) { return true }
        part.removeAll(keepingCapacity: true)
      }
      if isBlank {
        if parts.contains(whole) || wholes.contains(whole) { return true }
        whole.removeAll(keepingCapacity: true)
      } else {
        whole.append(byte)
        if !isSeparator { part.append(byte) }
      }
      if raw == 0 { return false }
      previous = raw
      index += 1
    }
  }

  /// Whether a `role` names furniture.
  static func isRole(_ value: UnsafePointer<CChar>) -> Bool {
    // SAFETY: the value is handed on as it came.
    unsafe roles.contains(bytes(value).map(lowercased))
  }

  /// Whether a `style` hides the element.
  static func isHiding(_ value: UnsafePointer<CChar>) -> Bool {
    // SAFETY: the value is handed on as it came.
    let style = unsafe bytes(value).filter { $0 > 0x20 }.map(lowercased)
    let hiding = Array("display:none".utf8)
    guard style.count >= hiding.count else { return false }
    return (0...style.count - hiding.count).contains { start in
      style[start..<start + hiding.count].elementsEqual(hiding)
    }
  }

  private static func bytes(_ value: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    // SAFETY: the value ends with a zero, after which nothing is read.
    while bytes.count < maximumBytes, unsafe value[bytes.count] != 0 {
      bytes.append(unsafe UInt8(bitPattern: value[bytes.count]))
    }
    return bytes
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }
}
