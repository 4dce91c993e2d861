// How is the word list laid out for fast indexing?

import CKernels

/// ICU's words of ideographs as a double array.
///
/// A state is a cell; the cell of the next state is at its base plus the code
/// of the next character, and is the right one if it names the state as its
/// parent (J. Aoe, "An Efficient Digital Search Algorithm by Using a
/// Double-Array Structure", IEEE Transactions on Software Engineering 15(9),
/// 1989, doi:10.1109/32.31365). Characters are coded by how often they occur,
/// and base, parent and cost of a word share one 64-bit cell.
struct HanDoubleArray: Sendable {
  /// Bits 0–31 the parent's cell plus one, 32–55 the base, 56–63 the cost.
  private(set) var cells: [UInt64]
  /// The code of each BMP character; 0 where no word has it.
  private(set) var codes: [UInt16]

  private static let mostCells = 1 << 23
  /// After so many occupied places the search does not start before them again.
  private static let patience = 500

  /// Zeros in large pages, since what is looked up lies all over them.
  private static func zeros(_ count: Int) -> [UInt64] {
    unsafe [UInt64](unsafeUninitializedCapacity: count) { cells, initialized in
      // SAFETY: the buffer has room for `count` cells, all of which are set.
      unsafe kernels_prefer_large_pages(cells.baseAddress, count * MemoryLayout<UInt64>.stride)
      unsafe cells.initialize(repeating: 0)
      initialized = count
    }
  }

  /// Lays out the words of `trie`; nil if it does not fit the packing.
  init?(_ trie: HanTrie) {
    guard let words = WordTree(trie) else { return nil }
    codes = words.codes()
    let mostCode = Int(codes.max() ?? 0)
    var cells = Self.zeros(words.nodeCount * 3 + mostCode + 1)
    var cellOfNode = [UInt32](repeating: 0, count: words.nodeCount)
    cells[0] = 1 << 56
    var candidate = 1
    var children: [Int] = []
    for node in 0..<words.nodeCount {
      let range = words.children(of: node)
      guard !range.isEmpty else { continue }
      children.removeAll(keepingCapacity: true)
      for child in range { children.append(Int(codes[Int(words.units[child])])) }
      let least = children.min() ?? 0
      var place = Swift.max(candidate, least)
      var tries = 0
      while true {
        if place - least + mostCode >= cells.count {
          guard cells.count < Self.mostCells else { return nil }
          cells.append(contentsOf: repeatElement(0, count: cells.count))
        }
        if cells[place] == 0,
          children.allSatisfy({ cells[place &- least &+ $0] == 0 })
        {
          break
        }
        place += 1
        tries += 1
      }
      if tries > Self.patience { candidate = place }
      while cells[candidate] != 0, candidate + 1 < cells.count { candidate += 1 }
      let base = place - least
      let parent = Int(cellOfNode[node])
      cells[parent] |= UInt64(base) << 32
      for (child, code) in zip(range, children) {
        cells[base + code] = UInt64(words.costs[child]) << 56 | UInt64(parent + 1)
        cellOfNode[child] = UInt32(base + code)
      }
    }
    // The root needs no mark any more; a word that is empty has no cost.
    cells[0] &= 0x00FF_FFFF_FFFF_FFFF
    let used = (cells.lastIndex { $0 != 0 } ?? 0) + mostCode + 2
    if used < cells.count { cells.removeLast(cells.count - used) }
    self.cells = cells
  }
}

/// The trie with numbered nodes, the children of each in a row.
private struct WordTree {
  private(set) var units: [UInt16] = [0]
  private(set) var costs: [UInt8] = [0]
  private var firstChild: [Int] = []
  var nodeCount: Int { units.count }

  private static let mostNodes = 1 << 21
  private static let mostDepth = HanTrie.longestWord

  init?(_ trie: HanTrie) {
    var states = [HanTrie.State()]
    var node = 0
    var fits = true
    var depth = 0
    var endOfLevel = 1
    while node < states.count {
      if node == endOfLevel {
        depth += 1
        endOfLevel = states.count
      }
      firstChild.append(states.count)
      trie.forEachChild(of: states[node]) { unit, state in
        guard unit < 0x10000, Units.isIdeograph(UInt32(unit)), states.count < Self.mostNodes
        else { return }
        let cost = trie.value(state) ?? 0
        if cost > 255 { fits = false }
        units.append(UInt16(unit))
        costs.append(UInt8(truncatingIfNeeded: cost))
        states.append(state)
      }
      node += 1
    }
    firstChild.append(states.count)
    guard fits, depth <= Self.mostDepth, states.count > 1, states.count < Self.mostNodes else {
      return nil
    }
  }

  func children(of node: Int) -> Range<Int> { firstChild[node]..<firstChild[node + 1] }

  /// Codes from 1, the most frequent unit first, equal ones by their value.
  func codes() -> [UInt16] {
    var counts = [Int](repeating: 0, count: 0x10000)
    for unit in units.dropFirst() { counts[Int(unit)] += 1 }
    let order = (0..<0x10000).filter { counts[$0] > 0 }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for (rank, unit) in order.enumerated() { codes[unit] = UInt16(rank + 1) }
    return codes
  }
}
