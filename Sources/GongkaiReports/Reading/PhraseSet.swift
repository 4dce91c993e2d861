// Which of these phrases stand in a text, and where?

import GongkaiText

/// Finds all occurrences of many phrases in one pass.
///
/// Source: A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to bibliographic
/// search", Communications of the ACM 18(6), 1975, doi:10.1145/360825.360855. Transitions of the
/// root stand in a table, as most characters of a text begin no phrase; those of other states in
/// one hash table.
struct PhraseSet: Sendable {
  /// An occurrence.
  struct Match: Equatable, Sendable {
    /// The phrase, by its place in the list that the set was made of.
    let phrase: Int
    /// Where it stands in the folded text.
    let range: Range<Int>
  }

  private struct State: Sendable {
    /// A bit for each rest modulo 64 of a character that leads on: most others are told by it.
    var leadsOn: UInt64 = 0
    /// The state of the longest proper suffix that is a prefix of a phrase.
    var failure: Int32 = 0
    /// The phrase that ends here, or −1.
    var phrase: Int32 = -1
    /// The nearest state on the way of failures at which a phrase ends, or 0.
    var output: Int32 = 0
    /// The state itself where a phrase ends here, else `output`.
    var firstOutput: Int32 = 0
    var depth: Int32 = 0
  }

  private var states = [State()]
  /// A bit for each character that begins a phrase: 8 KB that stay in the nearest cache, while most
  /// characters begin none.
  private var begins = [UInt64](repeating: 0, count: 1024)
  /// The root's transitions by character.
  private var root = [UInt16](repeating: 0, count: 0x10000)
  /// Keys (state, character) + 1, and their targets: open addressing, a power of two in size.
  private var keys: [UInt64] = []
  private var targets: [Int32] = []

  /// A set of phrases in folded characters: simplified, half width, lower case, no blanks.
  ///
  /// - Precondition: no phrase is empty, and all together have fewer than 65,535 characters; equal
  ///   phrases are one, the first.
  init(_ phrases: [String]) {
    var transitions: [[UInt16: Int32]] = [[:]]
    for (number, phrase) in phrases.enumerated() {
      var state = 0
      for character in phrase.utf16 {
        if let next = transitions[state][character] {
          state = Int(next)
        } else {
          transitions[state][character] = Int32(states.count)
          state = states.count
          states.append(State())
          transitions.append([:])
        }
      }
      precondition(state != 0, "a phrase has a character")
      if states[state].phrase < 0 { states[state].phrase = Int32(number) }
      states[state].depth = Int32(phrase.utf16.count)
    }
    precondition(states.count <= UInt16.max, "few enough phrases")
    store(transitions)
    link(transitions)
  }

  private mutating func store(_ transitions: [[UInt16: Int32]]) {
    var capacity = 16
    while capacity < states.count * 2 { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    targets = [Int32](repeating: 0, count: capacity)
    for (character, target) in transitions[0] {
      root[Int(character)] = UInt16(target)
      begins[Int(character >> 6)] |= 1 << UInt64(character & 63)
    }
    for state in transitions.indices.dropFirst() {
      for (character, target) in transitions[state] {
        var slot = Self.slot(Self.key(state, character), capacity - 1)
        while keys[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        keys[slot] = Self.key(state, character)
        targets[slot] = target
        states[state].leadsOn |= 1 << UInt64(character & 63)
      }
    }
  }

  /// Failures of states near the root first: those of deeper ones rest on them.
  private mutating func link(_ transitions: [[UInt16: Int32]]) {
    var queue = transitions[0].values.map { Int($0) }
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      for (character, target) in transitions[state] {
        let failure = step(Int(states[state].failure), character)
        states[Int(target)].failure = Int32(failure)
        states[Int(target)].output =
          states[failure].phrase >= 0 ? Int32(failure) : states[failure].output
        queue.append(Int(target))
      }
    }
    for state in states.indices.dropFirst() {
      states[state].firstOutput =
        states[state].phrase >= 0 ? Int32(state) : states[state].output
    }
  }

  @inline(__always)
  private static func key(_ state: Int, _ character: UInt16) -> UInt64 {
    (UInt64(state) &<< 16 | UInt64(character)) &+ 1
  }

  /// The state behind `state` and `character`, while the set is being made.
  private func step(_ state: Int, _ character: UInt16) -> Int {
    withTables { tables in tables.step(state, character) }
  }

  /// The tables without checks of bounds.
  @safe
  private struct Tables {
    // SAFETY: lent by `withTables` for the time of a closure. States come from `root` and
    // `targets` only, which hold numbers of states; characters have 16 bits, for which `begins`
    // and `root` have room; slots are cut to the size of the hash table by `mask`.
    let states: UnsafeBufferPointer<State>
    let begins: UnsafeBufferPointer<UInt64>
    let root: UnsafeBufferPointer<UInt16>
    let keys: UnsafeBufferPointer<UInt64>
    let targets: UnsafeBufferPointer<Int32>
    let mask: Int

    @inline(__always)
    func step(_ state: Int, _ character: UInt16) -> Int {
      var state = state
      while state != 0 {
        if unsafe states[state].leadsOn &>> UInt64(character & 63) & 1 != 0 {
          let key = PhraseSet.key(state, character)
          var slot = PhraseSet.slot(key, mask)
          while unsafe keys[slot] != 0 {
            if unsafe keys[slot] == key { return Int(unsafe targets[slot]) }
            slot = (slot &+ 1) & mask
          }
        }
        state = Int(unsafe states[state].failure)
      }
      guard unsafe begins[Int(character &>> 6)] &>> UInt64(character & 63) & 1 != 0 else {
        return 0
      }
      return Int(unsafe root[Int(character)])
    }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) &>> 32) & mask
  }

  @inline(__always)
  private func withTables<Result>(_ body: (Tables) -> Result) -> Result {
    // SAFETY: the arrays lend their memory to the innermost closure, which ends first.
    unsafe states.withUnsafeBufferPointer { states in
      unsafe begins.withUnsafeBufferPointer { begins in
        unsafe root.withUnsafeBufferPointer { root in
          unsafe keys.withUnsafeBufferPointer { keys in
            unsafe targets.withUnsafeBufferPointer { targets in
              body(
                unsafe Tables(
                  states: states, begins: begins, root: root, keys: keys, targets: targets,
                  mask: keys.count - 1))
            }
          }
        }
      }
    }
  }

  /// Calls `body` with every occurrence of every phrase in `range` of `text`, overlapping ones
  /// included, in the order of their ends; of those that end together, the longest first.
  @inline(__always)
  func visit(_ text: FoldedText, _ range: Range<Int>, _ body: (Match) -> Void) {
    precondition(range.upperBound <= text.count, "a range lies within the text")
    withTables { tables in
      // SAFETY: `range` lies within the characters.
      unsafe text.characters.withUnsafeBufferPointer { characters in
        var state = 0
        for index in range {
          state = tables.step(state, unsafe characters[index])
          guard state != 0 else { continue }
          var output = Int(unsafe tables.states[state].firstOutput)
          while output != 0 {
            let match = unsafe tables.states[output]
            body(
              Match(phrase: Int(match.phrase), range: index + 1 - Int(match.depth)..<index + 1))
            output = Int(match.output)
          }
        }
      }
    }
  }

  /// All occurrences in `range`, as `visit` finds them.
  func matches(in text: FoldedText, _ range: Range<Int>) -> [Match] {
    var matches: [Match] = []
    visit(text, range) { matches.append($0) }
    return matches
  }
}
