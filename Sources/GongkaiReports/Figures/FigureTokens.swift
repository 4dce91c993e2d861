// Which labels and words that figures hang on stand in a text?

import GongkaiText

/// A label or a word where it stands.
struct FigureToken<Kind: Sendable>: Sendable {
  let kind: Kind
  let start: Int
  let end: Int
}

typealias LabelToken = FigureToken<TableLabel>
typealias WordToken = FigureToken<ProseWord>

/// The labels and the words of a text, each list in order and without overlaps: of two that
/// overlap, the longer stands where one holds the other, else the first.
struct FigureTokens: Sendable {
  private(set) var labels: [LabelToken] = []
  private(set) var words: [WordToken] = []

  private struct Entry: Sendable {
    var label: TableLabel?
    var word: ProseWord?
  }

  private static let vocabulary: (set: PhraseSet, entries: [Entry]) = {
    var phrases: [String] = []
    var entries: [Entry] = []
    var numbers: [String: Int] = [:]
    func entry(_ phrase: String, _ change: (inout Entry) -> Void) {
      let number = numbers[phrase] ?? phrases.count
      if number == phrases.count {
        numbers[phrase] = number
        phrases.append(phrase)
        entries.append(Entry())
      }
      change(&entries[number])
    }
    for (label, written) in TableLabel.phrases {
      for phrase in written { entry(phrase) { $0.label = label } }
    }
    for (word, written) in ProseWord.phrases {
      for phrase in written { entry(phrase) { $0.word = word } }
    }
    return (PhraseSet(phrases), entries)
  }()

  /// The tokens in `runs` of `text`, which are in order.
  init(_ text: FoldedText, in runs: [Range<Int>]) {
    let (set, entries) = Self.vocabulary
    for run in runs {
      set.visit(text, run) { match in
        let entry = entries[match.phrase]
        let range = match.range
        if let label = entry.label {
          Self.add(
            FigureToken(kind: label, start: range.lowerBound, end: range.upperBound), to: &labels)
        }
        if let word = entry.word {
          Self.add(
            FigureToken(kind: word, start: range.lowerBound, end: range.upperBound), to: &words)
        }
      }
    }
  }

  /// Matches come in the order of their ends, the longest of an end first.
  private static func add<Kind>(_ token: FigureToken<Kind>, to tokens: inout [FigureToken<Kind>]) {
    while let last = tokens.last, last.start >= token.start, last.end < token.end {
      tokens.removeLast()
    }
    if let last = tokens.last, last.end > token.start { return }
    tokens.append(token)
  }
}
