// Which keywords does a column hold, without making a string of each when an index is opened?

import GongkaiBytes

/// The distinct keywords of a column, in the order of their bytes.
///
/// Opening finds where some of them stand, and that all are there; a string is made of one when it
/// is asked for. Columns of names hold tens of thousands, of which a search shows ten.
public struct KeywordTable: RandomAccessCollection, Sendable {
  /// How many keywords share a mark, from which the way to each is counted.
  static let step = 8

  private let bytes: ByteView
  /// Where the length of each `step`th keyword stands, counted from `start`.
  private let marks: [UInt32]
  private let start: Int
  public let count: Int

  /// Reads `count` keywords with `reader`, whose section has these bytes; the reader ends behind
  /// them.
  init(_ reader: inout SectionReader, in bytes: ByteView, count: Int) throws(IndexError) {
    self.bytes = bytes
    self.count = count
    start = reader.offset
    var marks: [UInt32] = []
    var left = count
    while left > 0 {
      guard let mark = UInt32(exactly: reader.offset - start) else { throw reader.malformed() }
      marks.append(mark)
      try reader.skipStrings(Swift.min(left, Self.step))
      left -= Self.step
    }
    self.marks = marks
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The keyword at `index`; what is not UTF-8 becomes U+FFFD.
  public subscript(index: Int) -> String {
    precondition(indices.contains(index), "index out of range")
    var reader = ByteReader(bytes, at: start + Int(marks[index / Self.step]))
    do {
      for _ in 0..<index % Self.step { try reader.skip(try reader.varint()) }
      let keyword = try reader.bytes(try reader.varint())
      // SAFETY: the buffer is used only while the view lends it.
      return unsafe keyword.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    } catch {
      preconditionFailure("all keywords were read before")
    }
  }
}
