// How is ICU's own Chinese word list read?

import CICU

/// ICU's list of Chinese and Japanese words with their costs.
///
/// ICU maps the list from its data file; the public `udata_open` lends it. It is
/// a header of eight 32-bit numbers and a serialized trie of UTF-16 units,
/// whose nodes are, by their first unit: below 0x30 a branch, below 0x40 a
/// run of units to match, with bit 15 a final value, otherwise a value in the
/// way. Reading beyond the end yields zeros, so damaged data cannot trap.
@safe
struct HanTrie: @unchecked Sendable {
  // SAFETY: ICU's data file stays mapped, unchanged, for the life of the
  // process; `units` holds `count` numbers.
  private let units: UnsafePointer<UInt16>
  private let count: Int
  /// The bytes of the whole list.
  let byteCount: Int

  /// Where one is in the trie after some units of a word.
  struct State {
    fileprivate var position = 0
    /// Units of a run that are still to be matched.
    fileprivate var remaining = 0
  }

  /// The longest word that ICU looks for, in units.
  static let longestWord = 20

  /// Opens the list; nil if this ICU has none, or one of another kind.
  init?() {
    var status: Int32 = 0
    guard let memory = unsafe cicu_open_cj_dictionary(&status), status == 0 else { return nil }
    // SAFETY: ICU's loader checked that the item has its header of 32 bytes,
    // which states the size of the item.
    func field(_ index: Int) -> Int {
      Int(unsafe memory.load(fromByteOffset: index * 4, as: Int32.self))
    }
    let trieOffset = field(0)
    let total = field(3)
    let kind = field(4)
    // The low bits tell the width of the units; bit 3 that words have values.
    guard trieOffset >= 32, trieOffset < total, total < 1 << 26, kind & 7 == 1, kind & 8 != 0,
      trieOffset % 2 == 0, field(5) == 0
    else { return nil }
    unsafe units = (memory + trieOffset).assumingMemoryBound(to: UInt16.self)
    count = (total - trieOffset) / 2
    byteCount = total
  }

  /// A checksum of the trie: FNV-1a over its units.
  var checksum: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in 0..<count { hash = (hash ^ UInt64(unit(position))) &* 0x100_0000_01B3 }
    return hash
  }

  /// Follows one more unit; false when no word goes on so.
  func step(_ state: inout State, _ unit: Int) -> Bool {
    var position = state.position
    if state.remaining > 0 {
      guard self.unit(position) == unit else { return false }
      state.position = position + 1
      state.remaining -= 1
      return true
    }
    let node = nodeBehindValue(&position)
    if node < 0 { return false }
    if node >= 0x30 {
      guard read(&position) == unit else { return false }
      state.position = position
      state.remaining = node - 0x30
      return true
    }
    var length = branchLength(node, &position)
    while length > 5 {
      if unit < read(&position) {
        length >>= 1
        position = jump(position)
      } else {
        length -= length >> 1
        skipDelta(&position)
      }
    }
    while length > 1 {
      if read(&position) == unit {
        state.position = child(position)
        return true
      }
      skipValue(&position)
      length -= 1
    }
    guard read(&position) == unit else { return false }
    state.position = position
    return true
  }

  /// The cost of the word that ends here, if one does.
  func value(_ state: State) -> Int? {
    guard state.remaining == 0 else { return nil }
    var position = state.position
    let lead = read(&position)
    if lead & 0x8000 != 0 { return finalValue(lead & 0x7FFF, position) }
    if lead < 0x40 { return nil }
    if lead < 0x4040 { return lead >> 6 - 1 }
    if lead < 0x7FC0 { return (lead & 0x7FC0 - 0x4040) << 10 | unit(position) }
    return unit(position) << 16 | unit(position + 1)
  }

  /// Calls `body` with every unit that can follow and the state behind it.
  func forEachChild(of state: State, _ body: (Int, State) -> Void) {
    var position = state.position
    if state.remaining > 0 {
      let next = State(position: position + 1, remaining: state.remaining - 1)
      return body(unit(position), next)
    }
    let node = nodeBehindValue(&position)
    if node < 0 { return }
    if node >= 0x30 {
      let unit = read(&position)
      return body(unit, State(position: position, remaining: node - 0x30))
    }
    let length = branchLength(node, &position)
    forEachBranch(position, length, body)
  }

  private func forEachBranch(_ start: Int, _ length: Int, _ body: (Int, State) -> Void) {
    var position = start
    var length = length
    while length > 5 {
      position += 1
      forEachBranch(jump(position), length >> 1, body)
      length -= length >> 1
      skipDelta(&position)
    }
    while length > 1 {
      let unit = read(&position)
      body(unit, State(position: child(position)))
      skipValue(&position)
      length -= 1
    }
    let unit = read(&position)
    body(unit, State(position: position))
  }

  // MARK: Numbers

  @inline(__always)
  private func unit(_ position: Int) -> Int {
    // SAFETY: compared with the number of units.
    position < count ? Int(unsafe units[position]) : 0
  }

  @inline(__always)
  private func read(_ position: inout Int) -> Int {
    let unit = self.unit(position)
    position += 1
    return unit
  }

  /// The branch or run at a position, behind a value in the way; negative
  /// where words end.
  private func nodeBehindValue(_ position: inout Int) -> Int {
    let node = read(&position)
    if node & 0x8000 != 0 { return -1 }
    if node >= 0x4040 { position += node < 0x7FC0 ? 1 : 2 }
    return node & 0x3F
  }

  private func branchLength(_ node: Int, _ position: inout Int) -> Int {
    (node == 0 ? read(&position) : node) + 1
  }

  private func finalValue(_ lead: Int, _ position: Int) -> Int {
    if lead < 0x4000 { return lead }
    if lead < 0x7FFF { return (lead - 0x4000) << 16 | unit(position) }
    return unit(position) << 16 | unit(position + 1)
  }

  /// Where a unit of a branch leads to: to its final value, which is left to
  /// be read, or as far ahead as the value says.
  private func child(_ start: Int) -> Int {
    let lead = unit(start)
    if lead & 0x8000 != 0 { return start }
    let behind = start + (lead < 0x4000 ? 1 : lead < 0x7FFF ? 2 : 3)
    return behind + finalValue(lead, start + 1)
  }

  private func skipValue(_ position: inout Int) {
    let lead = read(&position) & 0x7FFF
    if lead >= 0x4000 { position += lead < 0x7FFF ? 1 : 2 }
  }

  private func jump(_ start: Int) -> Int {
    let delta = unit(start)
    if delta < 0xFC00 { return start + 1 + delta }
    if delta < 0xFFFF { return start + 2 + ((delta - 0xFC00) << 16 | unit(start + 1)) }
    return start + 3 + (unit(start + 1) << 16 | unit(start + 2))
  }

  private func skipDelta(_ position: inout Int) {
    let delta = read(&position)
    if delta >= 0xFC00 { position += delta < 0xFFFF ? 1 : 2 }
  }
}
