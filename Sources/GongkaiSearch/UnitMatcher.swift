// Finds phrases in the units of a text: for highlights, and where the index cannot tell.

import GongkaiText

/// A phrase in terms of a scanner's lexicon.
struct UnitPhrase {
  private enum Slot {
    case unit(Unit)
    case pattern(WordPattern)
    case hole
  }

  private let runs: [[Slot]]

  init(_ phrase: Phrase, _ lexicon: Lexicon) {
    runs = phrase.runs.map { run in
      run.map { slot in
        switch slot {
        case .han(let scalar): .unit(scalar)
        case .word(let bytes):
          // SAFETY: the lexicon copies the bytes before the call returns.
          .unit(
            Units.word(Int(unsafe bytes.withUnsafeBytes { unsafe lexicon.intern($0) })))
        case .pattern(let pattern): .pattern(pattern)
        case .hole: .hole
        }
      }
    }
  }

  /// All matches, as ranges of units; a phrase with gaps is found up to its nearest end, or with
  /// `allEnds` up to every end.
  func matches(
    in units: [Unit], _ lexicon: Lexicon, allEnds: Bool = false
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let first: Unit? = if case .unit(let unit)? = runs[0].first { unit } else { nil }
    for start in units.indices {
      // Nearly all starts fail by their first unit.
      if let first, units[start] != first { continue }
      found += matches(at: start, in: units, lexicon, allEnds: allEnds)
    }
    return found
  }

  private func matches(
    at start: Int, in units: [Unit], _ lexicon: Lexicon, allEnds: Bool
  ) -> [Range<Int>] {
    guard var end = end(of: runs[0], at: start, in: units, lexicon) else { return [] }
    for run in runs.dropFirst().dropLast() {
      guard let next = ends(of: run, from: end, in: units, lexicon).first(where: { _ in true })
      else { return [] }
      end = next
    }
    guard let last = runs.dropFirst().last else { return [start..<end] }
    let ends = ends(of: last, from: end, in: units, lexicon)
    return allEnds ? ends.map { start..<$0 } : ends.prefix(1).map { start..<$0 }
  }

  /// Where `run` ends, wherever it stands from `start` on in the same clause.
  private func ends(
    of run: [Slot], from start: Int, in units: [Unit], _ lexicon: Lexicon
  ) -> some Sequence<Int> {
    (start..<units.count).lazy
      .prefix { units[$0] != Units.hardBreak }
      .compactMap { self.end(of: run, at: $0, in: units, lexicon) }
  }

  private func end(
    of run: [Slot], at start: Int, in units: [Unit], _ lexicon: Lexicon
  ) -> Int? {
    guard start + run.count <= units.count else { return nil }
    for (i, slot) in run.enumerated() {
      let unit = units[start + i]
      switch slot {
      case .unit(let wanted): if unit != wanted { return nil }
      case .hole: if unit == Units.hardBreak { return nil }
      case .pattern(let pattern):
        guard Units.isWord(unit), pattern.matches(lexicon.bytes(of: Units.wordIndex(unit))[...])
        else { return nil }
      }
    }
    return start + run.count
  }
}

extension Units {
  /// The unit of the lexicon's entry `index`.
  static func word(_ index: Int) -> Unit { 0x8000_0000 | Unit(index) }
}
