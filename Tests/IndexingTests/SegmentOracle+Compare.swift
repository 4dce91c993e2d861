// Does a segment hold what the oracle says?

import GongkaiBytes
import GongkaiFormat
import GongkaiIndexing

extension SegmentOracle {
  /// The first difference found, or nil. Where clauses stand is compared only if `inOrder`.
  func difference(
    from segment: SegmentReader, threshold: Int, inOrder: Bool = true
  ) throws -> String? {
    try segment.verifyChecksums()
    return try documentDifference(segment) ?? termDifference(segment, threshold, inOrder)
      ?? clauseDifference(segment, inOrder)
  }

  private func documentDifference(_ segment: SegmentReader) throws -> String? {
    let information = segment.information
    guard
      information.regions.map({ FieldRule($0.field, weight: $0.weight, isStandard: $0.isStandard) })
        == schema.rules
    else { return "fields" }
    guard information.documentCount == documents.count else { return "document count" }
    guard information.lengthSums == lengths.map({ $0.reduce(0, +) }) else { return "length sums" }
    guard information.textBytes == documents.reduce(0, { $0 + $1.content.text.count }) else {
      return "bytes of text"
    }
    for kind in NormKind.allCases {
      let norms = lengths[kind.rawValue].map(SmallFloat.encode)
      guard try segment.norms(kind).array() == norms else { return "norms \(kind)" }
    }
    for (doc, document) in documents.enumerated() {
      guard try segment.identifiers.identifier(of: doc) == document.identifier,
        try segment.sourceHash(of: doc) == document.sourceHash,
        try segment.storedText.document(doc) == document.content
      else { return "document \(doc)" }
      var columns: [String: ColumnValue] = [:]
      for column in try segment.columns { columns[column.name] = try column.value(of: doc) }
      let expected = Dictionary(uniqueKeysWithValues: document.columns.map { ($0.name, $0.value) })
      guard columns == expected else { return "columns of document \(doc)" }
    }
    return nil
  }

  private func termDifference(
    _ segment: SegmentReader, _ threshold: Int, _ inOrder: Bool
  ) throws -> String? {
    let expectedPlaces = places
    let occurrences = occurrences
    let streamLength = expectedPlaces.values.reduce(1) { $0 + $1.count }
    guard segment.information.streamLength == streamLength else { return "stream length" }
    let longGrams = longGrams(from: threshold * 5 / 8 + 1)
    let freqs = freqs.merging(longGrams) { own, _ in own }
    let keys = Set(freqs.keys).union(expectedPlaces.keys)
    guard segment.information.termCount == keys.count else { return "term count" }
    var terms = try segment.dictionary.cursor()
    for key in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let name = "term \(key[0]) \(TermKey(raw: key).text)"
      guard let (found, info) = try terms.next(), found == key else { return "\(name) is missing" }
      guard try segment.dictionary.find(TermKey(raw: key)) == info else { return "\(name): find" }
      var cursor = try PlaceCursor(info, in: segment.postings, streamLength: streamLength)
      var places: [UInt32] = []
      if info.placeCount > 0 { try cursor.appendAll(to: &places) }
      let expected = expectedPlaces[key] ?? []
      guard inOrder ? places == expected : places.count == expected.count else {
        return "places of \(name): \(places), not \(expected)"
      }
      if key == TermKey.clauseEnd.bytes {
        guard info.docFreq == documents.count, !info.hasRanking else { return "clause ends" }
        continue
      }
      let postings = (freqs[key] ?? [:]).sorted { $0.key < $1.key }
      guard info.docFreq == postings.count else { return "document frequency of \(name)" }
      let occurrences = occurrences[key, default: 0]
      let wordCount = freqs[[TermKind.word.rawValue] + key.dropFirst()]?.count ?? 0
      let isWord =
        TermKind(rawValue: key[0]) == .gram && TermKey(raw: key).text.count == 2
        && wordCount >= 16 && postings.count <= 2 * wordCount
      let isRanked =
        TermKind(rawValue: key[0])?.isPositional == false
        || postings.count > 0
          && (isWord || occurrences * occurrences >= threshold * postings.count)
      guard info.hasRanking == isRanked else { return "\(name) is ranked: \(info.hasRanking)" }
      guard isRanked else { continue }
      var ranking = try segment.wordCursor(TermKey(raw: key), info)
      var docs: [UInt32] = []
      var counts: [UInt32] = []
      try ranking.appendAll(docs: &docs, freqs: &counts)
      guard docs.map(Int.init) == postings.map(\.key),
        counts.map(Int.init) == postings.map(\.value)
      else { return "postings of \(name)" }
    }
    return try terms.next() == nil ? nil : "too many terms"
  }

  /// Compares who says which clause, read from the stream, the clause table and the owners.
  private func clauseDifference(_ segment: SegmentReader, _ inOrder: Bool) throws -> String? {
    let termAt = try Self.stream(of: segment)
    let starts = clauseStarts
    var repeatedCount = 0
    for (number, region) in regions.enumerated() {
      var table = try segment.clauseTable()
      var cursor = ClauseTable.Cursor()
      var rows = try segment.clauseRowReader()
      var found: [Clause: [Int: Int]] = [:]
      var foundStarts: [Int] = []
      var clause: Clause = []
      let description = segment.information.regions[number]
      for place in description.places {
        guard termAt[Int(place)] == TermKey.clauseEnd.bytes else {
          clause.append(termAt[Int(place)])
          continue
        }
        let start = place - UInt32(clause.count)
        foundStarts.append(Int(start))
        var sayers: [Int: Int] = [:]
        if place < description.firstOnce {
          guard let repeated = try table.find(start, &cursor), repeated.start == start,
            repeated.end == place
          else { return "clause at \(start)" }
          repeatedCount += 1
          try rows.read(repeated.row)
          sayers[Int(repeated.row.owner)] = Int(rows.firstCount)
          for (doc, count) in zip(rows.docs, rows.counts) { sayers[Int(doc)] = Int(count) }
        } else {
          sayers[try segment.documentStarts.owner(of: start, region: number, from: 0)] = 1
        }
        found[clause] = sayers
        clause = []
      }
      guard clause.isEmpty, found == region.mentions() else { return "clauses of region \(number)" }
      guard !inOrder || foundStarts == region.order.map({ starts[number][$0] }) else {
        return "order in region \(number)"
      }
      for (doc, first) in region.firstClauses.enumerated() where inOrder {
        guard !description.oncePlaces.isEmpty else { break }
        let own = region.once.first { $0 >= first }
        let expected = own.map { starts[number][$0] } ?? Int(description.places.upperBound)
        guard try segment.documentStarts.start(of: doc, region: number) == expected else {
          return "start of document \(doc) in region \(number)"
        }
      }
    }
    let clauseCount = regions.reduce(0) { $0 + $1.clauses.count }
    guard segment.information.clauseCount == clauseCount,
      segment.information.repeatedClauseCount == repeatedCount
    else { return "clause counts" }
    return nil
  }

  /// The key at each place.
  static func stream(of segment: SegmentReader) throws -> [[UInt8]] {
    let length = segment.information.streamLength
    var stream = [[UInt8]](repeating: [], count: length)
    var terms = try segment.dictionary.cursor()
    while let (key, info) = try terms.next(), TermKind(rawValue: key[0])?.isPositional == true {
      var places: [UInt32] = []
      var cursor = try PlaceCursor(info, in: segment.postings, streamLength: length)
      try cursor.appendAll(to: &places)
      for place in places { stream[Int(place)] = key }
    }
    return stream
  }
}
