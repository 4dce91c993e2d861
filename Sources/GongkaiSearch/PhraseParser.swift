// Turns the text of a query into positions, by the same scanner as documents.

import GongkaiText

/// Analyzes pieces of a query. Not `Sendable`: one for each searcher.
final class PhraseParser {
  private let scanner: TextScanner
  private let lexicon = Lexicon()
  private let fold: FoldTable

  init(fold: FoldTable) {
    self.fold = fold
    scanner = TextScanner(fold: fold, lexicon: lexicon)
  }

  /// `text` with every character folded and nothing removed.
  func folded(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
      for value in fold.fold(scalar.value) {
        folded.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
    }
    return folded
  }

  /// The positions of `text`, cut at hard breaks.
  ///
  /// With `wildcards`, `?` inside the text is any one position, `*` any number of positions of the
  /// same clause (the runs of one element), and both are wildcards within words of other scripts.
  func clauses(of text: String, wildcards: Bool) -> [[PhraseRun]] {
    // Words are copied into the positions; kept, they would pile up from query to query.
    if lexicon.count > 0 { lexicon.removeAll() }
    guard wildcards, text.unicodeScalars.contains(where: Self.isWildcard) else {
      return runs(of: text).map { [$0] }
    }
    var clauses: [[PhraseRun]] = [[[]]]
    for piece in WildcardPiece.cut(text) {
      switch piece {
      case .star:
        clauses[clauses.count - 1].append([])
      case .hole:
        append([.hole], to: &clauses)
      case .pattern(let pattern):
        append([.pattern(WordPattern(bytes: folded(pattern)))], to: &clauses)
      case .text(let text):
        for (i, run) in runs(of: text, keepingEnds: true).enumerated() {
          if i > 0 { clauses.append([[]]) }
          append(run, to: &clauses)
        }
      }
    }
    return clauses.map { $0.map(Self.trimmed).filter { !$0.isEmpty } }.filter { !$0.isEmpty }
  }

  static func isWildcard(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "*" || scalar == "＊" || scalar == "?"
  }

  private func append(_ run: PhraseRun, to clauses: inout [[PhraseRun]]) {
    clauses[clauses.count - 1][clauses[clauses.count - 1].count - 1] += run
  }

  /// Holes at the ends of a run say nothing.
  private static func trimmed(_ run: PhraseRun) -> PhraseRun {
    let start = run.firstIndex { $0 != .hole } ?? run.endIndex
    let end = run.lastIndex { $0 != .hole } ?? start - 1
    return Array(run[start..<max(start, end + 1)])
  }

  /// The runs of plain text between hard breaks; with `keepingEnds`, an empty run stands for a
  /// break at an end.
  private func runs(of text: String, keepingEnds: Bool = false) -> [PhraseRun] {
    let bytes = Array(text.utf8)
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe bytes.withUnsafeBytes { unsafe scanner.scan($0) }
    var runs: [PhraseRun] = []
    var run: PhraseRun = []
    for unit in scanner.units {
      if unit != Units.hardBreak {
        let isWord = Units.isWord(unit)
        run.append(isWord ? .word(lexicon.bytes(of: Units.wordIndex(unit))) : .han(unit))
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    guard keepingEnds else { return runs }
    // A break is found by analyzing the text between two characters that cannot be removed.
    let starts = isBreak(before: text) ? [[]] : [PhraseRun]()
    let ends = isBreak(behind: text) ? [[]] : [PhraseRun]()
    return starts + runs + ends
  }

  private func isBreak(before text: String) -> Bool { unitCount("中" + text) > unitCount(text) + 1 }
  private func isBreak(behind text: String) -> Bool { unitCount(text + "中") > unitCount(text) + 1 }

  private func unitCount(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe bytes.withUnsafeBytes { unsafe scanner.scan($0) }
    return scanner.units.count
  }

  /// A word with wildcards, folded between them.
  private func folded(_ pattern: String) -> [UInt8] {
    var folded: [UInt8] = []
    for part in pattern.split(separator: "*", omittingEmptySubsequences: false) {
      if part.startIndex != pattern.startIndex { folded.append(UInt8(ascii: "*")) }
      for (i, piece) in part.split(separator: "?", omittingEmptySubsequences: false).enumerated() {
        if i > 0 { folded.append(UInt8(ascii: "?")) }
        for case .word(let word) in runs(of: String(piece)).joined() { folded += word }
      }
    }
    return folded
  }
}

/// A part of a query word with wildcards.
private enum WildcardPiece {
  case text(String)
  /// A word of another script with wildcards in it.
  case pattern(String)
  case star
  case hole

  static func cut(_ text: String) -> [WildcardPiece] {
    var pieces: [WildcardPiece] = []
    let characters = Array(text).map { $0 == "＊" ? "*" : $0 }
    var index = 0
    while index < characters.count {
      let start = index
      if isWordCharacter(characters[index])
        || (characters[index] == "*" && index + 1 < characters.count && index == 0
          && isWordCharacter(characters[index + 1]))
      {
        while index < characters.count,
          isWordCharacter(characters[index]) || "*?".contains(characters[index])
        {
          index += 1
        }
        let word = String(characters[start..<index])
        pieces.append(word.contains(where: { "*?".contains($0) }) ? .pattern(word) : .text(word))
      } else if characters[index] == "*" {
        pieces.append(.star)
        index += 1
      } else if characters[index] == "?" {
        pieces.append(.hole)
        index += 1
      } else {
        while index < characters.count, !"*?".contains(characters[index]),
          !isWordCharacter(characters[index])
        {
          index += 1
        }
        pieces.append(.text(String(characters[start..<index])))
      }
    }
    return pieces
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
