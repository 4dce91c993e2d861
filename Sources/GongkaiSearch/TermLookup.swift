// Dictionary look-ups of one query in one segment.

import GongkaiFormat

/// Remembers the terms that a query has looked up: ranking, planning and matching ask for the same.
final class TermLookup {
  /// A term of the segment, and what the dictionary knows of it.
  typealias Entry = (key: TermKey, info: TermInfo)

  let segment: SegmentReader
  private var known = TermValues<TermInfo?>()
  /// By the bytes of the pattern.
  private var fitting: [[UInt8]: [Entry]] = [:]

  init(_ segment: SegmentReader) {
    self.segment = segment
  }

  func find(_ key: TermKey) throws(IndexError) -> TermInfo? {
    if let info = known[key] { return info }
    let info = try segment.dictionary.find(key)
    known.add(info, of: key)
    return info
  }

  /// The words that fit `pattern`, ascending; nil when they are more than `QueryLimits.words`.
  func words(fitting pattern: WordPattern) throws(IndexError) -> [Entry]? {
    if let words = fitting[pattern.bytes] { return words }
    let start = TermKey(.otherWord, pattern.prefix)
    var words: [Entry] = []
    var cursor = try segment.dictionary.cursor(atOrAfter: start)
    while let (key, info) = try cursor.next(), key.starts(with: start.bytes) {
      guard pattern.matches(key.dropFirst()) else { continue }
      guard words.count < QueryLimits.words else { return nil }
      words.append((TermKey(raw: key), info))
    }
    fitting[pattern.bytes] = words
    return words
  }
}
