// Where in a document's text stands what a query matched?

import GongkaiFormat
import GongkaiText

/// A document's text with its units and the matches in it.
struct MarkedText {
  struct Match {
    let marking: Int
    let isRepair: Bool
    let units: Range<Int>
  }

  let text: [UInt8]
  private let scanned: DocumentUnits
  var units: [Unit] { scanned.units }
  var starts: DocumentUnits.Offsets { scanned.starts }
  var ends: DocumentUnits.Offsets { scanned.ends }
  /// By first unit.
  let matches: [Match]

  /// Scans the parts of the text that are standard or that a marking searches.
  init(
    _ document: StoredDocument, _ regions: [Region], _ markings: [Highlighter.Marking],
    _ verifier: TextVerifier
  ) {
    text = document.text
    var inside = document
    if document.titleRange.isEmpty { inside.title = "" }
    let scanned = DocumentUnits(inside, verifier) { field in
      guard field < regions.count else { return false }
      return regions[field].isStandard || markings.contains { $0.scope.contains(regions[field]) }
    }
    self.scanned = scanned
    matches = markings.enumerated().flatMap { i, marking in
      marking.phrase.matches(in: scanned.units, verifier.lexicon).filter {
        scanned.region(at: $0.lowerBound, regions).map(marking.scope.contains) ?? false
      }.map { Match(marking: i, isRepair: marking.isRepair, units: $0) }
    }.sorted { $0.units.lowerBound < $1.units.lowerBound }
  }

  /// The fields that matches stand in, each once, in the order of the text.
  func matchedFields(_ regions: [Region]) -> [String] {
    var fields: [String] = []
    for match in matches {
      guard let region = scanned.region(at: match.units.lowerBound, regions),
        !fields.contains(region.field)
      else { continue }
      fields.append(region.field)
    }
    return fields
  }

  /// The field that a match stands in.
  func field(of match: Match, _ regions: [Region]) -> String {
    scanned.region(at: match.units.lowerBound, regions)?.field ?? ""
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
    // A bit for each marking; there are no more than `Highlighter.maximumPhrases`.
    var shown: UInt64 = 0
    var windows: [Range<Int>] = []
    while windows.count < maximum {
      var best: (new: Int, count: Int, window: Range<Int>, phrases: UInt64)?
      for (i, match) in matches.enumerated() {
        var end = match.units.upperBound
        var phrases: UInt64 = 0
        var count = 0
        for other in matches[i...] {
          guard other.units.upperBound <= match.units.lowerBound + max(length, match.units.count)
          else { break }
          end = max(end, other.units.upperBound)
          phrases |= 1 << UInt64(other.marking)
          count += 1
        }
        let new = (phrases & ~shown).nonzeroBitCount
        if new > best?.new ?? 0 || (new == best?.new && count > best?.count ?? 0) {
          best = (new, count, match.units.lowerBound..<end, phrases)
        }
      }
      guard let best, best.new > 0 else { break }
      shown |= best.phrases
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
  func fragment(_ range: Range<Int>, matches: [Match]) -> [Snippet.Part] {
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
    if !isMatch && string.unicodeScalars.contains(where: Self.isLineEnd) {
      var line = ""
      for character in string {
        if !Self.isBlank(character) {
          line.append(character)
        } else if line.last != " " {
          line.append(" ")
        }
      }
      string = line
    }
    parts.append(Snippet.Part(text: string, isMatch: isMatch))
  }

  /// Whether a character that begins with this scalar is a line end (`Character.isNewline`).
  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// As `Character.isWhitespace`, which looks up all that is known of a character.
  static func isBlank(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return switch first.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  // MARK: Matched through

  /// What stands between the matches as written and as searched.
  var matchedThrough: [String] {
    var found: [String] = []
    func note(_ kind: String) {
      if !found.contains(kind) { found.append(kind) }
    }
    for match in matches {
      if match.isRepair { note("rewritten wording") }
      for i in match.units {
        if i > match.units.lowerBound, let kind = removed(ends[i - 1]..<starts[i]) { note(kind) }
        if isWrittenAsSearched(i) { continue }
        let original = String(decoding: text[starts[i]..<ends[i]], as: UTF8.self)
        let scalars = original.unicodeScalars
        if Units.isHan(units[i]) {
          if scalars.first?.value != units[i] { note("traditional") }
        } else if scalars.contains(where: { (0xFF00...0xFFEF).contains($0.value) }) {
          note("width")
        }
      }
    }
    return [
      "traditional", "pinyin", "width", "blanks", "line break", "rewritten wording",
    ].filter(found.contains)
  }

  /// Whether the text of a unit begins with just its character; false where that is not an ideograph
  /// of three bytes.
  private func isWrittenAsSearched(_ unit: Int) -> Bool {
    let scalar = units[unit]
    guard (0x4E00...0x9FFF).contains(scalar), ends[unit] - starts[unit] >= 3 else { return false }
    let start = starts[unit]
    return text[start] == UInt8(0xE0 | scalar >> 12)
      && text[start + 1] == UInt8(0x80 | scalar >> 6 & 0x3F)
      && text[start + 2] == UInt8(0x80 | scalar & 0x3F)
  }

  /// What kind of text was passed over between two neighbouring units.
  private func removed(_ bytes: Range<Int>) -> String? {
    guard bytes.lowerBound < bytes.upperBound else { return nil }
    let string = String(decoding: text[bytes], as: UTF8.self)
    if string.contains(where: \.isLetter) { return "pinyin" }
    if string.contains(where: \.isNewline) { return "line break" }
    return string.contains(where: \.isWhitespace) ? "blanks" : nil
  }
}
