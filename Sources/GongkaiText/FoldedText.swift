// How does a text read once it is folded, character by character, layout aside?

/// A text as rules read it: visible characters only, folded, each with the way back to its bytes.
///
/// Blanks, line ends, inline pinyin and invisible characters are not characters of it; what stood
/// before a character is told by its layout. So a rule sees 行政复议 in 行政復(fù)議, in
/// 行 政 复 议, and where a line was broken in the middle.
public struct FoldedText: Sendable {
  /// What stood between a character and the one before.
  @frozen
  public struct Layout: OptionSet, Sendable {
    public let rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// At least one blank.
    @inlinable public static var blank: Layout { Layout(rawValue: 1) }
    /// A tab, or blanks two columns wide or more.
    @inlinable public static var gap: Layout { Layout(rawValue: 2) }
    /// At least one line end; also before the first character.
    @inlinable public static var line: Layout { Layout(rawValue: 4) }
    /// An empty line, or the start of the text.
    @inlinable public static var paragraph: Layout { Layout(rawValue: 8) }
    /// Inline pinyin.
    @inlinable public static var annotation: Layout { Layout(rawValue: 16) }
    /// The first character of a line that is indented by two columns or more.
    @inlinable public static var indented: Layout { Layout(rawValue: 32) }
  }

  /// Folded characters. One beyond U+FFFF is U+FFFD here: no rule asks for it.
  public internal(set) var characters: [UInt16] = []
  /// Where each character begins in the text, in bytes.
  public internal(set) var starts: [UInt32] = []
  /// What stood before each character.
  public internal(set) var layouts: [Layout] = []
  /// Bytes of each character in the text. A character that folds to several has its length in each.
  public internal(set) var lengths: [UInt8] = []
  /// Ideographs.
  public internal(set) var hanCount = 0
  /// Ideographs written in another form than they fold to: most of them traditional.
  public internal(set) var variantCount = 0
  /// Characters behind which inline pinyin was removed.
  public internal(set) var annotationCount = 0
  /// Full-width letters, digits and marks.
  public internal(set) var fullWidthCount = 0

  public init() {}

  /// The number of characters.
  public var count: Int { characters.count }

  /// The bytes of the text that a run of characters covers, without the layout around it.
  ///
  /// - Precondition: `range` lies within the text; an empty one must not be at its end.
  public func bytes(of range: Range<Int>) -> Range<Int> {
    guard let last = range.last else {
      let start = Int(starts[range.lowerBound])
      return start..<start
    }
    return Int(starts[range.lowerBound])..<Int(starts[last]) + Int(lengths[last])
  }

  /// Whether `phrase` stands at `index`, whatever the layout inside.
  public func has(_ phrase: [UInt16], at index: Int) -> Bool {
    guard index >= 0, phrase.count <= characters.count - index else { return false }
    for i in phrase.indices where characters[index + i] != phrase[i] { return false }
    return true
  }

  /// Whether a line starts with the character at `index`.
  public func startsLine(_ index: Int) -> Bool { layouts[index].contains(.line) }

  /// The first index behind `index` that starts a line, or the end.
  public func endOfLine(from index: Int) -> Int {
    var end = index + 1
    while end < characters.count, !layouts[end].contains(.line) { end += 1 }
    return min(end, characters.count)
  }

  /// A run of characters as a string.
  public func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * 3)
    for character in characters[range] { UTF8Scalar.append(UInt32(character), to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
