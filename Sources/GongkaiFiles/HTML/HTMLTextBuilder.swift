// How do the elements of a page become marked text?

/// Takes in the start, the end and the text of elements, in order, and keeps the text that counts.
///
/// Elements are kept on a stack of its own, so that any order of events leaves it sound.
struct HTMLTextBuilder {
  /// Furniture with more text outside of links than this, in bytes, stays.
  static let maximumFurniture = 1500
  /// Controls with more text than this, in bytes, stay: one of them was never closed.
  static let maximumControl = 16384

  private struct Element {
    let key: UInt64
    let kind: HTMLElementKind
    /// How many tables, rows and cells were open before it.
    let depth: Int
    var isLink = false
    var isSpeculative = false
  }

  /// Where an element began that is cut off again unless it holds much text or a heading.
  private struct Speculation {
    let count: Int
    let plainBytes: Int
    let limit: Int
    let countsLinks: Bool
    var hasHeading = false
  }

  private(set) var text = MarkedText()
  private(set) var metadata = HTMLMetadata()
  private let keepsFurniture: Bool
  private let kinds = HTMLElement.kinds
  private var elements: [Element] = []
  private var speculations: [Speculation] = []
  /// How many elements are open whose text is skipped, links, and preformatted ones.
  private var skipped = 0
  private var links = 0
  private var preformatted = 0
  private var isInTitle = false
  /// Whether blanks came since the last character.
  private var pendingBlank = false
  /// Bytes of text so far outside of links, and in all.
  private var plainBytes = 0
  private var allBytes = 0

  init(keepsFurniture: Bool) {
    self.keepsFurniture = keepsFurniture
  }

  /// Takes in the start of an element with pairs of attribute names and values up to a null.
  mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafePointer<UnsafePointer<CChar>?>
  ) {
    let key = unsafe ElementName.key(name)
    let kind = kinds[key] ?? .inline
    if kind != .inline && kind != .link { isInTitle = false }
    if skipped > 0 {
      if kind == .skipped { skipped += 1 }
      elements.append(Element(key: key, kind: kind, depth: text.depth))
      return
    }
    if kind != .cell { text.closeImpliedRow() }
    var element = Element(key: key, kind: kind, depth: text.depth)
    switch kind {
    case .inline: break
    case .content, .block, .furniture: endParagraph()
    case .heading:
      endParagraph()
      if !speculations.isEmpty { speculations[speculations.count - 1].hasHeading = true }
    case .preformatted:
      endParagraph()
      preformatted += 1
    case .lineBreak: endLine()
    case .link:
      element.isLink = unsafe HTMLAttributes.has("href", attributes)
      if element.isLink { links += 1 }
    case .title: isInTitle = !metadata.hasTitle
    case .meta: unsafe metadata.takeMeta(attributes)
    case .skipped: skipped += 1
    case .control: break
    case .table:
      endParagraph()
      text.openTable()
    case .rowGroup: endParagraph()
    case .row:
      pendingBlank = false
      text.openRow()
    case .cell:
      pendingBlank = false
      if text.prepareForCell() {
        element = Element(key: key, kind: kind, depth: text.depth)
        text.openCell()
      } else {
        text.endParagraph()
      }
    }
    element.isSpeculative = unsafe startSpeculation(kind, attributes)
    elements.append(element)
  }

  /// Takes in the end of an element: the innermost one of that name and all inside of it.
  mutating func end(_ name: UnsafePointer<CChar>) {
    let key = unsafe ElementName.key(name)
    guard let index = elements.lastIndex(where: { $0.key == key }) else { return }
    while elements.count > index { endInnermost() }
  }

  /// Ends all that is open, once the page has ended.
  mutating func finish() {
    while !elements.isEmpty { endInnermost() }
  }

  private mutating func endInnermost() {
    let element = elements.removeLast()
    if element.kind == .title { isInTitle = false }
    if skipped > 0 {
      if element.kind == .skipped { skipped -= 1 }
      return
    }
    switch element.kind {
    case .inline, .lineBreak, .title, .meta, .skipped, .control: break
    case .link: if element.isLink { links -= 1 }
    case .preformatted:
      preformatted -= 1
      endParagraph()
    default: endParagraph()
    }
    // The element's own table, row or cell stays open until what it may not hold is cut off.
    let ownPart = element.kind == .table || element.kind == .row || element.kind == .cell ? 1 : 0
    if text.depth > element.depth {
      pendingBlank = false
      text.close(to: min(text.depth, element.depth + ownPart))
    }
    if element.isSpeculative { endSpeculation() }
    text.close(to: min(text.depth, element.depth))
  }

  private mutating func startSpeculation(
    _ kind: HTMLElementKind, _ attributes: UnsafePointer<UnsafePointer<CChar>?>
  ) -> Bool {
    let isControl = kind == .control
    switch kind {
    case .control: break
    case .content, .heading, .lineBreak, .title, .meta, .skipped: return false
    case .furniture: if keepsFurniture { return false }
    default:
      guard !keepsFurniture, unsafe HTMLAttributes.nameFurniture(attributes) else { return false }
    }
    speculations.append(
      Speculation(
        count: text.bytes.count, plainBytes: isControl ? allBytes : plainBytes,
        limit: isControl ? Self.maximumControl : Self.maximumFurniture, countsLinks: isControl))
    return true
  }

  private mutating func endSpeculation() {
    guard let speculation = speculations.popLast() else { return }
    let bytes = (speculation.countsLinks ? allBytes : plainBytes) - speculation.plainBytes
    guard bytes <= speculation.limit, !speculation.hasHeading || speculation.countsLinks else {
      if speculation.hasHeading, !speculations.isEmpty {
        speculations[speculations.count - 1].hasHeading = true
      }
      return
    }
    text.truncate(to: speculation.count)
    plainBytes -= min(plainBytes, bytes)
    allBytes -= min(allBytes, bytes)
    pendingBlank = !text.isAtLineStart
  }

  private mutating func endParagraph() {
    pendingBlank = false
    text.endParagraph()
  }

  private mutating func endLine() {
    pendingBlank = false
    text.endLine()
  }

  /// Takes in text of the innermost element.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    if skipped > 0 { return }
    if isInTitle { return unsafe metadata.takeTitle(bytes) }
    let before = text.bytes.count
    unsafe fold(bytes)
    let added = text.bytes.count - before
    allBytes += added
    if links == 0 { plainBytes += added }
  }

  /// Appends text with blanks folded as a browser does; a no-break space becomes a blank that
  /// stays, and control characters go.
  private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    let count = bytes.count
    while position < count {
      // SAFETY: all positions are compared with `count` before they are read.
      let byte = unsafe bytes[position]
      if byte > 0x20, byte != 0x7F, byte != 0xC2 {
        let start = position
        position &+= 1
        while position < count, unsafe Self.isPlain(bytes[position]) { position &+= 1 }
        flushBlank()
        unsafe text.append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
        continue
      }
      position &+= 1
      switch byte {
      case 0x0A where preformatted > 0: endLine()
      case 0x20 where preformatted > 0, 0x09 where preformatted > 0: text.append(byte)
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: pendingBlank = true
      case 0xC2:
        flushBlank()
        if position < count, unsafe bytes[position] == 0xA0 {
          position &+= 1
          text.append(0x20)
        } else {
          text.append(byte)
          if position < count {
            text.append(unsafe bytes[position])
            position &+= 1
          }
        }
      default: break
      }
    }
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && byte != 0xC2
  }

  @inline(__always)
  private mutating func flushBlank() {
    if pendingBlank && !text.isAtLineStart { text.append(0x20) }
    pendingBlank = false
  }
}
