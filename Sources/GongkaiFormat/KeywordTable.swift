// Which keywords does a column hold, without making a string of each when an index is opened?

import GongkaiBytes

/// The distinct keywords of a column, in the order of their bytes.
///
/// Opening finds where each stands; a string is made of one when it is asked for. Columns of names
/// hold tens of thousands, of which a search shows ten.
public struct KeywordTable: RandomAccessCollection, Sendable {
  private let bytes: ByteView
  private var ranges: [Range<Int>] = []

  /// Reads where `count` keywords stand; the reader ends behind them.
  /// Reads `count` keywords with `reader`, whose section has these bytes.
  init(_ reader: inout SectionReader, in bytes: ByteView, count: Int) throws(IndexError) {
    self.bytes = bytes
    for _ in 0..<count { ranges.append(try reader.stringRange()) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { ranges.count }

  /// The keyword at `index`; what is not UTF-8 becomes U+FFFD.
  public subscript(index: Int) -> String {
    // SAFETY: ranges were checked against the bytes when they were read; the buffer is used only
    // while the view lends it.
    unsafe bytes.withUnsafeBytes { all in
      unsafe String(
        decoding: UnsafeRawBufferPointer(rebasing: all[ranges[index]]), as: UTF8.self)
    }
  }
}
