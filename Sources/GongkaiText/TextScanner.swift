// What are the positions of this text? The hot loop of indexing.

/// Cuts UTF-8 text into folded units, one per position.
///
/// One scanner per thread, reused for text after text. The rules of positions
/// are these. An ideograph or a syllable is a unit; a run of letters and digits
/// is a word; a symbol is a unit. Quotes, brackets, middle dots and blanks are
/// transparent; sentence punctuation, tabs and most line ends are hard breaks.
/// Removed altogether are inline pinyin annotations, thousands separators, and
/// the line end of a wrapped line between two Han characters.
@safe
public final class TextScanner {
  /// The units of the last text: no hard break at either end, nor two in a row.
  public let units = UnitBuffer()
  /// Where each unit begins in the text, in bytes; empty unless asked for.
  public let starts = UnitBuffer()
  /// Where each unit ends in the text, in bytes; empty unless asked for.
  ///
  /// A unit covers its own characters and the marks behind them, not the
  /// removed spans around it; a hard break covers the first character that
  /// caused it.
  public let ends = UnitBuffer()

  /// The longest word in bytes of folded UTF-8; a longer run of letters is cut
  /// into words on consecutive positions.
  public static let longestWord = 255

  let fold: FoldTable
  private let lexicon: Lexicon
  // SAFETY: valid only while `scan` runs, and never read at or beyond `count`.
  var base: UnsafeRawPointer
  var count = 0
  private let emptyText: UnsafeMutableRawPointer
  private var wantsRanges = false

  /// Whether the character just before is an ideograph or a syllable.
  private var followsHan = false
  private var breakIsPending = false
  private var breakStart = 0
  private var breakEnd = 0
  /// Where a character ends that folds to a unit and something without a place behind it.
  private var endsInside = -1

  private let word: UnsafeMutableRawBufferPointer
  private var wordLength = 0
  private var wordStart = 0
  private var wordEnd = 0
  /// Digits since the last removed thousands separator; -1 in other words.
  private var digitCount = 0
  private var hasSeparators = false

  /// A scanner that folds by `fold` and interns its words in `lexicon`.
  public init(fold: FoldTable, lexicon: Lexicon) {
    self.fold = fold
    self.lexicon = lexicon
    unsafe word = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.longestWord, alignment: 8)
    unsafe emptyText = UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)
    unsafe base = UnsafeRawPointer(emptyText)
  }

  deinit {
    unsafe word.deallocate()
    unsafe emptyText.deallocate()
  }

  /// Replaces `units` by the units of `text`.
  ///
  /// Bytes that are not valid UTF-8 count as invisible characters. The text
  /// must be shorter than 4 GiB when `ranges` are asked for.
  /// - Complexity: O(n), and no allocation once the buffers have grown.
  public func scan(_ text: UnsafeRawBufferPointer, ranges: Bool = false) {
    precondition(!ranges || text.count < UInt32.max, "text too long for ranges")
    unsafe base = text.baseAddress ?? UnsafeRawPointer(emptyText)
    count = text.count
    wantsRanges = ranges
    units.removeAll()
    starts.removeAll()
    ends.removeAll()
    followsHan = false
    breakIsPending = false
    endsInside = -1
    wordLength = 0
    scanAll()
    endWord()
    forgetText()
  }

  /// Lets go of the text.
  func forgetText() {
    unsafe base = UnsafeRawPointer(emptyText)
    count = 0
  }

  private func scanAll() {
    let table = fold
    let count = self.count
    let base = unsafe self.base
    var position = 0
    while position < count {
      // SAFETY: `position + 2 < count` where three bytes are read.
      let lead = unsafe UInt32(base.load(fromByteOffset: position, as: UInt8.self))
      if lead &>> 4 == 0xE, position &+ 2 < count {
        let second = unsafe UInt32(base.load(fromByteOffset: position &+ 1, as: UInt8.self))
        let third = unsafe UInt32(base.load(fromByteOffset: position &+ 2, as: UInt8.self))
        let scalar = (lead & 15) &<< 12 | (second & 63) &<< 6 | third & 63
        let entry = table.entry(scalar)
        if second & 0xC0 == 0x80, third & 0xC0 == 0x80, scalar >= 0x800 {
          let characterClass = FoldEntry.onlyClass(entry)
          if characterClass <= CharacterClass.syllable.rawValue {
            appendHan(FoldEntry.folded(scalar, entry), position, position &+ 3)
            position &+= 3
            continue
          }
          // Behind Han characters a mark is no part of a number or a word.
          if characterClass == CharacterClass.hardBreak.rawValue, wordLength == 0 {
            breakClause(position, position &+ 3)
            position &+= 3
            continue
          }
        }
      } else if lead < 0x80 {
        let entry = table.entry(lead)
        if FoldEntry.onlyClass(entry) == CharacterClass.letter.rawValue {
          appendLetter(FoldEntry.folded(lead, entry), position, position &+ 1)
          position &+= 1
          continue
        }
      }
      position = scanCharacter(at: position)
    }
  }

  /// Handles any character and returns where the next one begins.
  @inline(never)
  private func scanCharacter(at position: Int) -> Int {
    let (scalar, length) = decode(at: position)
    let end = position + length
    guard scalar != Self.invalid else { return end }
    let entry = fold.entry(scalar)
    if entry & FoldEntry.multiple != 0 {
      let items = fold.expansion(entry)
      for index in items {
        let item = fold.expansionItem(index)
        let next =
          index + 1 < items.upperBound
          ? FoldEntry.characterClass(fold.expansionItem(index + 1)) : nil
        scanPart(item & FoldEntry.scalarMask, FoldEntry.characterClass(item), next, position, end)
        endsInside = FoldEntry.characterClass(item) > CharacterClass.symbol.rawValue ? end : -1
      }
      return end
    }
    let folded = FoldEntry.folded(scalar, entry)
    switch CharacterClass(rawValue: FoldEntry.characterClass(entry)) {
    case .letter: appendLetter(folded, position, end)
    case .blank, .newline: return scanLayout(from: position)
    case .hardBreak where folded == 0x2C && separatesThousands(end):
      hasSeparators = true
      digitCount = 0
    case .transparent where folded == 0x28 && followsHan:
      let behind = endOfAnnotations(at: position, folded: units.last ?? 0)
      if behind > position { return behind }
      scanPart(folded, FoldEntry.characterClass(entry), nil, position, end)
    case .ignorable, nil:
      if scalar >= 0x300 { extendLast(position, end) }
    default: scanPart(folded, FoldEntry.characterClass(entry), nil, position, end)
    }
    return end
  }

  /// Handles one folded scalar; `next` is the class of the following scalar
  /// where both come from one character.
  private func scanPart(
    _ folded: UInt32, _ characterClass: UInt32, _ next: UInt32?, _ start: Int, _ end: Int
  ) {
    switch CharacterClass(rawValue: characterClass) {
    case .ideograph, .syllable: appendHan(folded, start, end)
    case .letter: appendLetter(folded, start, end)
    case .symbol:
      if folded == 0x40, connects(next, end) {
        endWord()
      } else {
        appendSymbol(folded, start, end)
      }
    case .hardBreak:
      if Self.isConnector(folded), connects(next, end) {
        endWord()
      } else {
        breakClause(start, end)
      }
    case .newline: breakClause(start, end)
    case .transparent, .blank:
      endWord()
      followsHan = false
    case .ignorable, nil: break
    }
  }

  // MARK: Layout

  /// Handles a run of blanks and line ends and returns where it ends.
  private func scanLayout(from start: Int) -> Int {
    let afterHan = followsHan
    endWord()
    followsHan = false
    var position = start
    var end = start
    var lineEnds = 0
    var column = 0
    run: while position < count {
      let (scalar, length) = decode(at: position)
      let entry = scalar == Self.invalid ? 0 : fold.entry(scalar)
      if entry & FoldEntry.multiple != 0 { break }
      position += length
      if scalar == Self.invalid { continue }
      switch CharacterClass(rawValue: FoldEntry.characterClass(entry)) {
      case .blank:
        column += scalar == 0x3000 ? 2 : 1
        end = position
      case .newline:
        // A paragraph separator or a page end is never a wrapped line.
        lineEnds += scalar == 0x2029 || scalar == 0x0C ? 2 : 1
        if scalar == 0x0D, position < count, byte(position) == 0x0A { position += 1 }
        column = 0
        end = position
      case .ignorable, nil: break
      default:
        position -= length
        break run
      }
    }
    let isWrapped =
      lineEnds == 1 && column < 4 && afterHan
      && nextClass(from: position) <= CharacterClass.syllable.rawValue
    if lineEnds > 0, !isWrapped { breakClause(start, end) }
    return position
  }

  // MARK: Lookahead

  /// Whether a connector stands between two letters.
  private func connects(_ next: UInt32?, _ end: Int) -> Bool {
    wordLength > 0 && (next ?? nextClass(from: end)) == CharacterClass.letter.rawValue
  }

  private static func isConnector(_ folded: UInt32) -> Bool {
    switch folded {
    case 0x2D, 0x2E, 0x5F, 0x2010, 0x2013, 0x2014: true
    default: false
    }
  }

  /// Whether a comma that ends just here parts a number into thousands.
  private func separatesThousands(_ end: Int) -> Bool {
    guard wordLength > 0, digitCount >= (hasSeparators ? 3 : 1), digitCount <= 3 else {
      return false
    }
    var position = end
    for _ in 0..<3 {
      guard let behind = endOfDigit(from: position) else { return false }
      position = behind
    }
    return endOfDigit(from: position) == nil
  }

  // MARK: Units

  @inline(__always)
  private func appendHan(_ folded: UInt32, _ start: Int, _ end: Int) {
    if wordLength > 0 { endWord() }
    append(folded, start, end)
    followsHan = true
  }

  private func appendSymbol(_ folded: UInt32, _ start: Int, _ end: Int) {
    endWord()
    followsHan = false
    appendLetter(folded, start, end)
    endWord()
  }

  private func appendLetter(_ folded: UInt32, _ start: Int, _ end: Int) {
    let length = UTF8Scalar.length(folded)
    if wordLength + length > Self.longestWord { endWord() }
    if wordLength == 0 {
      wordStart = start
      digitCount = 0
      hasSeparators = false
      followsHan = false
    }
    // SAFETY: the word has room for `length` more bytes, checked above.
    unsafe UTF8Scalar.store(folded, length, at: word.baseAddress! + wordLength)
    wordLength += length
    wordEnd = end
    digitCount = digitCount >= 0 && folded &- 0x30 < 10 ? digitCount + 1 : -1
  }

  private func endWord() {
    guard wordLength > 0 else { return }
    let number = unsafe lexicon.intern(UnsafeRawBufferPointer(rebasing: word[..<wordLength]))
    wordLength = 0
    append(Units.wordBit | number, wordStart, wordEnd)
  }

  private func breakClause(_ start: Int, _ end: Int) {
    endWord()
    followsHan = false
    if !breakIsPending, units.count > 0 {
      breakIsPending = true
      breakStart = start
      breakEnd = end
    }
  }

  @inline(__always)
  private func append(_ unit: Unit, _ start: Int, _ end: Int) {
    if breakIsPending { appendBreak() }
    units.append(unit)
    if wantsRanges {
      starts.append(UInt32(truncatingIfNeeded: start))
      ends.append(UInt32(truncatingIfNeeded: end))
    }
  }

  private func appendBreak() {
    breakIsPending = false
    append(Units.hardBreak, breakStart, breakEnd)
  }

  /// Adds an invisible mark to the range of the unit that it stands behind.
  private func extendLast(_ start: Int, _ end: Int) {
    if start == endsInside { return }
    if wordLength > 0 {
      if wordEnd == start { wordEnd = end }
    } else if wantsRanges, !breakIsPending, let last = ends.last, Int(last) == start {
      ends.replaceLast(with: UInt32(truncatingIfNeeded: end))
    }
  }
}
