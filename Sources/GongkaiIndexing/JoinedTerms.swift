// Which terms do several segments hold together?

import GongkaiFormat

/// A term, and what the segments that hold it know of it.
struct JoinedTerm: Sendable {
  let key: [UInt8]
  let kind: TermKind
  /// The numbers of these segments among those joined, ascending.
  private(set) var segments: [Int] = []
  private(set) var infos: [TermInfo] = []

  fileprivate init(_ key: [UInt8], _ kind: TermKind) {
    self.key = key
    self.kind = kind
  }

  /// The term of a key, as the dictionaries of `segments` know it.
  init(_ key: TermKey, _ kind: TermKind, in segments: [SegmentReader]) throws(IndexError) {
    self.init(key.bytes, kind)
    for (number, segment) in segments.enumerated() {
      guard let info = try segment.dictionary.find(key) else { continue }
      try add(number, info, of: segment)
    }
  }

  /// - Throws: where the counts cannot be those of a term of `segment`, which has that number.
  fileprivate mutating func add(
    _ number: Int, _ info: TermInfo, of segment: SegmentReader
  ) throws(IndexError) {
    guard info.docFreq <= segment.documentCount,
      info.placeCount < segment.information.streamLength
    else { throw try segment.view(.dictionary).corrupt(at: 0, .disagreement) }
    segments.append(number)
    infos.append(info)
  }

  /// Documents with the term, as far as they were counted: nobody counted those of a long gram
  /// where it has no list.
  var docFreq: Int { infos.reduce(0) { $0 + $1.docFreq } }
  var placeCount: Int { infos.reduce(0) { $0 + $1.placeCount } }
  /// The number of places and documents in all lists.
  var postingsCount: Int { placeCount + docFreq }
}

/// Walks the dictionaries of several segments side by side.
struct JoinedTerms {
  private let segments: [SegmentReader]
  private var cursors: [TermCursor] = []
  /// The next term of each segment.
  private var heads: [(key: [UInt8], info: TermInfo)?] = []

  init(_ segments: [SegmentReader]) throws(IndexError) {
    self.segments = segments
    for segment in segments { cursors.append(try segment.dictionary.cursor()) }
    for number in segments.indices { heads.append(try cursors[number].next()) }
  }

  /// What a term counts at least, since it takes memory of its own, in postings.
  private static let leastPostings = 64

  /// The next terms, whose lists hold about `postings` unless they are the last; none behind the
  /// last.
  mutating func next(postings: Int) throws(IndexError) -> [JoinedTerm] {
    var terms: [JoinedTerm] = []
    var count = 0
    while count < postings, let term = try next() {
      count += max(Self.leastPostings, term.postingsCount)
      terms.append(term)
    }
    return terms
  }

  /// The next term; nil behind the last.
  private mutating func next() throws(IndexError) -> JoinedTerm? {
    var least: [UInt8]?
    for head in heads {
      guard let head else { continue }
      if let key = least, !head.key.lexicographicallyPrecedes(key) { continue }
      least = head.key
    }
    // A cursor yields no key of an unknown kind.
    guard let key = least, let kind = TermKind(rawValue: key[0]) else { return nil }
    var term = JoinedTerm(key, kind)
    for (number, head) in heads.enumerated() {
      guard let head, head.key == key else { continue }
      try term.add(number, head.info, of: segments[number])
      heads[number] = try cursors[number].next()
      // Only a damaged dictionary says otherwise.
      guard heads[number].map({ key.lexicographicallyPrecedes($0.key) }) ?? true else {
        throw try segments[number].view(.dictionary).corrupt(at: 0, .disagreement)
      }
    }
    return term
  }
}
