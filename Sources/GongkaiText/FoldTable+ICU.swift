// How is the fold table made from the ICU of this machine?

import CICU

extension FoldTable {
  /// Makes the table from the linked ICU; takes some hundred milliseconds.
  ///
  /// A scalar is folded by NFKC_Casefold, then canonically decomposed without
  /// its accents and voicing marks (U+0300–036F, U+3099, U+309A; Hangul
  /// syllables stay whole), then made simplified one character at a time; all
  /// this until nothing changes.
  /// - Throws: `TextError.icu` when ICU lacks a form or a transliterator.
  public static func makeFromICU() throws(TextError) -> FoldTable {
    try FoldTable(bytes: FoldTableBuilder().serialized())
  }
}

/// Computes the entries of a fold table and lays them out.
private struct FoldTableBuilder {
  private let simplified: [UInt32: UInt32]
  private var blocks: [UInt32] = []
  private var blockNumbers: [[UInt32]: UInt16] = [:]
  private var index: [UInt16] = []
  private var expansions: [UInt32] = []
  private var expansionStarts: [[UInt32]: UInt32] = [:]

  init() throws(TextError) {
    simplified = Self.closed(try Self.simplifiedPairs())
    index.reserveCapacity(FoldTableLayout.indexCount)
    var block: [UInt32] = []
    for first in stride(from: UInt32(0), through: 0x10FFFF, by: FoldTableLayout.blockSize) {
      // Nothing is assigned in the high planes but private use, and the ignorables of plane 14;
      // only the last block of a plane holds noncharacters.
      let plane = first >> 16
      if plane > 4, plane != 14, first & 0xFFC0 != 0xFFC0, first & 0xFFFF != 0 {
        index.append(index[index.count - 1])
        continue
      }
      block.removeAll(keepingCapacity: true)
      for scalar in first..<first + UInt32(FoldTableLayout.blockSize) {
        block.append(try entry(scalar))
      }
      index.append(blockNumber(block))
    }
  }

  consuming func serialized() throws(TextError) -> [UInt8] {
    let (readings, syllables) = try readingTable()
    var bytes = FoldTableLayout.magic
    func append(_ value: UInt32, to bytes: inout [UInt8]) {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    func append(_ value: UInt16, to bytes: inout [UInt8]) {
      bytes.append(UInt8(truncatingIfNeeded: value))
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }
    let padding = readings.count % 2
    let total =
      FoldTableLayout.headerSize + index.count * 2 + blocks.count * 4 + expansions.count * 4
      + (readings.count + padding) * 2 + syllables.count * 4
    append(UInt32(total), to: &bytes)
    append(UInt32(blocks.count / FoldTableLayout.blockSize), to: &bytes)
    var version = Array(ICUVersion.linked.utf8.prefix(16))
    version.append(contentsOf: repeatElement(0, count: 16 - version.count))
    bytes.append(contentsOf: version)
    append(UInt32(expansions.count), to: &bytes)
    append(Self.firstIdeograph, to: &bytes)
    append(UInt32(readings.count), to: &bytes)
    append(UInt32(syllables.count), to: &bytes)
    for value in index { append(value, to: &bytes) }
    for value in blocks { append(value, to: &bytes) }
    for value in expansions { append(value, to: &bytes) }
    for value in readings { append(value, to: &bytes) }
    if padding == 1 { append(UInt16(0), to: &bytes) }
    for value in syllables { append(value, to: &bytes) }
    return bytes
  }

  private mutating func blockNumber(_ block: [UInt32]) -> UInt16 {
    if let number = blockNumbers[block] { return number }
    let number = UInt16(blocks.count / FoldTableLayout.blockSize)
    blockNumbers[block] = number
    blocks.append(contentsOf: block)
    return number
  }

  private mutating func entry(_ scalar: UInt32) throws(TextError) -> UInt32 {
    func packed(_ characterClass: CharacterClass) -> UInt32 {
      characterClass.rawValue << FoldEntry.classShift
    }
    func single(_ folded: UInt32) -> UInt32 {
      let characterClass = CharacterClass(folded: folded)
      if characterClass == .ignorable { return packed(.ignorable) }
      return packed(characterClass) | ((folded &- scalar) & FoldEntry.scalarMask)
    }
    if staysItself(scalar) { return single(scalar) }
    let folded = try fold(scalar)
    switch folded.count {
    case 0: return packed(.ignorable)
    case 1: return single(folded[0])
    default:
      let items = folded.map { $0 | packed(CharacterClass(folded: $0)) }
      let start = expansionStarts[items] ?? UInt32(expansions.count)
      if expansionStarts.updateValue(start, forKey: items) == nil {
        expansions.append(UInt32(items.count))
        expansions.append(contentsOf: items)
      }
      return start | FoldEntry.multiple | packed(CharacterClass(folded: folded[0]))
    }
  }

  /// Folds until nothing changes.
  private func fold(_ scalar: UInt32) throws(TextError) -> [UInt32] {
    if (0xD800...0xDFFF).contains(scalar) { return [] }
    if staysItself(scalar) { return [scalar] }
    var current = [scalar]
    while true {
      var next: [UInt32] = []
      for item in current { next.append(contentsOf: try foldOnce(item)) }
      if next == current { return current }
      current = next
    }
  }

  /// Whether a scalar is known to fold to itself; most are.
  private func staysItself(_ scalar: UInt32) -> Bool {
    if (0xD800...0xDFFF).contains(scalar) { return false }
    if (0xAC00...0xD7A3).contains(scalar) || (0x20000..<0x2F800).contains(scalar) { return true }
    return CharacterClass.isUnassigned(scalar) && CharacterClass.isVisible(scalar)
  }

  private func foldOnce(_ scalar: UInt32) throws(TextError) -> [UInt32] {
    if let replacement = FoldPatches.characters[scalar] { return [replacement] }
    if scalar < 0x80 { return [(0x41...0x5A).contains(scalar) ? scalar + 32 : scalar] }
    if let replacement = simplified[scalar] { return [replacement] }
    if (0x3400...0x9FFF).contains(scalar) { return [scalar] }
    let compatible = try ICUText.normalize(UTF16Text.units(of: [scalar]), .nfkcCasefold)
    var folded: [UInt32] = []
    for item in UTF16Text.scalars(of: compatible) {
      if (0xAC00...0xD7A3).contains(item) {
        folded.append(item)
        continue
      }
      let parts = try ICUText.normalize(UTF16Text.units(of: [item]), .nfd)
      for part in UTF16Text.scalars(of: parts)
      where !(0x300...0x36F).contains(part) && part != 0x3099 && part != 0x309A {
        folded.append(part)
      }
    }
    return folded
  }

  // MARK: Traditional to simplified

  private static let firstIdeograph: UInt32 = 0x4E00

  private static func simplifiedPairs() throws(TextError) -> [UInt32: UInt32] {
    var pairs: [UInt32: UInt32] = [:]
    let ideographs: ClosedRange<UInt32> = 0x3400...0x9FFF
    let lines = try ICUText.transliterate(each: ideographs, with: "Traditional-Simplified")
    for (scalar, line) in zip(ideographs, lines) where line.count == 1 && line[0] != scalar {
      if cicu_east_asian_script(Int32(line[0])) == 1 { pairs[scalar] = line[0] }
    }
    pairs.merge(FoldPatches.simplified) { _, patch in patch }
    return pairs
  }

  /// Leads every character to the end of its chain; a cycle ends in its
  /// smallest member.
  private static func closed(_ pairs: [UInt32: UInt32]) -> [UInt32: UInt32] {
    var closed: [UInt32: UInt32] = [:]
    for scalar in pairs.keys {
      var path = [scalar]
      var representative = scalar
      while let next = pairs[representative] {
        if let start = path.firstIndex(of: next) {
          representative = path[start...].min() ?? next
          break
        }
        path.append(next)
        representative = next
      }
      if representative != scalar { closed[scalar] = representative }
    }
    return closed
  }

  // MARK: Readings

  private func readingTable() throws(TextError) -> (readings: [UInt16], syllables: [UInt32]) {
    var keys: [UInt32] = []
    for line in try ReadingRules.readings(of: Self.firstIdeograph...0x9FFF) {
      var key: UInt32 = 0
      var length = 0
      for scalar in line {
        for letter in try fold(scalar) {
          let isLetter = (0x61...0x7A).contains(letter)
          length = isLetter && length <= PinyinSyllable.longest ? length + 1 : .max
          if length > PinyinSyllable.longest { break }
          key = PinyinSyllable.appending(letter, to: key)
        }
        if length > PinyinSyllable.longest { break }
      }
      keys.append(length <= PinyinSyllable.longest ? key : 0)
    }
    let syllables = Set(keys).subtracting([0]).sorted()
    let numbers = Dictionary(
      uniqueKeysWithValues: syllables.enumerated().map { ($1, UInt16($0 + 1)) })
    return (keys.map { numbers[$0] ?? 0 }, syllables)
  }
}
