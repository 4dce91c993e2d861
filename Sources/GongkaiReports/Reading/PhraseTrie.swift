// Where does a search for many phrases go on behind each character?

/// An automaton that has read the ends of phrases: the states of a trie, each with every transition
/// that does not lead where the root's does.
///
/// Source: A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to bibliographic
/// search", Communications of the ACM 18(6), 1975, doi:10.1145/360825.360855: their algorithm 4,
/// which takes the failures out, but for those that end at the root.
struct PhraseTrie {
  struct Transition {
    let character: UInt16
    let target: Int
  }

  /// By state, in the order of the characters; state 0 is the root.
  private(set) var transitions: [[Transition]] = [[]]
  /// By state, the phrases that end there, the longest first.
  private(set) var phrases: [[Int]] = [[]]

  /// - Precondition: no phrase is empty; of equal phrases the first counts.
  init(_ phrases: [[UInt16]]) {
    var targets: [UInt64: Int] = [:]
    for (number, phrase) in phrases.enumerated() {
      precondition(!phrase.isEmpty, "a phrase has a character")
      var state = 0
      for character in phrase {
        let key = UInt64(state) << 16 | UInt64(character)
        if let target = targets[key] {
          state = target
          continue
        }
        let target = transitions.count
        targets[key] = target
        transitions[state].append(Transition(character: character, target: target))
        transitions.append([])
        self.phrases.append([])
        state = target
      }
      if self.phrases[state].isEmpty { self.phrases[state] = [number] }
    }
    for state in transitions.indices {
      transitions[state].sort { $0.character < $1.character }
    }
    link()
  }

  /// States near the root first: deeper ones rest on them.
  private mutating func link() {
    var queue = transitions[0].map { (state: $0.target, failure: 0) }
    var next = 0
    while next < queue.count {
      let (state, failure) = queue[next]
      next += 1
      phrases[state] += phrases[failure]
      for child in transitions[state] {
        queue.append((child.target, step(failure, child.character)))
      }
      if failure != 0 {
        transitions[state] = Self.merge(transitions[state], transitions[failure])
      }
    }
  }

  /// The state behind a linked state and a character.
  private func step(_ state: Int, _ character: UInt16) -> Int {
    Self.find(character, transitions[state]) ?? Self.find(character, transitions[0]) ?? 0
  }

  private static func find(_ character: UInt16, _ transitions: [Transition]) -> Int? {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].character == character { return transitions[middle].target }
      if transitions[middle].character < character { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Both lists in order; `own` wins.
  private static func merge(_ own: [Transition], _ others: [Transition]) -> [Transition] {
    var merged: [Transition] = []
    merged.reserveCapacity(own.count + others.count)
    var next = 0
    for other in others {
      while next < own.count, own[next].character < other.character {
        merged.append(own[next])
        next += 1
      }
      if next < own.count, own[next].character == other.character { continue }
      merged.append(other)
    }
    return merged + own[next...]
  }
}
