// How does the body of a Word document become marked text?

/// Takes in the elements of `word/document.xml` (WordprocessingML, ECMA-376 part 1, chapter 17).
///
/// Text that was deleted or moved away under revision control, fields' instructions and the second
/// version of text boxes are left out.
struct WordTextBuilder: XMLBuilder {
  private enum Kind {
    case paragraph, text, tab, lineBreak, hyphen, table, row, cell, merge, skipped, other
  }

  private struct Element {
    let kind: Kind
    /// How many tables, rows and cells were open before it.
    let depth: Int
  }

  private static let kinds = ElementName.table([
    (Kind.paragraph, "p"), (.text, "t"), (.tab, "tab ptab"), (.lineBreak, "br cr"),
    (.hyphen, "noBreakHyphen"), (.table, "tbl"), (.row, "tr"), (.cell, "tc"), (.merge, "vMerge"),
    (.skipped, "del moveFrom pPr rPr tblPr tblGrid trPr sectPr sdtPr instrText delText rt"),
  ])
  private static let fallback = ElementName.key(of: "Fallback")
  private static let body = ElementName.key(of: "body")

  private(set) var text = MarkedText()
  /// Whether there was a body at all.
  private(set) var hasBody = false
  private let kinds = Self.kinds
  private var elements: [Element] = []
  /// How many elements are open whose text is skipped, and runs of text.
  private var skipped = 0
  private var texts = 0
  /// How many cells are open, and which of them continue one above, by their number from outside.
  private var cells = 0
  private var merged: [Int] = []

  init() {}

  mutating func start(_ name: XMLName, value: UnsafePointer<CChar>?) {
    var kind = Kind.other
    if name.space == .word {
      kind = kinds[name.key] ?? .other
      if name.key == Self.body { hasBody = true }
    } else if name.space == .compatibility, name.key == Self.fallback {
      kind = .skipped
    }
    if kind == .row { text.closeImpliedRow() }
    var element = Element(kind: kind, depth: text.depth)
    switch kind {
    case .paragraph: text.endParagraph()
    case .text: texts += 1
    case .tab: if isReading { text.append(0x09) }
    case .hyphen: if isReading { text.append(UInt8(ascii: "-")) }
    case .lineBreak: if isReading { text.endLine() }
    case .table:
      text.endParagraph()
      text.openTable()
    case .row: text.openRow()
    case .cell:
      if text.prepareForCell() {
        element = Element(kind: kind, depth: text.depth)
        text.openCell()
      }
      cells += 1
    case .merge: unsafe takeMerge(value)
    case .skipped: skipped += 1
    case .other: break
    }
    elements.append(element)
  }

  mutating func end() {
    guard let element = elements.popLast() else { return }
    switch element.kind {
    case .paragraph: text.endParagraph()
    case .text: texts -= 1
    case .skipped: skipped -= 1
    case .cell:
      if merged.last == cells { merged.removeLast() }
      cells -= 1
    default: break
    }
    text.close(to: min(text.depth, element.depth))
  }

  /// Takes in text; control characters become blanks.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard texts > 0, isReading else { return }
    var start = 0
    for position in 0..<bytes.count {
      // SAFETY: positions are below the number of bytes.
      let byte = unsafe bytes[position]
      guard byte < 0x20, byte != 0x09 else { continue }
      unsafe text.append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
      if !text.isAtLineStart { text.append(0x20) }
      start = position + 1
    }
    unsafe text.append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  private var isReading: Bool { skipped == 0 && merged.isEmpty }

  /// A cell that continues the one above it stays empty.
  private mutating func takeMerge(_ value: UnsafePointer<CChar>?) {
    let isStart = unsafe value.map { unsafe String(cString: $0) == "restart" } ?? false
    if !isStart, cells > 0, merged.last != cells { merged.append(cells) }
  }
}
