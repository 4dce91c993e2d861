// Which words make the cheapest way through a run of ideographs?

import CKernels

/// The least-cost path over a word list, as ICU's CJK engine searches it.
///
/// At every place each word of the list that begins there may be taken at its
/// cost; where no word of one character begins, the character itself may be, at
/// the highest cost. Of equally cheap ways the one found first stays. (A.
/// Viterbi, "Error bounds for convolutional codes …", IEEE Transactions on
/// Information Theory 13(2), 1967, doi:10.1109/TIT.1967.1054010.)
struct WordPathSearch {
  private static let unknownCost: UInt64 = 255
  /// How many characters ahead memory is asked for.
  private static let lookahead = 6

  /// For each place the least cost in the high half and, in the low half, where the last word on
  /// the way begins. Of two ways of one cost the one with the earlier origin is thus the lesser.
  private var ways: [UInt64] = []
  private var codes: [UInt16] = []

  /// Appends the ends of the words of a run of BMP ideographs.
  mutating func appendWordEnds(
    of run: UnsafeBufferPointer<Unit>, in words: HanDoubleArray, to ends: inout [Int32]
  ) {
    let count = run.count
    prepare(count)
    unsafe codes.withUnsafeMutableBufferPointer { codes in
      // SAFETY: the table has a code for each BMP unit, which every unit is cut down to; `codes` has
      // `count + 1` places.
      unsafe words.codes.withUnsafeBufferPointer { table in
        for place in 0..<count { unsafe codes[place] = table[Int(run[place] & 0xFFFF)] }
      }
      unsafe codes[count] = 0
    }
    unsafe words.cells.withUnsafeBufferPointer { cells in
      unsafe codes.withUnsafeBufferPointer { codes in
        unsafe ways.withUnsafeMutableBufferPointer { ways in
          unsafe Self.search(cells, codes, count, ways)
        }
      }
    }
    appendPath(count, to: &ends)
  }

  private static func search(
    _ cells: UnsafeBufferPointer<UInt64>, _ codes: UnsafeBufferPointer<UInt16>, _ count: Int,
    _ ways: UnsafeMutableBufferPointer<UInt64>
  ) {
    // SAFETY: `codes` and `ways` have `count + 1` places, and no word goes past the code 0 behind the
    // run: no cell has code 0. A base plus any code is a cell by construction.
    let rootBase = unsafe Int(cells[0] &>> 32)
    for start in 0..<count {
      if start &+ lookahead < count {
        // The word list is larger than the caches: the cells of the first two characters are asked
        // for ahead.
        let root = unsafe cells[rootBase &+ Int(codes[start &+ lookahead])]
        let next = unsafe (Int(root &>> 32) & 0xFF_FFFF) &+ Int(codes[start &+ lookahead &+ 1])
        unsafe kernels_prefetch(cells.baseAddress.unsafelyUnwrapped + next)
      }
      let cost = unsafe ways[start] &>> 32
      var state = unsafe rootBase &+ Int(codes[start])
      var cell = unsafe cells[state]
      let isKnown = UInt32(truncatingIfNeeded: cell) == 1
      let own = isKnown && cell &>> 56 != 0 ? cell &>> 56 : unknownCost
      let way = (cost &+ own) &<< 32 | UInt64(start)
      unsafe ways[start &+ 1] = Swift.min(ways[start &+ 1], way)
      guard isKnown else { continue }
      var place = start &+ 1
      while true {
        let next = unsafe (Int(cell &>> 32) & 0xFF_FFFF) &+ Int(codes[place])
        cell = unsafe cells[next]
        if UInt32(truncatingIfNeeded: cell) != UInt32(truncatingIfNeeded: state &+ 1) { break }
        place &+= 1
        state = next
        // Where no word ends the cost is 0, which becomes the dearest way: a branch here would be
        // mispredicted too often.
        let wordCost = cell &>> 56
        let noWord = UInt64(bitPattern: (Int64(wordCost) &- 1) &>> 63)
        let way = (cost &+ wordCost) &<< 32 | UInt64(start) | noWord
        unsafe ways[place] = Swift.min(ways[place], way)
      }
    }
  }

  /// The same by walking the trie, for which nothing needs to be built.
  mutating func appendWordEnds(
    of run: UnsafeBufferPointer<Unit>, in trie: HanTrie, to ends: inout [Int32]
  ) {
    prepare(run.count)
    for start in 0..<run.count {
      let cost = ways[start] >> 32
      var state = HanTrie.State()
      var place = start
      var characterCost = Self.unknownCost
      while place < Swift.min(run.count, start + HanTrie.longestWord),
        unsafe trie.step(&state, Int(run[place]))
      {
        place += 1
        guard let wordCost = trie.value(state) else { continue }
        if place == start + 1 {
          characterCost = UInt64(wordCost)
        } else {
          relax(place, from: start, cost &+ UInt64(wordCost))
        }
      }
      relax(start + 1, from: start, cost &+ characterCost)
    }
    appendPath(run.count, to: &ends)
  }

  private mutating func prepare(_ count: Int) {
    if ways.count <= count {
      ways = [UInt64](repeating: .max, count: count + 1)
      codes = [UInt16](repeating: 0, count: count + 1)
    } else {
      for place in 0...count { ways[place] = .max }
    }
    ways[0] = 0
  }

  private mutating func relax(_ place: Int, from start: Int, _ cost: UInt64) {
    ways[place] = Swift.min(ways[place], cost << 32 | UInt64(start))
  }

  /// Follows the way back once to count the words and once to note them.
  private func appendPath(_ count: Int, to ends: inout [Int32]) {
    var words = 0
    var place = count
    while place > 0 {
      place = Int(ways[place] & 0xFFFF_FFFF)
      words &+= 1
    }
    let first = ends.count
    ends.append(contentsOf: repeatElement(0, count: words))
    unsafe ends.withUnsafeMutableBufferPointer { ends in
      place = count
      var index = first &+ words
      while place > 0 {
        index &-= 1
        // SAFETY: the way is walked as often as above, so `index` stays at or behind `first`.
        unsafe ends[index] = Int32(truncatingIfNeeded: place)
        place = Int(ways[place] & 0xFFFF_FFFF)
      }
    }
  }
}
