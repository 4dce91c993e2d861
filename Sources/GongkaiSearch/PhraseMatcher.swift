// Finds the places where a phrase stands, by intersecting place lists.

import GongkaiBytes
import GongkaiFormat

/// Answers where phrases stand in one segment's clause stream.
///
/// Exact because no phrase crosses a hard break, and there is a place without a term behind each
/// clause: all positions of a match lie in one clause.
struct PhraseMatcher {
  private let terms: TermLookup
  private let segment: SegmentReader
  private var streamLength: Int { segment.information.streamLength }

  init(_ terms: TermLookup) {
    self.terms = terms
    segment = terms.segment
  }

  /// Drops places that nobody asks about, of many ascending ones.
  typealias Sieve = (inout [UInt32]) throws(IndexError) -> Void

  /// The first places of all matches of `phrase`, ascending.
  ///
  /// - Parameter sieve: what drops places whose clauses do not matter, early enough that they are
  ///   not looked up in other lists.
  func places(of phrase: Phrase, _ sieve: Sieve? = nil) throws(IndexError) -> [UInt32] {
    try places(in: phrase.scope) { (range) throws(IndexError) in
      try places(of: phrase.runs, in: range, sieve)
    }
  }

  /// The places of one term, ascending.
  func places(of info: TermInfo, in scope: FieldScope) throws(IndexError) -> [UInt32] {
    try places(in: scope) { (range) throws(IndexError) in try read(info, offset: 0, in: range) }
  }

  /// What `find` finds in each range of places that a search of `scope` searches.
  private func places(
    in scope: FieldScope, _ find: (Range<UInt32>) throws(IndexError) -> [UInt32]
  ) throws(IndexError) -> [UInt32] {
    var found: [UInt32] = []
    for range in scope.places(in: segment.information) {
      let places = try find(range)
      found = found.isEmpty ? places : found + places
    }
    return found
  }

  private func places(
    of runs: [PhraseRun], in scope: Range<UInt32>, _ sieve: Sieve?
  ) throws(IndexError) -> [UInt32] {
    var starts: [UInt32]?
    // From the last run to the first: a run's match counts if the next run follows in its clause.
    for run in runs.reversed() {
      var own = try places(of: run, in: scope, sieve)
      if let following = starts {
        own = try own.count == 0 ? [] : keeping(own, length: run.count, before: following)
      }
      if own.isEmpty { return [] }
      starts = own
    }
    return starts ?? []
  }

  /// The place behind each clause of these fields.
  func clauseEnds(in scope: FieldScope) throws(IndexError) -> [UInt32] {
    guard let info = try terms.find(.clauseEnd) else { return [] }
    return try places(of: info, in: scope)
  }

  /// The places where `run` starts.
  func places(
    of run: PhraseRun, in scope: Range<UInt32>, _ sieve: Sieve? = nil
  ) throws(IndexError) -> [UInt32] {
    if let key = PhrasePlan.onlyTerm(of: run) {
      // One term needs no plan.
      guard let info = try terms.find(key) else { return [] }
      var starts = try read(info, offset: 0, in: scope)
      try sieve?(&starts)
      return starts
    }
    guard let plan = try PhrasePlan(run, in: terms) else { return [] }
    var starts: [UInt32]
    if let rarest = plan.cover.first {
      starts = try read(rarest.info, offset: rarest.offset, in: scope)
      try sieve?(&starts)
      for term in plan.cover.dropFirst() where !starts.isEmpty {
        try intersect(&starts, term.info, offset: term.offset)
      }
      for choice in plan.choices where !starts.isEmpty { try intersect(&starts, choice) }
    } else {
      guard let first = plan.choices.first else { return [] }
      starts = try read(first, in: scope)
      for choice in plan.choices.dropFirst() { try intersect(&starts, choice) }
    }
    if !plan.holes.isEmpty { try dropClauseEnds(&starts, at: plan.holes) }
    return starts
  }

  // MARK: Reading

  private func cursor(_ info: TermInfo) throws(IndexError) -> PlaceCursor {
    try PlaceCursor(info, in: segment.postings, streamLength: streamLength)
  }

  /// Places of a term less `offset`, within `scope`.
  private func read(
    _ info: TermInfo, offset: Int, in scope: Range<UInt32>
  ) throws(IndexError) -> [UInt32] {
    let shift = UInt32(offset)
    var cursor = try cursor(info)
    var places: [UInt32] = []
    if scope.lowerBound <= 1 && scope.upperBound >= streamLength {
      try cursor.appendAll(to: &places)
      guard offset > 0 else { return places }
      // A match that would start before the first place is none.
      if let first = places.first, first <= shift { places.removeAll { $0 <= shift } }
      for i in places.indices { places[i] &-= shift }
      return places
    }
    // A match starts within the scope; its clause, and so all of it, lies there too.
    try cursor.append(in: scope.lowerBound + shift..<scope.upperBound + shift, to: &places)
    for i in places.indices { places[i] &-= shift }
    return places
  }

  private func read(
    _ choice: PlannedChoice, in scope: Range<UInt32>
  ) throws(IndexError) -> [UInt32] {
    var places: [UInt32] = []
    for term in choice.terms { places += try read(term.info, offset: choice.offset, in: scope) }
    places.sort()
    return places
  }

  // MARK: Intersecting

  private func intersect(
    _ starts: inout [UInt32], _ info: TermInfo, offset: Int
  ) throws(IndexError) {
    var cursor = try cursor(info)
    try cursor.keepMatches(&starts, shift: UInt32(offset))
  }

  /// Keeps the starts at whose offset one of the choice's terms stands.
  private func intersect(_ starts: inout [UInt32], _ choice: PlannedChoice) throws(IndexError) {
    let total = choice.terms.reduce(0) { $0 + $1.info.placeCount }
    let shift = UInt32(choice.offset)
    var found = [Bool](repeating: false, count: starts.count)
    if starts.count * choice.terms.count < total {
      for term in choice.terms {
        var cursor = try cursor(term.info)
        for i in starts.indices where !found[i] {
          let target = starts[i] &+ shift
          let place = try cursor.advance(to: target)
          if place == target { found[i] = true }
          if place == PlaceCursor.noMorePlaces { break }
        }
      }
    } else {
      var places: [UInt32] = []
      for term in choice.terms {
        places.removeAll(keepingCapacity: true)
        var cursor = try cursor(term.info)
        try cursor.appendAll(to: &places)
        var i = 0
        for place in places where place >= shift {
          i = gallop(starts.span, to: place - shift, from: i)
          if i == starts.count { break }
          if starts[i] == place - shift { found[i] = true }
        }
      }
    }
    starts = zip(starts, found).filter(\.1).map(\.0)
  }

  // MARK: Clause ends

  private func clauseEnds() throws(IndexError) -> PlaceCursor? {
    guard let info = try terms.find(.clauseEnd) else { return nil }
    return try cursor(info)
  }

  private func dropClauseEnds(_ starts: inout [UInt32], at holes: [Int]) throws(IndexError) {
    for hole in holes {
      guard var ends = try clauseEnds() else { return }
      var kept: [UInt32] = []
      for start in starts {
        let place = start + UInt32(hole)
        if try ends.advance(to: place) != place { kept.append(start) }
      }
      starts = kept
    }
  }

  /// Keeps the places of a run of `length` positions behind which, in the same clause, a place of
  /// `following` stands.
  private func keeping(
    _ places: [UInt32], length: Int, before following: [UInt32]
  ) throws(IndexError) -> [UInt32] {
    guard var ends = try clauseEnds() else { return [] }
    var kept: [UInt32] = []
    var i = 0
    for place in places {
      let behind = place + UInt32(length)
      i = gallop(following.span, to: behind, from: i)
      guard i < following.count else { break }
      if following[i] < (try ends.advance(to: behind)) { kept.append(place) }
    }
    return kept
  }

  /// Places of the first phrase within `distance` positions of every other, in the same clause.
  func places(near phrases: [Phrase], distance: Int) throws(IndexError) -> [UInt32] {
    guard let first = phrases.first else { return [] }
    var places = try self.places(of: first)
    for other in phrases.dropFirst() where !places.isEmpty {
      let others = try self.places(of: other)
      let ends = try clauseEnds(behind: places)
      let otherEnds = try clauseEnds(behind: others)
      var kept: [UInt32] = []
      for (place, end) in zip(places, ends) {
        let low = place > UInt32(distance) ? place - UInt32(distance) : 0
        var i = gallop(others.span, to: low, from: 0)
        while i < others.count, others[i] <= place &+ UInt32(distance) {
          // Both lie in one clause when the clause of the lower one ends behind the higher one.
          if others[i] >= place ? others[i] < end : place < otherEnds[i] {
            kept.append(place)
            break
          }
          i += 1
        }
      }
      places = kept
    }
    return places
  }

  /// Where the clause of each of `places` (ascending) ends.
  private func clauseEnds(behind places: [UInt32]) throws(IndexError) -> [UInt32] {
    guard var cursor = try clauseEnds() else { return [] }
    var ends: [UInt32] = []
    ends.reserveCapacity(places.count)
    for place in places { ends.append(try cursor.advance(to: place)) }
    return ends
  }
}
