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

  private static let vocabulary: (phrases: [String], entries: [Entry]) = {
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
    return (phrases, entries)
  }()

  /// All labels and words that are looked for.
  static var phrases: [String] { vocabulary.phrases }

  /// The tokens in `runs` of the text that was scanned, which are in order.
  init(_ scan: ReportScan, in runs: [Range<Int>]) {
    let entries = Self.vocabulary.entries
    for run in runs {
      scan.visit(.figures, in: run) { match in
        let entry = entries[match.phrase]
        if let label = entry.label {
          Self.add(FigureToken(kind: label, start: match.start, end: match.end), to: &labels)
        }
        if let word = entry.word {
          Self.add(FigureToken(kind: word, start: match.start, end: match.end), to: &words)
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
