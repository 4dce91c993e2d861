// Cuts snippets out of stored documents, with every match marked in the original wording.

import GongkaiFormat
import GongkaiText

/// Marks what a query matched. Not `Sendable`: one for each searcher.
struct Highlighter {
  /// Positions of a fragment, and of the lead before its first match.
  private static let fragmentLength = 60
  private static let leadLength = 16
  private static let maximumFragments = 3
  /// Different phrases that are looked for in a hit. A snippet shows a few dozen positions; a query
  /// of thousands of terms must not make cutting it slow.
  private static let maximumPhrases = 64

  private let verifier: TextVerifier
  private let phrases: [UnitPhrase]

  init(_ query: Query, _ verifier: TextVerifier) {
    self.verifier = verifier
    var distinct: [Phrase] = []
    for phrase in Self.phrases(of: query) {
      guard distinct.count < Self.maximumPhrases else { break }
      if !distinct.contains(where: { $0.runs == phrase.runs }) { distinct.append(phrase) }
    }
    phrases = distinct.map { UnitPhrase($0, verifier.lexicon) }
  }

  /// The phrases that a hit may show: not those that it must not hold.
  private static func phrases(of query: Query) -> [Phrase] {
    switch query {
    case .phrase(let phrase): [phrase]
    case .sequence(let phrases), .near(let phrases, _): phrases
    case .and(let parts), .or(let parts): parts.flatMap(phrases(of:))
    case .bag(let bag): self.phrases(of: bag)
    case .not, .filter, .nothing: []
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
        phrases.append(Phrase(runs: [slots], field: bag.field, source: bag.source))
      }
    }
    return phrases
  }

  /// A snippet of `document`, and what the fold saw through.
  func snippet(
    of document: StoredDocument
  ) -> (snippet: Snippet, matchedThrough: [String]) {
    let text = document.text
    var scanned = ScannedText(text, verifier, phrases)
    if scanned.matches.isEmpty && document.titleRange.isEmpty && !document.title.isEmpty {
      let title = ScannedText(Array(document.title.utf8), verifier, phrases)
      if !title.matches.isEmpty { scanned = title }
    }
    let parts = scanned.fragments(
      length: Self.fragmentLength, lead: Self.leadLength, maximum: Self.maximumFragments)
    return (Snippet(parts: parts), scanned.matchedThrough)
  }
}

/// A text with its units and the matches in it.
private struct ScannedText {
  struct Match {
    let phrase: Int
    let units: Range<Int>
  }

  let text: [UInt8]
  let units: [Unit]
  let starts: [Int]
  let ends: [Int]
  /// By first unit.
  let matches: [Match]

  init(_ text: [UInt8], _ verifier: TextVerifier, _ phrases: [UnitPhrase]) {
    self.text = text
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe text.withUnsafeBytes { unsafe verifier.scanner.scan($0, ranges: true) }
    let units = Array(verifier.scanner.units)
    self.units = units
    starts = verifier.scanner.starts.map { Int($0) }
    ends = verifier.scanner.ends.map { Int($0) }
    matches = phrases.enumerated().flatMap { i, phrase in
      phrase.matches(in: units, verifier.lexicon).map { Match(phrase: i, units: $0) }
    }.sorted { $0.units.lowerBound < $1.units.lowerBound }
  }

  // MARK: Fragments

  /// The best fragments in text order, with `…` where text was left out.
  func fragments(length: Int, lead: Int, maximum: Int) -> [Snippet.Part] {
    let windows = windows(length: length, maximum: maximum)
    guard !windows.isEmpty else {
      return fragment(0..<min(units.count, length), matches: [])
    }
    var parts: [Snippet.Part] = []
    var behind = 0
    for window in windows {
      let first = max(behind, leadStart(window.lowerBound, lead))
      let last = min(units.count, max(window.upperBound, first + length))
      guard first < last else { continue }
      if first > behind || !parts.isEmpty {
        parts.append(Snippet.Part(text: "…", isMatch: false))
      }
      parts += fragment(first..<last, matches: matches)
      behind = last
    }
    if behind < units.count { parts.append(Snippet.Part(text: "…", isMatch: false)) }
    return parts
  }

  /// Runs of units around matches: first the one with most different phrases, then those that show
  /// a phrase not shown yet.
  private func windows(length: Int, maximum: Int) -> [Range<Int>] {
    var shown: Set<Int> = []
    var windows: [Range<Int>] = []
    while windows.count < maximum {
      var best: (new: Int, count: Int, window: Range<Int>, phrases: Set<Int>)?
      for (i, match) in matches.enumerated() {
        var end = match.units.upperBound
        var phrases: Set<Int> = []
        var count = 0
        for other in matches[i...] {
          guard other.units.upperBound <= match.units.lowerBound + max(length, match.units.count)
          else { break }
          end = max(end, other.units.upperBound)
          phrases.insert(other.phrase)
          count += 1
        }
        let new = phrases.subtracting(shown).count
        if new > best?.new ?? 0 || (new == best?.new && count > best?.count ?? 0) {
          best = (new, count, match.units.lowerBound..<end, phrases)
        }
      }
      guard let best, best.new > 0 else { break }
      shown.formUnion(best.phrases)
      windows.append(best.window)
    }
    return windows.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Some units before the first match, from the start of its clause when that is near.
  private func leadStart(_ unit: Int, _ lead: Int) -> Int {
    let earliest = max(0, unit - lead)
    let clause = units[earliest..<unit].lastIndex(of: Units.hardBreak)
    return clause.map { $0 + 1 } ?? earliest
  }

  /// The original text of a run of units, cut at its matches.
  private func fragment(_ range: Range<Int>, matches: [Match]) -> [Snippet.Part] {
    guard let first = range.first, let last = range.last else { return [] }
    var parts: [Snippet.Part] = []
    var byte = starts[first]
    for marked in merged(matches, in: range) {
      append(byte..<starts[marked.lowerBound], isMatch: false, to: &parts)
      append(starts[marked.lowerBound]..<ends[marked.upperBound - 1], isMatch: true, to: &parts)
      byte = ends[marked.upperBound - 1]
    }
    append(byte..<max(byte, ends[last]), isMatch: false, to: &parts)
    return parts
  }

  /// Matches within `range`, overlapping and touching ones made one.
  private func merged(_ matches: [Match], in range: Range<Int>) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for match in matches
    where match.units.lowerBound >= range.lowerBound && match.units.upperBound <= range.upperBound {
      if let last = merged.last, match.units.lowerBound <= last.upperBound {
        merged[merged.count - 1] =
          last.lowerBound..<max(last.upperBound, match.units.upperBound)
      } else {
        merged.append(match.units)
      }
    }
    return merged
  }

  /// Matches stand as they were written; between them a run of line ends and blanks is one blank.
  private func append(_ bytes: Range<Int>, isMatch: Bool, to parts: inout [Snippet.Part]) {
    guard !bytes.isEmpty else { return }
    var string = String(decoding: text[bytes], as: UTF8.self)
    if !isMatch && string.contains(where: \.isNewline) {
      var line = ""
      for character in string where !character.isWhitespace || line.last != " " {
        line.append(character.isWhitespace ? " " : character)
      }
      string = line
    }
    parts.append(Snippet.Part(text: string, isMatch: isMatch))
  }

  // MARK: Matched through

  /// What stands between the matches as written and as searched.
  var matchedThrough: [String] {
    var found: Set<String> = []
    for match in matches {
      for i in match.units {
        if i > match.units.lowerBound { found.formUnion(removed(ends[i - 1]..<starts[i])) }
        let original = String(decoding: text[starts[i]..<ends[i]], as: UTF8.self)
        let scalars = original.unicodeScalars
        if Units.isHan(units[i]) {
          if scalars.first?.value != units[i] { found.insert("traditional") }
        } else if scalars.contains(where: { (0xFF00...0xFFEF).contains($0.value) }) {
          found.insert("width")
        }
      }
    }
    return ["traditional", "pinyin", "width", "blanks", "line break"].filter(found.contains)
  }

  /// What kind of text was passed over between two neighbouring units.
  private func removed(_ bytes: Range<Int>) -> [String] {
    guard bytes.lowerBound < bytes.upperBound else { return [] }
    let string = String(decoding: text[bytes], as: UTF8.self)
    if string.contains(where: \.isLetter) { return ["pinyin"] }
    if string.contains(where: \.isNewline) { return ["line break"] }
    return string.contains(where: \.isWhitespace) ? ["blanks"] : []
  }
}
