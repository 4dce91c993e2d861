// Which part of a stored document shows best what a query matched?

import GongkaiFormat
import GongkaiText

/// Marks what a query matched. Not `Sendable`: one for each searcher.
struct Highlighter {
  /// A phrase to mark.
  struct Marking {
    let phrase: UnitPhrase
    let scope: FieldScope
    /// Whether it is another wording, to be marked in rewritten documents only.
    let isRepair: Bool
  }

  /// What is shown of a document.
  struct Cut {
    let snippet: Snippet
    let matchedThrough: [String]
    /// The fields that the marked matches stand in, in the order of the text.
    let fields: [String]
  }

  /// Positions of a fragment, and of the lead before its first match.
  private static let fragmentLength = 60
  private static let leadLength = 16
  private static let maximumFragments = 3
  /// Different phrases that are looked for in a hit. A snippet shows a few dozen positions; a query
  /// of thousands of terms must not make cutting it slow. A set of them fits into 64 bits.
  private static let maximumPhrases = 64

  private let verifier: TextVerifier
  private let markings: [Marking]

  init(_ query: Query, _ verifier: TextVerifier) {
    self.verifier = verifier
    var distinct: [(phrase: Phrase, isRepair: Bool)] = []
    for (phrase, isRepair) in Self.phrases(of: query) {
      guard distinct.count < Self.maximumPhrases else { break }
      if !distinct.contains(where: {
        $0.phrase.runs == phrase.runs && $0.phrase.scope == phrase.scope
      }) {
        distinct.append((phrase, isRepair))
      }
    }
    markings = distinct.map {
      Marking(
        phrase: UnitPhrase($0.phrase, verifier.lexicon), scope: $0.phrase.scope,
        isRepair: $0.isRepair)
    }
  }

  /// The phrases that a hit may show: not those that it must not hold.
  static func phrases(of query: Query) -> [(phrase: Phrase, isRepair: Bool)] {
    switch query {
    case .phrase(let phrase): [(phrase, false)]
    case .sequence(let phrases), .near(let phrases, _): phrases.map { ($0, false) }
    case .repaired(let phrase, let alternatives, _):
      [(phrase, false)] + alternatives.map { ($0, true) }
    case .and(let parts), .or(let parts): parts.flatMap(phrases(of:))
    case .bag(let bag): phrases(of: bag).map { ($0, false) }
    case .not, .filter, .inFields, .nothing: []
    }
  }

  /// Every bigram and word of a bag, each once.
  private static func phrases(of bag: Bag) -> [Phrase] {
    var seen: Set<TermKey> = []
    var phrases: [Phrase] = []
    for run in bag.runs {
      for i in run.indices {
        let length = run[i].isHan && i + 1 < run.count && run[i + 1].isHan ? 2 : 1
        if length == 1 && run[i].isHan && run.count > 1 { continue }
        let slots = Array(run[i..<i + length])
        let key = PhrasePlan.key(at: 0, of: slots) ?? TermKey(.character, Array("\(slots)".utf8))
        guard seen.insert(key).inserted else { continue }
        phrases.append(Phrase(runs: [slots], scope: bag.scope, source: bag.source))
      }
    }
    return phrases
  }

  /// A snippet of `document`; `isRewritten` tells whether other wordings count in it.
  func cut(
    _ document: StoredDocument, _ regions: [Region], isRewritten: Bool
  ) -> Cut {
    let marked = marked(document, regions, isRewritten: isRewritten)
    let parts = marked.fragments(
      length: Self.fragmentLength, lead: Self.leadLength, maximum: Self.maximumFragments)
    return Cut(
      snippet: Snippet(parts: parts), matchedThrough: marked.matchedThrough,
      fields: marked.matchedFields(regions))
  }

  /// The document's text with all matches; its title where only that has any, and stands outside.
  func marked(
    _ document: StoredDocument, _ regions: [Region], isRewritten: Bool
  ) -> MarkedText {
    let markings = self.markings.filter { isRewritten || !$0.isRepair }
    let marked = MarkedText(document, regions, markings, verifier)
    guard marked.matches.isEmpty && document.titleRange.isEmpty && !document.title.isEmpty else {
      return marked
    }
    let bytes = Array(document.title.utf8)
    let title = StoredDocument(
      title: "", text: bytes, parts: [.init(field: FieldSchema.title, range: 0..<bytes.count)],
      fields: [])
    let markedTitle = MarkedText(title, regions, markings, verifier)
    return markedTitle.matches.isEmpty ? marked : markedTitle
  }
}
