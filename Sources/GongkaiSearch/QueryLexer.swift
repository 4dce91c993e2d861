// Cuts what the user typed into words, operators and parentheses.

/// A piece of a query.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    case open, close
    case and, or, not
    case near(Int)
    /// The name before a colon.
    case field(String)
    case text(String, quoted: Bool)
  }

  let kind: Kind
  /// In characters from the start of the query.
  let position: Int
  /// What was typed.
  let source: String
}

/// Full-width operators count as half-width ones. Parentheses group only where they stand like
/// parentheses of an expression; elsewhere, as in （一）总体情况, they are text.
struct QueryLexer {
  private let characters: [Character]
  private let isField: (String) -> Bool
  /// For each opening parenthesis the closing one that belongs to it, and for every character the
  /// next mark at or behind it that closes a quotation; the number of characters where there is none.
  private var partners: [Int]
  private var nextQuoteEnds: [Int]
  private var index = 0
  private var closings: Set<Int> = []
  private var tokens: [QueryToken] = []

  /// - Parameter isField: whether a name before a colon is a field or a column.
  static func tokens(
    of query: String, isField: @escaping (String) -> Bool
  ) throws(QuerySyntaxError) -> [QueryToken] {
    if let words = plainWords(of: query) { return words }
    var lexer = QueryLexer(characters: Array(query), isField: isField)
    try lexer.run()
    return lexer.tokens
  }

  /// The words of a query of nothing but Han characters and blanks, as most are; nil for others.
  /// No sign of the syntax can be among them, and each scalar is a character.
  private static func plainWords(of query: String) -> [QueryToken]? {
    var words: [QueryToken] = []
    var word = ""
    var position = 0
    func end() {
      guard !word.isEmpty else { return }
      let count = word.utf8.count / 3
      let kind = count == 1 ? Self.operator(word) : nil
      words.append(
        QueryToken(
          kind: kind ?? .text(word, quoted: false), position: position - count, source: word))
      word = ""
    }
    for scalar in query.unicodeScalars {
      switch scalar {
      case " ": end()
      case "\u{4E00}"..."\u{9FFF}": word.unicodeScalars.append(scalar)
      default: return nil
      }
      position += 1
    }
    end()
    return words
  }

  private init(characters: [Character], isField: @escaping (String) -> Bool) {
    self.characters = characters
    self.isField = isField
    // Found once for all: looked for from each opening one anew, they would take square time.
    let none = characters.count
    partners = [Int](repeating: none, count: none)
    nextQuoteEnds = [Int](repeating: none, count: none + 1)
    var open: [Int] = []
    for i in characters.indices {
      if Self.isOpening(characters[i]) { open.append(i) }
      if Self.isClosing(characters[i]), let start = open.popLast() { partners[start] = i }
    }
    for i in characters.indices.reversed() {
      nextQuoteEnds[i] = Self.closesQuote(characters[i]) ? i : nextQuoteEnds[i + 1]
    }
  }

  private mutating func run() throws(QuerySyntaxError) {
    while index < characters.count {
      let character = characters[index]
      if character.isWhitespace {
        index += 1
      } else if closings.contains(index) {
        add(.close, length: 1)
      } else if Self.opensQuote(character) {
        try readQuoted()
      } else if Self.isOpening(character), let closing = try groupEnd(from: index) {
        closings.insert(closing)
        add(.open, length: 1)
      } else if character == "-" || character == "－" {
        add(.not, length: 1)
      } else if character == "&" || character == "＆" {
        add(.and, length: 1)
      } else if character == "|" || character == "｜" {
        add(.or, length: 1)
      } else {
        readText()
      }
    }
  }

  private mutating func add(_ kind: QueryToken.Kind, length: Int) {
    let source = String(characters[index..<index + length])
    tokens.append(QueryToken(kind: kind, position: index, source: source))
    index += length
  }

  // MARK: Groups and quotes

  private static func isOpening(_ character: Character) -> Bool {
    character == "(" || character == "（"
  }

  private static func isClosing(_ character: Character) -> Bool {
    character == ")" || character == "）"
  }

  private static func opensQuote(_ character: Character) -> Bool {
    character == "\"" || character == "＂" || character == "“"
  }

  private static func closesQuote(_ character: Character) -> Bool {
    character == "\"" || character == "＂" || character == "”"
  }

  private func endsWord(_ index: Int) -> Bool {
    index >= characters.count || characters[index].isWhitespace || closings.contains(index)
      || Self.isClosing(characters[index]) || "|｜&＆".contains(characters[index])
  }

  /// The closing parenthesis of a group that starts at `start`; nil where the parenthesis is text.
  private func groupEnd(from start: Int) throws(QuerySyntaxError) -> Int? {
    let end = partners[start]
    guard end < characters.count else {
      throw QuerySyntaxError(reason: .unclosedParenthesis, position: start)
    }
    return endsWord(end + 1) ? end : nil
  }

  private mutating func readQuoted() throws(QuerySyntaxError) {
    let end = nextQuoteEnds[index + 1]
    guard end < characters.count else {
      throw QuerySyntaxError(reason: .unclosedQuote, position: index)
    }
    if characters[index] == "“" && !endsWord(end + 1) {
      // A quotation inside running text, such as “最后一公里”问题: the marks are text.
      readText()
      return
    }
    let text = String(characters[(index + 1)..<end])
    add(.text(text, quoted: true), length: end + 1 - index)
  }

  // MARK: Words

  private mutating func readText() {
    let start = index
    var end = index
    while end < characters.count {
      let character = characters[end]
      if character.isWhitespace || closings.contains(end) { break }
      if end > start, "|｜&＆\"＂".contains(character) { break }
      end += 1
      if character == ":" || character == "：", end - start <= QueryNames.longestName {
        let name = String(characters[start..<end - 1])
        if isField(name) {
          add(.field(name), length: end - start)
          return
        }
      }
    }
    let text = String(characters[start..<end])
    add(Self.operator(text) ?? Self.near(text) ?? .text(text, quoted: false), length: end - start)
  }

  /// No dictionary: making one takes longer than most queries need.
  private static func `operator`(_ text: String) -> QueryToken.Kind? {
    switch text {
    case "AND", "与": .and
    case "OR", "或": .or
    case "NOT", "非": .not
    default: nil
    }
  }

  /// Positions within which the operands of a plain NEAR stand.
  private static let defaultDistance = 10

  private static func near(_ text: String) -> QueryToken.Kind? {
    if text == "NEAR" { return .near(defaultDistance) }
    guard text.hasPrefix("NEAR/"), let distance = Int(text.dropFirst(5)), distance >= 0 else {
      return nil
    }
    return .near(distance)
  }
}
