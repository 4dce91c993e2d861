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

/// The elements that mean something.
enum HTMLElement {
  /// The kinds of all elements that are not `inline`, by `ElementName.key`.
  static let kinds = ElementName.table(names)

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
