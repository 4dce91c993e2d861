// What are the tokens of this text? For tests, inspection and highlighting.

/// One token of a text.
public struct Token: Equatable, Sendable {
  /// The kinds of tokens, which never share an entry of a term dictionary.
  public enum Kind: Sendable, CaseIterable {
    /// Two Han characters on consecutive positions.
    case gram
    /// A Han character after which no bigram begins.
    case endMark
    /// A word of another script, or a symbol.
    case otherWord
    /// A Han character by itself.
    case character
    /// A dictionary word of Han text.
    case word
  }

  public var kind: Kind
  /// The folded text.
  public var text: String
  /// Positions count up from 0; a hard break takes one too.
  public var position: Int
  /// The bytes of the original text that the token covers.
  public var range: Range<Int>

  /// A token of those parts.
  public init(kind: Kind, text: String, position: Int, range: Range<Int>) {
    self.kind = kind
    self.text = text
    self.position = position
    self.range = range
  }
}

/// Text to tokens, plainly; indexing takes the same steps without the strings.
public struct Analyzer: Sendable {
  /// The name and version of the rules; an index of another one is refused.
  public static let name = "gongkai-1"

  private let fold: FoldTable

  /// An analyzer that folds by `fold`.
  public init(fold: FoldTable) { self.fold = fold }

  /// The tokens in order of position, the positional one first.
  ///
  /// Each position has one positional token: the gram that begins there, the
  /// end mark, or the other-script word. Han characters have a character token
  /// too, and each dictionary word has a word token where it begins. Bytes that
  /// are not UTF-8 count as invisible characters.
  /// - Throws: `TextError.icu` when words cannot be found with this ICU.
  public func tokens(of text: [UInt8]) throws(TextError) -> [Token] {
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: fold, lexicon: lexicon)
    let breaker = try HanWordBreaker(purpose: .query)
    // SAFETY: the bytes are lent for the call only.
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0, ranges: true) }
    let units = Array(scanner.units)
    let starts = scanner.starts.map { Int($0) }
    let ends = scanner.ends.map { Int($0) }
    var tokens: [Token] = []
    func append(_ kind: Token.Kind, _ first: Int, _ last: Int) {
      let text = Self.text(of: units[first...last], in: lexicon)
      tokens.append(
        Token(kind: kind, text: text, position: first, range: starts[first]..<ends[last]))
    }
    var wordEnds: [Int: Int] = [:]
    for position in units.indices {
      let unit = units[position]
      if unit == Units.hardBreak { continue }
      if Units.isWord(unit) {
        append(.otherWord, position, position)
        continue
      }
      if position + 1 < units.count, Units.isHan(units[position + 1]) {
        append(.gram, position, position + 1)
      } else {
        append(.endMark, position, position)
      }
      append(.character, position, position)
      guard Units.isIdeograph(unit) else { continue }
      if position == 0 || !Units.isIdeograph(units[position - 1]) {
        wordEnds = Self.wordEnds(of: units, from: position, by: breaker)
      }
      if let end = wordEnds[position] { append(.word, position, end - 1) }
    }
    return tokens
  }

  /// Where each word of a run of ideographs ends, by where it begins.
  private static func wordEnds(
    of units: [Unit], from start: Int, by breaker: HanWordBreaker
  ) -> [Int: Int] {
    let run = Array(units[start...].prefix { Units.isIdeograph($0) })
    var ends: [Int32] = []
    // SAFETY: the run is lent for the call only.
    unsafe run.withUnsafeBufferPointer { unsafe breaker.appendWordEnds(of: $0, to: &ends) }
    var result: [Int: Int] = [:]
    var first = start
    for end in ends {
      result[first] = start + Int(end)
      first = start + Int(end)
    }
    return result
  }

  private static func text(of units: ArraySlice<Unit>, in lexicon: Lexicon) -> String {
    var bytes: [UInt8] = []
    for unit in units {
      if Units.isWord(unit) {
        bytes.append(contentsOf: lexicon.bytes(of: Units.wordIndex(unit)))
      } else {
        UTF8Scalar.append(unit, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
