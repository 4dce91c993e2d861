// What does an element of HTML mean for the text inside of it?

/// What elements do to the text.
enum HTMLElementKind: UInt8 {
  /// Nothing: the text runs on.
  case inline
  case block
  /// A block that is never taken for furniture of the page, whatever it is called.
  case content
  /// A heading that may be the title of the article: what holds it is no furniture.
  case heading
  case lineBreak
  case table
  case rowGroup
  case row
  case cell
  case preformatted
  case link
  case title
  case meta
  /// Holds no text that is read.
  case skipped
  /// Controls and replaced content; text in it is no text of the page, unless there is much of it.
  case control
  /// The furniture around an article, unless there is much text in it.
  case furniture
}

/// The names of elements, as numbers.
enum HTMLElement {
  /// A number for a name in lower case; different for all names of the table.
  ///
  /// FNV-1a: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/.
  @inline(__always)
  static func key(_ name: UnsafePointer<CChar>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = 0
    // SAFETY: the name ends with a zero, at which the loop ends.
    while unsafe name[index] != 0 {
      hash = unsafe (hash ^ UInt64(UInt8(bitPattern: name[index]))) &* 0x100_0000_01B3
      index &+= 1
    }
    return hash
  }

  /// The kinds of all elements that are not `inline`.
  static let kinds: [UInt64: HTMLElementKind] = {
    var kinds: [UInt64: HTMLElementKind] = [:]
    for (kind, names) in names {
      for name in names.split(separator: " ") {
        // SAFETY: the string is lent as a terminated one for the call.
        kinds[unsafe String(name).withCString { unsafe key($0) }] = kind
      }
    }
    return kinds
  }()

  private static let names: [(HTMLElementKind, String)] = [
    (
      .block,
      """
      address blockquote caption center dd details dir div dl dt fieldset figcaption figure hgroup \
      h3 h4 h5 h6 hr legend li listing marquee multicol noframes ol p section summary ul xmp
      """
    ),
    (.content, "html body form main article frameset"),
    (.heading, "h1 h2"),
    (.lineBreak, "br"),
    (.table, "table"),
    (.rowGroup, "thead tbody tfoot"),
    (.row, "tr"),
    (.cell, "td th"),
    (.preformatted, "pre"),
    (.link, "a"),
    (.title, "title"),
    (.meta, "meta"),
    (.skipped, "script style template svg math rt rp"),
    (
      .control,
      """
      applet audio button canvas datalist embed frame iframe map noembed noscript object optgroup \
      option select textarea video
      """
    ),
    (.furniture, "aside dialog footer header menu nav"),
  ]
}
