// Which place lists must be read to find a run of positions, and at which offsets.

import GongkaiFormat

/// A term of a run, found in a segment's dictionary.
struct PlannedTerm {
  /// Where in the run its position stands.
  let offset: Int
  let key: TermKey
  let info: TermInfo
}

/// A position of a run that any of several terms may fill: a Han character whose neighbour is not
/// known, or a word with wildcards.
struct PlannedChoice {
  let offset: Int
  let terms: [TermLookup.Entry]
}

/// How a run of positions is looked up in one segment.
struct PhrasePlan {
  /// Terms whose places are intersected, rarest first. Together they cover every position.
  private(set) var cover: [PlannedTerm] = []
  private(set) var choices: [PlannedChoice] = []
  /// Offsets of holes, which must not fall on the end of a clause.
  private(set) var holes: [Int] = []
  let length: Int

  /// Plans `run`; nil when a term of it does not occur in the segment.
  init?(_ run: PhraseRun, in lookup: TermLookup) throws(IndexError) {
    length = run.count
    var terms = [PlannedTerm?](repeating: nil, count: run.count)
    for i in run.indices {
      guard let key = PhrasePlan.key(at: i, of: run) else { continue }
      guard let info = try lookup.find(key) else { return nil }
      terms[i] = PlannedTerm(offset: i, key: key, info: info)
    }
    for i in run.indices {
      if run[i] == .hole { holes.append(i) }
      let coveredBefore = i > 0 && run[i - 1].isHan && run[i].isHan
      guard terms[i] == nil, !coveredBefore, run[i] != .hole else { continue }
      let choice = try PhrasePlan.choice(run[i], offset: i, in: lookup)
      guard !choice.terms.isEmpty else { return nil }
      choices.append(choice)
    }
    let costs = terms.map { $0?.info.placeCount }
    cover = PhrasePlan.cheapestCover(run, costs).compactMap { terms[$0] }
    cover.sort { $0.info.placeCount < $1.info.placeCount }
  }

  /// The positional term at slot `i` of `run`, where the run tells it: a bigram, an end mark before
  /// a word, or a word. Nil for a hole, a pattern, and a Han character whose neighbour is open.
  static func key(at i: Int, of run: PhraseRun) -> TermKey? {
    switch run[i] {
    case .word(let bytes): return TermKey(.otherWord, bytes)
    case .han(let scalar):
      guard i + 1 < run.count else { return nil }
      switch run[i + 1] {
      case .han(let next): return TermKey(gram: scalar, next)
      case .word, .pattern: return TermKey(.gram, scalar: scalar)
      case .hole: return nil
      }
    case .pattern, .hole: return nil
    }
  }

  /// The term of a run that is one bigram or one word.
  static func onlyTerm(of run: PhraseRun) -> TermKey? {
    if run.count == 2, run[0].isHan, run[1].isHan { return key(at: 0, of: run) }
    if run.count == 1, case .word = run[0] { return key(at: 0, of: run) }
    return nil
  }

  /// The terms that may stand at a position.
  private static func choice(
    _ slot: PhraseSlot, offset: Int, in lookup: TermLookup
  ) throws(IndexError) -> PlannedChoice {
    switch slot {
    case .pattern(let pattern):
      // What fits too much is refused before anything is planned.
      return PlannedChoice(offset: offset, terms: try lookup.words(fitting: pattern) ?? [])
    case .han(let scalar):
      let start = TermKey(.gram, scalar: scalar)
      var terms: [TermLookup.Entry] = []
      var cursor = try lookup.segment.dictionary.cursor(atOrAfter: start)
      while let (key, info) = try cursor.next(), key.starts(with: start.bytes) {
        terms.append((TermKey(raw: key), info))
      }
      return PlannedChoice(offset: offset, terms: terms)
    case .word, .hole: return PlannedChoice(offset: offset, terms: [])
    }
  }

  /// The slots whose terms cover every Han character and word at the least number of places, and
  /// the rarest of all. A bigram covers its own slot and the next.
  ///
  /// A shortest path over the slots: `best[i]` is the cost of covering all before slot `i`.
  static func cheapestCover(_ run: PhraseRun, _ costs: [Int?]) -> [Int] {
    let unreachable = Int.max / 2
    var best = [Int](repeating: unreachable, count: run.count + 1)
    var step = [(from: Int, term: Int?)](repeating: (0, nil), count: run.count + 1)
    best[0] = 0
    func relax(_ to: Int, _ cost: Int, from: Int, term: Int?) {
      if cost < best[to] {
        best[to] = cost
        step[to] = (from, term)
      }
    }
    for i in run.indices where best[i] < unreachable {
      let isGram = costs[i] != nil && run[i].isHan && i + 1 < run.count && run[i + 1].isHan
      if let cost = costs[i] {
        relax(i + 1, best[i] + cost, from: i, term: i)
        if isGram { relax(i + 2, best[i] + cost, from: i, term: i) }
      }
      let followsHan = i > 0 && run[i - 1].isHan && run[i].isHan
      if followsHan, let cost = costs[i - 1] { relax(i + 1, best[i] + cost, from: i, term: i - 1) }
      // Holes and choices are covered otherwise.
      if costs[i] == nil && !followsHan { relax(i + 1, best[i], from: i, term: nil) }
    }
    var isChosen = [Bool](repeating: false, count: run.count)
    var i = run.count
    while i > 0 {
      if let term = step[i].term { isChosen[term] = true }
      i = step[i].from
    }
    var rarest: (slot: Int, cost: Int)?
    for slot in run.indices {
      if let cost = costs[slot], cost < rarest?.cost ?? Int.max { rarest = (slot, cost) }
    }
    if let rarest { isChosen[rarest.slot] = true }
    return run.indices.filter { isChosen[$0] }
  }
}
