// Where does a phrase stand? By trying every place.

import GongkaiFormat

/// One position of a phrase that is asked for.
enum AskedSlot: Hashable {
  case cell(Cell)
  /// A word of another script, with `*` and `?`.
  case pattern(String)
  /// Any one position.
  case hole
}

/// Runs of positions, with anything of the same clause between them.
struct AskedPhrase: Hashable {
  var runs: [[AskedSlot]]
  var field: String?

  /// The places in `cells` where a match starts, each with all the places where it can end.
  func matches(in cells: [Cell]) -> [(start: Int, ends: Set<Int>)] {
    cells.indices.compactMap { start in
      guard end(of: runs[0], from: start, in: cells) != nil else { return nil }
      let ends = self.ends(of: runs[...], from: start, in: cells)
      return ends.isEmpty ? nil : (start, ends)
    }
  }

  private func ends(of runs: ArraySlice<[AskedSlot]>, from start: Int, in cells: [Cell]) -> Set<Int>
  {
    guard let run = runs.first, let end = end(of: run, from: start, in: cells) else { return [] }
    let rest = runs.dropFirst()
    if rest.isEmpty { return [end] }
    var found: Set<Int> = []
    var next = end
    while next < cells.count, cells[next] != .pause {
      found.formUnion(ends(of: rest, from: next, in: cells))
      next += 1
    }
    return found
  }

  private func end(of run: [AskedSlot], from start: Int, in cells: [Cell]) -> Int? {
    guard start + run.count <= cells.count else { return nil }
    for i in run.indices {
      let cell = cells[start + i]
      switch run[i] {
      case .cell(let wanted): if cell != wanted { return nil }
      case .hole: if cell == .pause { return nil }
      case .pattern(let pattern):
        guard case .word(let bytes) = cell,
          Self.fits(String(decoding: bytes, as: UTF8.self)[...], pattern[...])
        else { return nil }
      }
    }
    return start + run.count
  }

  /// Whether a word fits a pattern: by trying every length for every star.
  static func fits(_ word: Substring, _ pattern: Substring) -> Bool {
    guard let first = pattern.first else { return word.isEmpty }
    if first == "*" {
      return word.indices.contains { fits(word[$0...], pattern.dropFirst()) }
        || fits("", pattern.dropFirst())
    }
    guard let character = word.first, first == "?" || first == character else { return false }
    return fits(word.dropFirst(), pattern.dropFirst())
  }

  /// The terms whose idf is the weight of the phrase.
  var terms: [TermKey] {
    var terms: [TermKey] = []
    for run in runs {
      for i in run.indices {
        let next = i + 1 < run.count ? run[i + 1] : nil
        switch (run[i], next) {
        case (.cell(.word(let bytes)), _): terms.append(TermKey(.otherWord, bytes))
        case (.cell(.han(let scalar)), .cell(.han(let next))):
          terms.append(TermKey(gram: scalar, next))
        case (.cell(.han(let scalar)), .cell(.word)), (.cell(.han(let scalar)), .pattern):
          terms.append(TermKey(.gram, scalar: scalar))
        case (.cell(.han(let scalar)), _):
          if i > 0, case .cell(.han) = run[i - 1] { continue }
          terms.append(TermKey(.character, scalar: scalar))
        default: continue
        }
      }
    }
    return terms
  }

  /// The character, when nothing but one is asked for, in all fields.
  var onlyCharacter: TermKey? {
    guard field == nil, runs.count == 1, runs[0].count == 1,
      case .cell(.han(let scalar)) = runs[0][0]
    else { return nil }
    return TermKey(.character, scalar: scalar)
  }
}
