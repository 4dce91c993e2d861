// Do the parts of a segment agree with each other?

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// Walks all structures of a segment whose checksums are right.
///
/// The place lists are scattered back to the stream of clauses; each document's clauses are then
/// compared with a fresh analysis of its stored text.
struct SegmentVerification {
  /// A place that no term claims.
  static let hole = UInt32.max

  let segment: SegmentReader
  let fold: FoldTable
  /// Contradictions, each with the section that holds the wrong side, as far as one can tell.
  private(set) var problems: [(section: SegmentSection, problem: String)] = []

  /// The number of the term at each place.
  private(set) var termAt: [UInt32] = []
  private(set) var clauseEnd: UInt32?
  /// Numbers of the positional terms.
  private(set) var grams: [UInt64: UInt32] = [:]
  private(set) var words: [[UInt8]: UInt32] = [:]
  private(set) var docFreqs: [UInt32] = []
  /// The Han character that each positional term begins with; 0 for others.
  private(set) var firstCharacters: [UInt32] = []
  /// Occurrences of each character, by the clauses (added) and by its own list (taken off).
  var characterBalance: [UInt32: Int] = [:]
  var longGrams: [VerifiedLongGram] = []
  /// The clauses of all regions, numbered in the order of the stream.
  private(set) var clauseStarts: [UInt32] = []
  private(set) var clauseLengths: [UInt32] = []
  /// The first clause of each region, and the number of all behind the last.
  private(set) var regionStarts: [Int] = []
  private(set) var mentions = ClauseMentions()
  /// Three lengths to a document, by `NormKind`.
  private(set) var lengths: [Int]
  private(set) var termCount = 0

  init(_ segment: SegmentReader, fold: FoldTable) {
    self.segment = segment
    self.fold = fold
    lengths = [Int](repeating: 0, count: segment.documentCount * 3)
  }

  var clauseCount: Int { clauseStarts.count }

  mutating func note(_ section: SegmentSection, _ problem: String) {
    // A broken structure contradicts itself everywhere; the first few places tell enough.
    guard problems.count(where: { $0.section == section }) < 5 else { return }
    problems.append((section, problem))
  }

  /// Checks everything.
  ///
  /// - Throws: `IndexError` when a part cannot even be read.
  mutating func run() throws(IndexError) {
    // Every place has its term. A length that is not backed by place lists is not believed, lest
    // it be allocated.
    guard try placeCount() >= segment.information.streamLength - 1 else {
      return note(.information, "the stream is longer than all place lists together")
    }
    try walkTerms()
    try walkClauses()
    checkDocFreqs()
    checkCharacters()
    checkLongGrams()
    try checkLengths()
    try checkDocumentStarts()
    try checkDocuments()
    try compareWithText()
  }

  // MARK: Terms

  /// The lengths of all place lists added up.
  private func placeCount() throws(IndexError) -> Int {
    var sum = 0
    var terms = try segment.dictionary.cursor()
    while let (key, info) = try terms.next() {
      guard let kind = TermKind(rawValue: key[0]), kind.isPositional else { break }
      // Opening the list compares its length with the section's.
      sum += try PlaceCursor(
        info, in: segment.postings, streamLength: segment.information.streamLength
      ).count
    }
    return sum
  }

  private mutating func walkTerms() throws(IndexError) {
    termAt = [UInt32](repeating: Self.hole, count: segment.information.streamLength)
    var previous: [UInt8]?
    var terms = try segment.dictionary.cursor()
    while let (key, info) = try terms.next() {
      if let previous, !previous.lexicographicallyPrecedes(key) {
        note(.dictionary, "term \(termCount) is out of order")
      }
      previous = key
      termCount += 1
      guard let kind = TermKind(rawValue: key[0]) else { continue }
      if kind.isPositional {
        try walkPlaces(key, kind, info)
        if info.hasRanking { try walkRanking(key, kind, info) }
      } else {
        if kind == .longGram {
          // Bigrams stand before.
          guard let gram = longGram(key) else {
            note(.dictionary, "‘\(TermKey(raw: key).text)’ is no run of three or four characters")
            continue
          }
          longGrams.append(gram)
        }
        try walkRanking(key, kind, info)
      }
    }
    if termCount != segment.information.termCount {
      note(.dictionary, "\(termCount) terms, \(segment.information.termCount) were written")
    }
  }

  private mutating func walkPlaces(
    _ key: [UInt8], _ kind: TermKind, _ info: TermInfo
  ) throws(IndexError) {
    let number = UInt32(docFreqs.count)
    docFreqs.append(UInt32(clamping: info.docFreq))
    firstCharacters.append(kind == .gram ? Self.firstScalar(of: key) : 0)
    let text = Array(key.dropFirst())
    switch kind {
    case .clauseEnd: clauseEnd = number
    case .gram:
      let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt64($0.value) }
      if scalars.count > 2 || scalars.isEmpty {
        note(.dictionary, "‘\(TermKey(raw: key).text)’ is no bigram")
      } else {
        grams[scalars[0] << 32 | (scalars.count > 1 ? scalars[1] : 0)] = number
      }
    default: words[text] = number
    }
    var places: [UInt32] = []
    var cursor = try PlaceCursor(
      info, in: segment.postings, streamLength: termAt.count)
    try cursor.appendAll(to: &places)
    var last = -1
    for place in places {
      guard Int(place) > last, Int(place) < termAt.count else {
        return note(.postings, "the places of ‘\(TermKey(raw: key).text)’ do not ascend")
      }
      last = Int(place)
      if termAt[last] != Self.hole {
        note(.postings, "place \(place) belongs to two terms, one is ‘\(TermKey(raw: key).text)’")
      }
      termAt[last] = number
    }
    if places.count != info.placeCount {
      note(.dictionary, "‘\(TermKey(raw: key).text)’ has \(places.count) places")
    }
  }

  private mutating func walkRanking(
    _ key: [UInt8], _ kind: TermKind, _ info: TermInfo
  ) throws(IndexError) {
    var cursor = try segment.wordCursor(TermKey(raw: key), info)
    // Positions are counted by the clauses.
    let addsLengths = kind == .character || kind == .word
    var count = 0
    var last = -1
    var occurrences = 0
    defer {
      if kind == .character {
        characterBalance[Self.firstScalar(of: key), default: 0] -= occurrences
      }
    }
    while try cursor.nextBlock() {
      let block = cursor.block
      for i in 0..<block.filled {
        let doc = Int(block.docs[i])
        guard doc > last, doc < segment.documentCount, block.freqs[i] > 0 else {
          return note(.postings, "the documents of ‘\(TermKey(raw: key).text)’ do not ascend")
        }
        last = doc
        count += 1
        occurrences += Int(block.freqs[i])
        if kind == .longGram {
          longGrams[longGrams.count - 1].takeOff(UInt64(block.freqs[i]), UInt32(doc))
        }
        if addsLengths { lengths[doc * 3 + kind.norm.rawValue] += Int(block.freqs[i]) }
      }
    }
    if count != info.docFreq {
      note(.postings, "‘\(TermKey(raw: key).text)’ lists \(count) of \(info.docFreq) documents")
    }
  }

  private static func firstScalar(of key: [UInt8]) -> UInt32 {
    String(decoding: key.dropFirst(), as: UTF8.self).unicodeScalars.first?.value ?? 0
  }

  // MARK: Clauses

  /// Clauses of standard fields, which come first: only they count for frequencies and lengths.
  var standardClauseCount: Int {
    regionStarts[segment.information.regions.prefix { $0.isStandard }.count]
  }

  private mutating func walkClauses() throws(IndexError) {
    var table = try segment.clauseTable()
    var cursor = ClauseTable.Cursor()
    var rows = try segment.clauseRowReader()
    for (region, information) in segment.information.regions.enumerated() {
      regionStarts.append(clauseCount)
      var owner = 0
      var start = information.places.lowerBound
      for place in information.places {
        if termAt[Int(place)] == Self.hole {
          note(.postings, "no term stands at place \(place)")
        }
        guard termAt[Int(place)] == clauseEnd else { continue }
        let clause = UInt32(clauseCount)
        clauseStarts.append(start)
        clauseLengths.append(place - start)
        if place < information.firstOnce {
          try walkRepeated(clause, start..<place, information, &table, &cursor, &rows)
        } else {
          owner = try segment.documentStarts.owner(of: start, region: region, from: owner)
          mention(clause, information, doc: owner, count: 1)
        }
        start = place + 1
      }
      if start != information.places.upperBound {
        note(.postings, "the last clause of the \(information.field) has no end")
      }
    }
    regionStarts.append(clauseCount)
    if clauseCount != segment.information.clauseCount {
      note(
        .postings, "\(clauseCount) clauses, \(segment.information.clauseCount) were written")
    }
    mentions.finish(documentCount: segment.documentCount)
  }

  /// Mentions everyone who says a clause of the clause table.
  private mutating func walkRepeated(
    _ clause: UInt32, _ places: Range<UInt32>, _ region: Region, _ table: inout ClauseTable,
    _ cursor: inout ClauseTable.Cursor, _ rows: inout ClauseRowReader
  ) throws(IndexError) {
    guard let repeated = try table.find(places.lowerBound, &cursor),
      repeated.start == places.lowerBound, repeated.end == places.upperBound
    else {
      note(.clauses, "the repeated clause at place \(places.lowerBound) is another one")
      return
    }
    try rows.read(repeated.row)
    mention(clause, region, doc: Int(repeated.row.owner), count: rows.firstCount)
    var previous = repeated.row.owner
    for (doc, count) in zip(rows.docs, rows.counts) {
      guard doc > previous, Int(doc) < segment.documentCount else {
        note(
          .clauseRows, "the documents of the clause at place \(repeated.start) do not ascend")
        break
      }
      previous = doc
      mention(clause, region, doc: Int(doc), count: count)
    }
  }

  private mutating func mention(
    _ clause: UInt32, _ region: Region, doc: Int, count: UInt32
  ) {
    mentions.add(clause, doc: UInt32(doc), count: count)
    guard region.isStandard else { return }
    // Impossible counts wrap around, and then differ from the norm.
    lengths[doc * 3 + NormKind.positional.rawValue] &+=
      Int(clauseLengths[Int(clause)]) &* Int(count) &* region.weight
  }
}

/// Which document says which clause how often.
struct ClauseMentions {
  /// Clauses and counts by document, each document's in the order of the stream.
  private(set) var clauses: [UInt32] = []
  private(set) var counts: [UInt32] = []
  private var docs: [UInt32] = []
  private var ends: [Int] = []

  mutating func add(_ clause: UInt32, doc: UInt32, count: UInt32) {
    clauses.append(clause)
    counts.append(count)
    docs.append(doc)
  }

  /// Sorts the mentions by document, by counting.
  mutating func finish(documentCount: Int) {
    ends = [Int](repeating: 0, count: documentCount)
    for doc in docs { ends[Int(doc)] += 1 }
    var total = 0
    for doc in ends.indices {
      let count = ends[doc]
      ends[doc] = total
      total += count
    }
    var sortedClauses = clauses
    var sortedCounts = counts
    for (i, doc) in docs.enumerated() {
      sortedClauses[ends[Int(doc)]] = clauses[i]
      sortedCounts[ends[Int(doc)]] = counts[i]
      ends[Int(doc)] += 1
    }
    clauses = sortedClauses
    counts = sortedCounts
    docs = []
  }

  /// Where the mentions of `doc` stand.
  func range(of doc: Int) -> Range<Int> { (doc == 0 ? 0 : ends[doc - 1])..<ends[doc] }
}
