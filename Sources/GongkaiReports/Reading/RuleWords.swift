// For which words does the one pass over a report look?

/// The vocabularies of all rules that look at whole texts, by their number among the joined lists.
enum RuleWords: Int, CaseIterable {
  /// What tells about layout and condition; see `ReportWords`.
  case marks
  /// What short lines are made of; see `LineWords`.
  case lines
  /// Where the rules of the identity begin to look; see `IdentityAnchors`.
  case anchors
  /// What figures hang on; see `FigureTokens`.
  case figures

  /// All of them, looked for together.
  static let joined = JoinedPhrases(allCases.map(\.phrases))

  /// The words, by their numbers in the vocabulary.
  var phrases: [String] {
    switch self {
    case .marks: ReportWords.phrases
    case .lines: LineWords.phrases
    case .anchors: IdentityAnchors.shared.phrases
    case .figures: FigureTokens.phrases
    }
  }
}
