// How is a section read from front to back, each part checked before it is read?

import GongkaiBytes

/// Reads the fields of a section one after another; all errors name the section.
struct SectionReader {
  private let section: SectionView
  private var reader: ByteReader
  /// What is known to be good.
  private var good = 0..<0

  init(_ section: SectionView, at offset: Int = 0) {
    self.section = section
    reader = ByteReader(section.bytes, at: offset)
  }

  /// Where the next read starts.
  var offset: Int { reader.offset }

  mutating func u8() throws(IndexError) -> UInt8 {
    try read(1) { (reader) throws(ByteError) in try reader.u8() }
  }

  mutating func u64() throws(IndexError) -> UInt64 {
    try read(8) { (reader) throws(ByteError) in try reader.u64() }
  }

  mutating func varint() throws(IndexError) -> Int {
    try read(9) { (reader) throws(ByteError) in try reader.varint() }
  }

  /// Reads a length and as many bytes.
  mutating func string() throws(IndexError) -> String {
    let range = try stringRange()
    return try section.reading { (bytes) throws(ByteError) in
      String(decoding: try bytes.slice(range.lowerBound, range.count).array(), as: UTF8.self)
    }
  }

  /// Reads a length, and where as many bytes stand, which are checked.
  mutating func stringRange() throws(IndexError) -> Range<Int> {
    let length = try varint()
    let start = reader.offset
    try read(length) { (reader) throws(ByteError) in _ = try reader.bytes(length) }
    return start..<reader.offset
  }

  /// Passes over `count` strings, all of which are checked.
  mutating func skipStrings(_ count: Int) throws(IndexError) {
    var left = count
    while left > 0 {
      left -= skipShortStrings(left)
      guard left > 0 else { return }
      _ = try stringRange()
      left -= 1
    }
  }

  /// Passes over at most `count` strings of less than 128 bytes that are known to be good, as nearly
  /// all of many are; returns how many.
  private mutating func skipShortStrings(_ count: Int) -> Int {
    let range = good.clamped(to: 0..<section.bytes.count)
    var at = reader.offset
    guard range.contains(at) else { return 0 }
    var passed = 0
    unsafe section.bytes.withUnsafeBytes { all in
      while passed < count, at < range.upperBound {
        // SAFETY: `at` lies in what is good of the section.
        let length = unsafe Int(all[at])
        guard length < 0x80, length < range.upperBound &- at else { return }
        at &+= 1 &+ length
        passed &+= 1
      }
    }
    reader.offset = at
    return passed
  }

  /// Passes over `count` bytes, which must be there but are not checked.
  mutating func skip(_ count: Int) throws(IndexError) {
    do { _ = try reader.bytes(count) } catch { throw section.failure(error) }
  }

  /// The error for what was just read.
  func malformed() -> IndexError { section.corrupt(at: reader.offset, .malformedBlock) }

  private mutating func read<R>(
    _ count: Int, _ body: (inout ByteReader) throws(ByteError) -> R
  ) throws(IndexError) -> R {
    let start = reader.offset
    if !(start >= good.lowerBound && count <= good.upperBound &- start) {
      good = try section.checked(start, count)
    }
    do { return try body(&reader) } catch { throw section.failure(error) }
  }
}
