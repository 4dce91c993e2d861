// What does a segment's dictionary hold for a term?

import Gongkai

/// A term of one kind, with the beginning of its lists.
struct TermEntry {
  /// A document of the term.
  struct Posting {
    let identifier: String
    /// Nil where the documents were derived from places: only first mentions are counted there.
    let freq: Int?
  }

  let kind: TermKind
  private let key: TermKey
  /// The folded text.
  var text: String { key.text }
  let info: TermInfo
  /// The first places, if the kind has any.
  private(set) var places: [UInt32] = []
  private(set) var postings: [Posting] = []

  private init(kind: TermKind, key: TermKey, info: TermInfo) {
    self.kind = kind
    self.key = key
    self.info = info
  }

  private static let kinds = TermKind.allCases.filter { $0 != .clauseEnd }

  /// The entries of every kind for the folded `text`, with the first `limit` of their lists.
  static func exact(
    _ text: [UInt8], in segment: SegmentReader, limit: Int
  ) throws(IndexError) -> [TermEntry] {
    var entries: [TermEntry] = []
    for kind in kinds {
      let key = TermKey(kind, text)
      guard let info = try segment.dictionary.find(key) else { continue }
      var entry = TermEntry(kind: kind, key: key, info: info)
      try entry.readLists(in: segment, limit: limit)
      entries.append(entry)
    }
    return entries
  }

  /// The first `limit` entries of every kind that begin with the folded `text`, without lists.
  static func prefix(
    _ text: [UInt8], in segment: SegmentReader, limit: Int
  ) throws(IndexError) -> [TermEntry] {
    var entries: [TermEntry] = []
    for kind in kinds {
      let first = TermKey(kind, text)
      var cursor = try segment.dictionary.cursor(atOrAfter: first)
      var count = 0
      while count < limit, let (key, info) = try cursor.next(), key.starts(with: first.bytes) {
        entries.append(TermEntry(kind: kind, key: TermKey(raw: key), info: info))
        count += 1
      }
    }
    return entries
  }

  private mutating func readLists(
    in segment: SegmentReader, limit: Int
  ) throws(IndexError) {
    if kind.isPositional { try readPlaces(in: segment, limit: limit) }
    guard info.hasRanking else { return try ownersOfPlaces(in: segment) }
    var cursor = try segment.wordCursor(key, info)
    while postings.count < limit, try cursor.nextBlock() {
      for i in 0..<min(cursor.block.filled, limit - postings.count) {
        let identifier = try segment.identifiers.identifier(of: Int(cursor.block.docs[i]))
        postings.append(Posting(identifier: identifier, freq: Int(cursor.block.freqs[i])))
      }
    }
  }

  private mutating func readPlaces(
    in segment: SegmentReader, limit: Int
  ) throws(IndexError) {
    var cursor = try PlaceCursor(
      info, in: segment.postings, streamLength: segment.information.streamLength)
    var next: UInt32 = 0
    while places.count < limit {
      let place = try cursor.advance(to: next)
      guard place != PlaceCursor.noMorePlaces else { break }
      places.append(place)
      next = place + 1
    }
  }

  /// The documents that were the first to say the clauses at the places.
  private mutating func ownersOfPlaces(in segment: SegmentReader) throws(IndexError) {
    var last: Int?
    for place in places {
      guard
        let region = segment.information.regions.firstIndex(where: { $0.places.contains(place) })
      else { continue }
      let doc = try segment.documentStarts.owner(of: place, region: region, from: 0)
      if doc != last {
        let identifier = try segment.identifiers.identifier(of: doc)
        postings.append(Posting(identifier: identifier, freq: nil))
      }
      last = doc
    }
  }
}

extension TermKind {
  /// The name in tables and JSON.
  var label: String {
    switch self {
    case .clauseEnd: "clause end"
    case .gram: "gram"
    case .otherWord: "other word"
    case .character: "character"
    case .word: "word"
    case .longGram: "long gram"
    }
  }
}
