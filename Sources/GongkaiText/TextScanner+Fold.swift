// How is a text folded character by character, for the rules that read reports?

extension TextScanner {
  /// The visible characters of `text`, which must be shorter than 4 GiB.
  ///
  /// Characters fold, and pinyin is told from other brackets, as when clauses are scanned. Bytes
  /// that are not UTF-8 count as invisible.
  /// - Complexity: O(n).
  public func foldedText(_ text: UnsafeRawBufferPointer) -> FoldedText {
    precondition(text.count < UInt32.max, "text too long to fold")
    guard let start = text.baseAddress else { return FoldedText() }
    unsafe base = start
    count = text.count
    defer { forgetText() }
    let scalars = unsafe Self.scalarCount(text)
    // A few characters fold to several.
    return FoldSink.fill(capacity: scalars + scalars / 8 + 64) { unsafe fold(start, into: &$0) }
  }

  /// The bytes that continue no scalar, eight at a time.
  private static func scalarCount(_ text: UnsafeRawBufferPointer) -> Int {
    var continuations = 0
    var index = 0
    // SAFETY: eight bytes, or one, are read at `index`, and that many are left.
    while index &+ 8 <= text.count {
      let word = unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      continuations &+= (word &>> 7 & ~word &>> 6 & 0x0101_0101_0101_0101).nonzeroBitCount
      index &+= 8
    }
    while index < text.count {
      if unsafe text.load(fromByteOffset: index, as: UInt8.self) & 0xC0 == 0x80 {
        continuations &+= 1
      }
      index &+= 1
    }
    return text.count - continuations
  }

  private func fold(_ start: UnsafeRawPointer, into folded: inout FoldSink) {
    let fold = self.fold
    let count = self.count
    var layout: FoldedText.Layout = [.line, .paragraph]
    var position = 0
    while position < count {
      // SAFETY: `position + 2 < count` where three bytes are read.
      let lead = unsafe UInt32(start.load(fromByteOffset: position, as: UInt8.self))
      if lead &>> 4 == 0xE, position &+ 2 < count {
        let second = unsafe UInt32(start.load(fromByteOffset: position &+ 1, as: UInt8.self))
        let third = unsafe UInt32(start.load(fromByteOffset: position &+ 2, as: UInt8.self))
        let scalar = (lead & 15) &<< 12 | (second & 63) &<< 6 | third & 63
        let entry = fold.entry(scalar)
        if second & 0xC0 == 0x80, third & 0xC0 == 0x80, scalar >= 0x800 {
          let target = FoldEntry.folded(scalar, entry)
          if FoldEntry.onlyClass(entry) == CharacterClass.ideograph.rawValue {
            folded.hanCount &+= 1
            if target != scalar { folded.variantCount &+= 1 }
            folded.append(target, position, 3, layout)
            layout = []
            position &+= 3
            continue
          }
          if Self.isPlain(entry, target) {
            if 0xFF01...0xFF5E ~= scalar { folded.fullWidthCount &+= 1 }
            folded.append(target, position, 3, layout)
            layout = []
            position &+= 3
            continue
          }
        }
      } else if lead < 0x80, lead != 0x09 {
        let entry = fold.entry(lead)
        let target = FoldEntry.folded(lead, entry)
        if Self.isPlain(entry, target) {
          folded.append(target, position, 1, layout)
          layout = []
          position &+= 1
          continue
        }
      }
      position = foldCharacter(at: position, &layout, into: &folded)
    }
  }

  /// Whether a character is no ideograph, neither blank nor invisible, and opens no pinyin.
  @inline(__always)
  private static func isPlain(_ entry: UInt32, _ target: UInt32) -> Bool {
    FoldEntry.onlyClass(entry) &- CharacterClass.syllable.rawValue
      <= CharacterClass.transparent.rawValue - CharacterClass.syllable.rawValue && target != 0x28
  }

  /// Handles any character and returns where the next one begins.
  @inline(never)
  private func foldCharacter(
    at position: Int, _ layout: inout FoldedText.Layout, into folded: inout FoldSink
  ) -> Int {
    let (scalar, length) = decode(at: position)
    guard scalar != Self.invalid else { return position + length }
    let entry = fold.entry(scalar)
    if entry & FoldEntry.multiple != 0 {
      for index in fold.expansion(entry) {
        let target = fold.expansionItem(index) & FoldEntry.scalarMask
        // Ellipses and the like fold to marks and blanks; blanks inside are no layout.
        guard target > 0x20 else { continue }
        folded.append(target, position, length, layout)
        layout = []
      }
      return position + length
    }
    let target = FoldEntry.folded(scalar, entry)
    switch CharacterClass(rawValue: FoldEntry.characterClass(entry)) {
    case .ignorable, nil: return position + length
    case .blank: return endOfLayout(from: position, &layout)
    case .newline: return endOfLayout(from: position, &layout)
    case .hardBreak where scalar == 0x09: return endOfLayout(from: position, &layout)
    case .transparent where target == 0x28 && Units.isIdeograph(folded.last):
      let behind = endOfAnnotations(at: position, folded: folded.last)
      if behind > position {
        folded.annotationCount += 1
        layout.insert(.annotation)
        return behind
      }
    case .ideograph:
      folded.hanCount += 1
      if target != scalar { folded.variantCount += 1 }
    default: break
    }
    if 0xFF01...0xFF5E ~= scalar { folded.fullWidthCount += 1 }
    folded.append(target, position, length, layout)
    layout = []
    return position + length
  }

  /// Adds a run of blanks and line ends to `layout` and returns where it ends.
  private func endOfLayout(from start: Int, _ layout: inout FoldedText.Layout) -> Int {
    var position = start
    var columns = 0
    var lineEnds = 0
    while position < count {
      let (scalar, length) = decode(at: position)
      guard scalar != Self.invalid else {
        position += length
        continue
      }
      switch scalar == 0x09 ? .blank : fold.characterClass(of: scalar) {
      case .blank: columns += scalar == 0x09 || scalar == 0x3000 ? 2 : 1
      case .newline:
        let isPair = scalar == 0x0D && position + 1 < count && byte(position + 1) == 0x0A
        if isPair { position += 1 }
        lineEnds += scalar == 0x2029 || scalar == 0x0C ? 2 : 1
        columns = 0
      case .ignorable: break
      default:
        layout.formUnion(Self.layout(columns: columns, lineEnds: lineEnds))
        return position
      }
      position += length
    }
    return position
  }

  private static func layout(columns: Int, lineEnds: Int) -> FoldedText.Layout {
    var layout: FoldedText.Layout = []
    if lineEnds > 0 {
      layout.insert(.line)
      if lineEnds > 1 { layout.insert(.paragraph) }
      if columns >= 2 { layout.insert(.indented) }
    } else if columns > 0 {
      layout.insert(.blank)
      if columns >= 2 { layout.insert(.gap) }
    }
    return layout
  }
}
