// To what does a character fold, and what part does it play in a text?

/// The part a folded character plays when text is cut into positions.
public enum CharacterClass: UInt32, Sendable, CaseIterable {
  /// A Han character: a position of its own, and part of words.
  case ideograph = 0
  /// Kana or hangul: a position of its own, never part of dictionary words.
  case syllable = 1
  /// A letter, digit or mark of another script: part of an other-script word.
  case letter = 2
  /// A position and a term of its own.
  case symbol = 3
  /// Ends the clause: no phrase crosses it.
  case hardBreak = 4
  /// Quotes, brackets and middle dots: no position, no break.
  case transparent = 5
  /// Spaces of any width: no position, no break.
  case blank = 6
  /// Line and page ends.
  case newline = 7
  /// Controls and invisible characters: as if they were not there.
  case ignorable = 8
}

/// The one context-free table by which text and queries are folded.
///
/// A table is made from ICU once, when an index is created, and stored in the
/// index; from then on it is mapped, never rebuilt. Folding is idempotent.
@safe
public struct FoldTable: @unchecked Sendable {
  // SAFETY: the memory behind `base` is immutable and kept alive by `owner`,
  // so the table may cross threads.
  private let owner: any AnyObject & Sendable
  private let base: UnsafeRawPointer
  private let count: Int
  /// The block numbers, and the blocks behind them.
  private let index: UnsafeRawPointer
  private let expansions: UnsafeRawPointer
  private let expansionCount: Int
  private let readings: UnsafeRawPointer
  private let firstReading: UInt32
  private let readingCount: Int
  private let syllables: UnsafeRawPointer
  private let syllableCount: Int

  /// Copies a serialized table.
  /// - Throws: `TextError.foldTable` when the bytes are not a whole table.
  public init(bytes: [UInt8]) throws(TextError) {
    let copy = OwnedBytes(bytes)
    // SAFETY: the copy's buffer lives as long as `copy`, which becomes the owner.
    try unsafe self.init(owner: copy, bytes: copy.buffer)
  }

  /// Reads a serialized table in place, without copying.
  ///
  /// The bytes must stay unchanged while `owner` lives. Only the header and the
  /// block index are checked here; whatever the other bytes, folding never
  /// reads outside of the buffer, and never traps.
  /// - Throws: `TextError.foldTable` when the bytes are not a whole table.
  public init(owner: any AnyObject & Sendable, bytes: UnsafeRawBufferPointer) throws(TextError) {
    let header = FoldTableLayout.headerSize
    let indexSize = FoldTableLayout.indexCount * 2
    guard bytes.count >= header + indexSize, let base = bytes.baseAddress else {
      throw .foldTable(.truncated(needed: header + indexSize, available: bytes.count))
    }
    // SAFETY: every offset below lies under `header + indexSize`, or under the
    // total that is compared with the buffer's length before it is used.
    func field(_ offset: Int) -> UInt32 {
      unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    for (offset, byte) in FoldTableLayout.magic.enumerated() {
      guard unsafe bytes[offset] == byte else { throw .foldTable(.wrongMagic) }
    }
    let blockCount = Int(field(12))
    let expansionCount = Int(field(32))
    let firstReading = field(36)
    let readingCount = Int(field(40))
    let syllableCount = Int(field(44))
    let blocksAt = header + indexSize
    let expansionsAt = blocksAt + blockCount * FoldTableLayout.blockSize * 4
    let readingsAt = expansionsAt + expansionCount * 4
    let syllablesAt = readingsAt + (readingCount + readingCount % 2) * 2
    let total = syllablesAt + syllableCount * 4
    guard Int(field(8)) == bytes.count, total == bytes.count else {
      throw .foldTable(.wrongLength(stated: total, actual: bytes.count))
    }
    guard firstReading <= 0x10FFFF, readingCount <= 0x110000 - Int(firstReading) else {
      throw .foldTable(.readingsOutOfRange)
    }
    for index in 0..<FoldTableLayout.indexCount {
      let block = unsafe base.loadUnaligned(
        fromByteOffset: header + index * 2, as: UInt16.self)
      guard Int(UInt16(littleEndian: block)) < blockCount else {
        throw .foldTable(.blockOutOfRange(index: index))
      }
    }
    self.owner = owner
    unsafe self.base = base
    self.count = bytes.count
    unsafe self.index = base + header
    unsafe self.expansions = base + expansionsAt
    self.expansionCount = expansionCount
    unsafe self.readings = base + readingsAt
    self.firstReading = firstReading
    self.readingCount = readingCount
    unsafe self.syllables = base + syllablesAt
    self.syllableCount = syllableCount
  }

  /// The serialized form, the same for the same ICU on every machine.
  public var bytes: [UInt8] {
    // SAFETY: `base` holds `count` bytes while `owner` lives.
    unsafe Array(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The version of the ICU the table was made from, such as "72.1".
  public var icuVersion: String {
    var text = ""
    for offset in 16..<32 {
      // SAFETY: the header was checked to be present.
      let byte = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
      guard (0x20...0x7E).contains(byte) else { break }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return text
  }

  /// The scalars that `scalar` folds to: none, one, or several.
  ///
  /// Surrogates fold to nothing. The scalar must not be above U+10FFFF.
  public func fold(_ scalar: UInt32) -> [UInt32] {
    precondition(scalar <= 0x10FFFF, "not a Unicode scalar")
    let entry = self.entry(scalar)
    if entry & FoldEntry.multiple != 0 {
      let range = expansion(entry)
      return range.map { expansionItem($0) & FoldEntry.scalarMask }
    }
    if FoldEntry.characterClass(entry) == CharacterClass.ignorable.rawValue { return [] }
    return [FoldEntry.folded(scalar, entry)]
  }

  /// The class of the first scalar that `scalar` folds to.
  ///
  /// The scalar must not be above U+10FFFF.
  public func characterClass(of scalar: UInt32) -> CharacterClass {
    precondition(scalar <= 0x10FFFF, "not a Unicode scalar")
    return CharacterClass(rawValue: firstClass(entry(scalar))) ?? .ignorable
  }

  /// The table's entry for a scalar, which must not be above U+10FFFF.
  @inline(__always)
  func entry(_ scalar: UInt32) -> UInt32 {
    // SAFETY: the index has one block number for each 64 of the 0x110000
    // scalars, and each was checked to be below the number of blocks.
    let block = unsafe UInt16(
      littleEndian: index.loadUnaligned(
        fromByteOffset: Int(scalar &>> 6) &* 2, as: UInt16.self))
    let place = FoldTableLayout.indexCount &* 2 &+ (Int(block) &* 64 &+ Int(scalar & 63)) &* 4
    return unsafe UInt32(littleEndian: index.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// Where the items of a multiple entry lie; empty if the entry is damaged.
  func expansion(_ entry: UInt32) -> Range<Int> {
    let start = Int(entry & FoldEntry.scalarMask)
    guard start < expansionCount else { return 0..<0 }
    let length = Int(expansionItem(start))
    guard length < expansionCount - start else { return 0..<0 }
    return start + 1..<start + 1 + length
  }

  /// An item of the expansion list: a folded scalar and its class.
  func expansionItem(_ index: Int) -> UInt32 {
    precondition(index >= 0 && index < expansionCount)
    // SAFETY: checked against the number of items just before.
    return unsafe UInt32(
      littleEndian: expansions.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
  }

  /// The class of the first scalar an entry stands for.
  func firstClass(_ entry: UInt32) -> UInt32 {
    guard entry & FoldEntry.multiple != 0 else { return FoldEntry.characterClass(entry) }
    let range = expansion(entry)
    guard let first = range.first else { return CharacterClass.ignorable.rawValue }
    return FoldEntry.characterClass(expansionItem(first))
  }

  /// Whether a toneless syllable (see `PinyinSyllable`) exists in Mandarin.
  func isSyllable(_ key: UInt32) -> Bool {
    var low = 0
    var high = syllableCount
    while low < high {
      let middle = (low + high) / 2
      let value = syllable(middle)
      if value == key { return true }
      if value < key { low = middle + 1 } else { high = middle }
    }
    return false
  }

  /// The toneless reading of an ideograph; 0 when none is known.
  func reading(of scalar: UInt32) -> UInt32 {
    guard scalar >= firstReading, Int(scalar - firstReading) < readingCount else { return 0 }
    // SAFETY: the place was compared with the number of readings just before.
    let number = unsafe UInt16(
      littleEndian: readings.loadUnaligned(
        fromByteOffset: Int(scalar - firstReading) * 2, as: UInt16.self))
    guard number > 0, Int(number) <= syllableCount else { return 0 }
    return syllable(Int(number) - 1)
  }

  private func syllable(_ index: Int) -> UInt32 {
    // SAFETY: both callers compare the index with `syllableCount`.
    unsafe UInt32(littleEndian: syllables.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
  }
}

/// The sizes of the parts of a serialized table.
enum FoldTableLayout {
  static let magic: [UInt8] = Array("GKFOLD01".utf8)
  static let headerSize = 48
  static let blockSize = 64
  static let indexCount = 0x110000 / blockSize
}

/// How an entry packs what a scalar folds to.
///
/// Bits 0–20 hold the difference from the scalar to the folded scalar, modulo
/// 2²¹, or, in a multiple entry, where in the expansion list its record begins;
/// bits 21–24 the class; bit 25 marks multiple entries. Differences, not
/// scalars, so that all blocks that fold to themselves are one block.
enum FoldEntry {
  static let scalarMask: UInt32 = 0x1F_FFFF
  static let multiple: UInt32 = 1 << 25
  static let classShift: UInt32 = 21

  @inline(__always)
  static func characterClass(_ entry: UInt32) -> UInt32 { (entry &>> classShift) & 15 }

  /// The class of what a scalar folds to; none of the classes in a multiple entry.
  @inline(__always)
  static func onlyClass(_ entry: UInt32) -> UInt32 { (entry &>> classShift) & 31 }

  @inline(__always)
  static func folded(_ scalar: UInt32, _ entry: UInt32) -> UInt32 {
    (scalar &+ entry) & scalarMask
  }
}

/// A toneless syllable of at most six letters a–z in five bits a letter.
///
/// The first letter is highest, so that keys of one length sort by the
/// alphabet. ü and v both count as u.
enum PinyinSyllable {
  static let longest = 6

  /// The key with one more letter behind it.
  static func appending(_ letter: UInt32, to key: UInt32) -> UInt32 {
    key << 5 | ((letter == 0x76 ? 0x75 : letter) & 31)
  }
}

/// Bytes on the heap that never change.
@safe
private final class OwnedBytes: @unchecked Sendable {
  // SAFETY: written only in `init`, freed only in `deinit`.
  let buffer: UnsafeRawBufferPointer

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    unsafe copy.copyBytes(from: bytes)
    unsafe buffer = UnsafeRawBufferPointer(copy)
  }

  deinit { unsafe buffer.deallocate() }
}
