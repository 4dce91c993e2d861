// At which places of a text do phrases end?

/// A `PhraseTrie` as a double array: one look a character, and one at the root where that fails.
///
/// A state is a number and a base; the cell at its base plus the code of a character holds the
/// state behind both if it names the state as the one it comes from (J. Aoe, "An Efficient Digital
/// Search Algorithm by Using a Double-Array Structure", IEEE Transactions on Software Engineering
/// 15(9), 1989, doi:10.1109/32.31365). Characters are coded by how often they occur, so that what
/// is asked for lies together.
struct PhraseAutomaton: Sendable {
  /// A transition: bits 0–30 the base of its target, bit 31 whether phrases end there, 32–47 the
  /// target, 48–63 the state it comes from.
  private var cells: [UInt64]
  /// The root's transitions by code, with nothing in the highest bits.
  private var root: [UInt64]
  /// The code of each character, 0 for those of no phrase.
  private let codes: [UInt16]
  /// Where the phrases of each state begin in `phrases`, and where the last one's end.
  private let starts: [UInt32]
  /// Numbers of phrases, state by state, the longest first.
  private let phrases: [UInt16]

  private static let endsPhrase: UInt64 = 1 << 31
  /// No state has this number, as a cell that is free.
  private static let free: UInt64 = 0xFFFF << 48
  /// After so many places that do not fit, the search for one does not start before them again.
  private static let patience = 100

  /// The characters of the longest phrase.
  private let longest: Int

  /// - Precondition: no phrase is empty, and all together have fewer than 65,535 characters.
  init(_ list: [[UInt16]]) {
    longest = list.lazy.map(\.count).max() ?? 0
    let trie = PhraseTrie(list)
    precondition(trie.transitions.count < UInt16.max, "few enough phrases")
    var starts: [UInt32] = [0]
    for phrases in trie.phrases { starts.append((starts.last ?? 0) + UInt32(phrases.count)) }
    self.starts = starts
    phrases = trie.phrases.joined().map { UInt16($0) }
    let codes = Self.codes(trie)
    let bases = Self.bases(trie, codes)
    let mostCode = Int(codes.max() ?? 0)
    self.codes = codes
    root = [UInt64](repeating: 0, count: mostCode + 1)
    cells = [UInt64](repeating: Self.free, count: (bases.max() ?? 0) + mostCode + 1)
    for (state, transitions) in trie.transitions.enumerated() {
      for transition in transitions {
        let target = transition.target
        let ends = trie.phrases[target].isEmpty ? 0 : Self.endsPhrase
        let cell = UInt64(target) << 32 | ends | UInt64(bases[target])
        let code = Int(codes[Int(transition.character)])
        if state == 0 {
          root[code] = cell
        } else {
          cells[bases[state] + code] = UInt64(state) << 48 | cell
        }
      }
    }
  }

  /// Codes from 1, the character of most transitions first.
  private static func codes(_ trie: PhraseTrie) -> [UInt16] {
    var counts: [UInt16: Int] = [:]
    for transition in trie.transitions.joined() { counts[transition.character, default: 0] += 1 }
    var codes = [UInt16](repeating: 0, count: 0x10000)
    let order = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    for (rank, entry) in order.enumerated() { codes[Int(entry.key)] = UInt16(rank + 1) }
    return codes
  }

  /// The base of each state: the first place at which its transitions meet no others. The root's
  /// stand apart, and states without transitions need none.
  private static func bases(_ trie: PhraseTrie, _ codes: [UInt16]) -> [Int] {
    var bases = [Int](repeating: 0, count: trie.transitions.count)
    var isTaken: [Bool] = []
    var candidate = 0
    // Those of many transitions first: the others fit between.
    let states = trie.transitions.indices.dropFirst()
      .filter { !trie.transitions[$0].isEmpty }
      .sorted { trie.transitions[$0].count > trie.transitions[$1].count }
    for state in states {
      let own = trie.transitions[state].map { Int(codes[Int($0.character)]) }
      var base = candidate
      var tries = 0
      while own.contains(where: { base + $0 < isTaken.count && isTaken[base + $0] }) {
        base += 1
        tries += 1
      }
      if tries > patience { candidate = base }
      bases[state] = base
      let end = base + (own.max() ?? 0) + 1
      if end > isTaken.count {
        isTaken += repeatElement(false, count: end - isTaken.count)
      }
      for code in own { isTaken[base + code] = true }
    }
    return bases
  }

  /// A place of a text where phrases end.
  struct End: BitwiseCopyable {
    private let bits: UInt64

    @inline(__always)
    fileprivate init(behind index: Int, _ cell: UInt64) {
      bits = UInt64(truncatingIfNeeded: index &+ 1) &<< 32 | cell &>> 32 & 0xFFFF
    }

    /// Where they end.
    @inline(__always)
    var end: Int { Int(truncatingIfNeeded: bits &>> 32) }
    /// The state there.
    @inline(__always)
    var state: Int { Int(truncatingIfNeeded: bits & 0xFFFF) }
  }

  /// Lends all places of a text where phrases end, as `visitEnds` finds them.
  ///
  /// Each look at the tables waits for the one before, so that four parts of the text are read side
  /// by side. Each begins so much earlier that no phrase is longer: its state is then that of a
  /// search from the beginning.
  @inline(__always)
  func withEnds<Result>(
    _ characters: [UInt16], _ body: (UnsafeBufferPointer<End>) -> Result
  ) -> Result {
    let length = characters.count / 4
    return unsafe withUnsafeTemporaryAllocation(of: End.self, capacity: characters.count) { ends in
      var (firstEnd, secondEnd) = (0, length)
      var (thirdEnd, fourthEnd) = (2 * length, 3 * length)
      unsafe characters.withUnsafeBufferPointer { characters in
        withTables { tables in
          func state(at start: Int) -> UInt64 {
            var cell: UInt64 = 0
            for index in max(0, start - longest)..<start {
              cell = tables.step(cell, unsafe characters[index])
            }
            return cell
          }
          @inline(__always)
          func step(_ cell: inout UInt64, _ end: inout Int, _ index: Int) {
            // SAFETY: the parts are as long as the text together. Each writes behind its own
            // beginning, no more often than it has read a character; writing without asking
            // whether a phrase ends spares a branch that is often mispredicted.
            cell = tables.step(cell, unsafe characters[index])
            unsafe ends.baseAddress.unsafelyUnwrapped[end] = End(behind: index, cell)
            end &+= Int(truncatingIfNeeded: cell &>> 31 & 1)
          }
          var (first, second) = (UInt64(0), state(at: length))
          var (third, fourth) = (state(at: 2 * length), state(at: 3 * length))
          for index in 0..<length {
            step(&first, &firstEnd, index)
            step(&second, &secondEnd, index &+ length)
            step(&third, &thirdEnd, index &+ 2 &* length)
            step(&fourth, &fourthEnd, index &+ 3 &* length)
          }
          for index in 4 * length..<characters.count { step(&fourth, &fourthEnd, index) }
        }
      }
      var count = firstEnd
      for (part, end) in [(1, secondEnd), (2, thirdEnd), (3, fourthEnd)] {
        for place in part * length..<end {
          // SAFETY: what is moved to the front stands at or behind the place where it goes.
          unsafe ends[count] = ends[place]
          count += 1
        }
      }
      return unsafe body(UnsafeBufferPointer(rebasing: ends[..<count]))
    }
  }

  /// The phrases that end where the automaton is in `state`, by their place in `phrase(at:)`.
  @inline(__always)
  func phrases(at state: Int) -> Range<Int> { Int(starts[state])..<Int(starts[state + 1]) }

  /// The number of a phrase by its place among those of all states.
  @inline(__always)
  func phrase(at place: Int) -> Int { Int(phrases[place]) }

  /// The number of states.
  var stateCount: Int { starts.count - 1 }

  /// Calls `body` with each place of `range` behind which phrases end, and with the state there.
  ///
  /// - Precondition: `range` lies within the characters.
  @inline(__always)
  func visitEnds(
    _ characters: [UInt16], _ range: Range<Int>, _ body: (_ index: Int, _ state: Int) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= characters.count, "inside the text")
    unsafe characters.withUnsafeBufferPointer { characters in
      withTables { tables in
        var cell: UInt64 = 0
        for index in range {
          // SAFETY: the range lies within the characters.
          cell = tables.step(cell, unsafe characters[index])
          if cell & Self.endsPhrase != 0 { body(index, Self.state(cell)) }
        }
      }
    }
  }

  @inline(__always)
  private static func state(_ cell: UInt64) -> Int { Int(truncatingIfNeeded: cell &>> 32 & 0xFFFF) }

  /// The tables without checks of bounds.
  @safe
  private struct Tables {
    // SAFETY: lent by `withTables` for the time of a closure. Characters have 16 bits, for which
    // `codes` has room, and all codes are places of `root`. Bases come out of the cells, and lie
    // so far from the end of `cells` that any code fits behind.
    let codes: UnsafeBufferPointer<UInt16>
    let cells: UnsafeBufferPointer<UInt64>
    let root: UnsafeBufferPointer<UInt64>

    /// The transition behind another one, or behind 0 at the root.
    @inline(__always)
    func step(_ cell: UInt64, _ character: UInt16) -> UInt64 {
      let code = unsafe Int(codes[Int(character)])
      let next = unsafe cells[Int(truncatingIfNeeded: cell & 0x7FFF_FFFF) &+ code]
      let atRoot = unsafe root[code]
      return next &>> 48 == cell &>> 32 & 0xFFFF ? next : atRoot
    }
  }

  @inline(__always)
  private func withTables<Result>(_ body: (Tables) -> Result) -> Result {
    // SAFETY: the arrays lend their memory to the innermost closure, which ends first.
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe cells.withUnsafeBufferPointer { cells in
        unsafe root.withUnsafeBufferPointer { root in
          body(unsafe Tables(codes: codes, cells: cells, root: root))
        }
      }
    }
  }
}
