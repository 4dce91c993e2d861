// Where does ICU itself cut a run of ideographs into words?

import CICU

/// ICU's word iterator: slow, and right by definition.
@safe
final class UBreakWordBreaker {
  // SAFETY: open from `init` to `deinit`; used by one thread at a time.
  private let iterator: OpaquePointer
  private var text: [UInt16] = []

  /// - Throws: `TextError.icu` when ICU's break rules are missing.
  init() throws(TextError) {
    var status: Int32 = 0
    guard let iterator = unsafe cicu_open_word_iterator(&status) else {
      throw .icu(operation: .openWordIterator, status: status)
    }
    unsafe self.iterator = iterator
  }

  deinit { unsafe cicu_close_word_iterator(iterator) }

  /// Appends the end of each word, as an index into `run`.
  func appendWordEnds(of run: UnsafeBufferPointer<Unit>, to ends: inout [Int32]) {
    text.removeAll(keepingCapacity: true)
    for index in 0..<run.count {
      let unit = unsafe run[index]
      if unit < 0x10000 {
        text.append(UInt16(unit))
      } else {
        text.append(UInt16(truncatingIfNeeded: 0xD800 + (unit - 0x10000) >> 10))
        text.append(UInt16(truncatingIfNeeded: 0xDC00 + unit & 0x3FF))
      }
    }
    let first = ends.count
    var status: Int32 = 0
    unsafe text.withUnsafeBufferPointer { text in
      // SAFETY: the text lives until the iteration below has ended.
      unsafe cicu_set_text(iterator, text.baseAddress, Int32(text.count), &status)
      guard status == 0 else { return }
      var offset = 0
      var index = 0
      while case let boundary = unsafe Int(cicu_next_boundary(iterator)), boundary > 0 {
        while offset < boundary, index < run.count {
          offset += unsafe run[index] < 0x10000 ? 1 : 2
          index += 1
        }
        ends.append(Int32(index))
      }
    }
    if status != 0 || ends.count == first {
      for index in 0..<run.count { ends.append(Int32(index + 1)) }
    }
  }
}
