// Is this text a web page, or a part of one?

import Glibc

/// Tells markup from text in which a few tags were left behind.
enum MarkupCheck {
  /// How much of a text is looked at.
  private static let sampleBytes = 256 << 10
  /// Where the elements of a page begin at the latest.
  private static let beginningBytes = 1024
  /// Text that is full of tags has one in so many bytes.
  private static let bytesForTag = 400

  /// Elements between which a page has its lines.
  private static let blocks: Set<[UInt8]> = names(
    """
    p div br hr td th tr li dd dt h1 h2 h3 h4 h5 h6 table tbody thead ul ol dl section article main
    header footer body html head meta pre blockquote center form
    """)
  /// Elements within lines.
  private static let inline: Set<[UInt8]> = names("span font b strong i em u a sup sub o:p")
  private static let longestName = 10

  private static func names(_ list: String) -> Set<[UInt8]> {
    Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }

  /// Whether `text` has any tag at all, as every page does.
  static func hasTags(_ text: [UInt8]) -> Bool {
    let scan = scan(text)
    return scan.lineTags + scan.otherTags > 0 || beginsAsPage(text)
  }

  /// Whether `text` is a web page or a part of one: it begins as pages do, or its lines are made
  /// by tags. Text into which a robot threw some tags is no page.
  static func isMarkup(_ text: [UInt8]) -> Bool {
    guard hasBracket(text) else { return false }
    if beginsAsPage(text) { return true }
    let scan = scan(text)
    guard scan.lineTags * 2 >= scan.lines else { return false }
    return (scan.beginsWithBlock && scan.lineTags >= 1)
      || (scan.lineTags >= 3 && (scan.lineTags + scan.otherTags) * bytesForTag >= scan.bytes)
  }

  /// Whether there is any tag to be looked for, which most texts do not have: told at the speed at
  /// which memory is read.
  private static func hasBracket(_ text: [UInt8]) -> Bool {
    unsafe text.withUnsafeBytes { text in
      guard let base = text.baseAddress else { return false }
      // SAFETY: the array lends its bytes for the call.
      return unsafe memchr(base, Int32(UInt8(ascii: "<")), text.count) != nil
    }
  }

  /// Whether the text begins with a document type or the element `html`.
  private static func beginsAsPage(_ text: [UInt8]) -> Bool {
    let start = firstVisible(text)
    let beginning = text[start...].prefix(beginningBytes).map { $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) }
    if beginning.starts(with: "<!doctype html".utf8) || beginning.starts(with: "<html".utf8) {
      return true
    }
    guard beginning.starts(with: "<?xml".utf8) || beginning.starts(with: "<!--".utf8) else {
      return false
    }
    return String(decoding: beginning, as: UTF8.self).contains("<html")
  }

  /// The first byte behind a byte order mark and blanks.
  static func firstVisible(_ text: [UInt8]) -> Int {
    var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    return start
  }

  /// What was counted in the beginning of a text.
  private struct Scan {
    /// Ends of blocks, and line breaks.
    var lineTags = 0
    /// All other tags of HTML.
    var otherTags = 0
    /// Lines that are not empty.
    var lines = 0
    var beginsWithBlock = false
    var bytes = 0
  }

  private static func scan(_ text: [UInt8]) -> Scan {
    var scan = Scan()
    scan.bytes = min(text.count, sampleBytes)
    var isEmpty = true
    var index = firstVisible(text)
    let start = index
    while index < scan.bytes {
      let byte = text[index]
      if byte == UInt8(ascii: "<"), let (name, isEnd) = tag(text, at: index) {
        let isBlock = blocks.contains(name)
        if isBlock && index == start && !isEnd { scan.beginsWithBlock = true }
        if isBlock && (isEnd || name == Array("br".utf8)) {
          scan.lineTags += 1
        } else if isBlock || inline.contains(name) {
          scan.otherTags += 1
        }
      }
      if byte == 0x0A {
        if !isEmpty { scan.lines += 1 }
        isEmpty = true
      } else if byte > 0x20 {
        isEmpty = false
      }
      index += 1
    }
    if !isEmpty { scan.lines += 1 }
    return scan
  }

  /// The name of the tag whose `<` stands at `index`, in lower case, and whether it ends an
  /// element; nil when none is there.
  private static func tag(_ text: [UInt8], at index: Int) -> (name: [UInt8], isEnd: Bool)? {
    var position = index + 1
    let isEnd = position < text.count && text[position] == UInt8(ascii: "/")
    if isEnd { position += 1 }
    var name: [UInt8] = []
    while position < text.count, name.count <= longestName {
      let byte = text[position]
      let lower = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
      guard lower &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ":") else { break }
      name.append(lower)
      position += 1
    }
    guard position < text.count, !name.isEmpty else { return nil }
    let next = text[position]
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next <= 0x20
      ? (name, isEnd) : nil
  }
}
