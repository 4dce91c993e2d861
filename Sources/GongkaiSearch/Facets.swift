// How are the matches of a query spread over the values of a column?

public import GongkaiFormat

/// One value of a facet.
public struct FacetCount: Equatable, Sendable {
  /// Nil for documents that have no value.
  public let value: ColumnValue?
  /// Matching documents with this value.
  public internal(set) var matches: Int
  /// All documents with this value that pass the query's filters, when shares were asked for.
  public internal(set) var documents: Int?
  /// Occurrences of the query's phrases in the matching documents, and the size of all documents
  /// counted above in characters, when rates were asked for.
  public internal(set) var occurrences: Int?
  public internal(set) var characters: Int?
}

/// A facet: counts over all matches, not only over the hits shown.
public struct Facet: Equatable, Sendable {
  public let column: String
  /// Numbers ascending; keywords by falling count, equal counts by value; no value last. A document
  /// with several keywords counts under each.
  public let counts: [FacetCount]
}

/// Counts documents by the values of one column, segment by segment.
struct FacetCounter {
  private struct Tally {
    var matches = 0
    var documents = 0
    var occurrences = 0
    var characters = 0
  }

  private let name: String
  private var tallies: [ColumnValue?: Tally] = [:]

  init(_ name: String) {
    self.name = name
  }

  /// Adds documents of a segment that match, each with the number of its occurrences.
  mutating func addMatches(
    _ docs: [UInt32], occurrences: [UInt32]?, in segment: SegmentReader
  ) throws(IndexError) {
    try count(docs, occurrences, in: segment, \.matches, \.occurrences)
  }

  /// Adds documents of a segment that might have matched, each with its length.
  mutating func addDocuments(
    _ docs: [UInt32], characters: [UInt32]?, in segment: SegmentReader
  ) throws(IndexError) {
    try count(docs, characters, in: segment, \.documents, \.characters)
  }

  private mutating func count(
    _ docs: [UInt32], _ amounts: [UInt32]?, in segment: SegmentReader,
    _ counter: WritableKeyPath<Tally, Int>, _ sum: WritableKeyPath<Tally, Int>
  ) throws(IndexError) {
    guard !docs.isEmpty else { return }
    guard let column = try segment.column(name) else {
      tallies[nil, default: Tally()][keyPath: counter] += docs.count
      tallies[nil, default: Tally()][keyPath: sum] += amounts?.reduce(0) { $0 + Int($1) } ?? 0
      return
    }
    // Each code is counted, and turned into its values once.
    var counts: [UInt64: (documents: Int, amount: Int)] = [:]
    if let limit = column.codeLimit {
      var dense = [(documents: Int, amount: Int)](repeating: (0, 0), count: limit)
      for i in docs.indices {
        let code = Int(try column.code(of: Int(docs[i])))
        dense[code].documents += 1
        if let amounts { dense[code].amount += Int(amounts[i]) }
      }
      for (code, count) in dense.enumerated() where count.documents > 0 {
        counts[UInt64(code)] = count
      }
    } else {
      for i in docs.indices {
        let code = try column.code(of: Int(docs[i]))
        counts[code, default: (0, 0)].documents += 1
        if let amounts { counts[code, default: (0, 0)].amount += Int(amounts[i]) }
      }
    }
    for (code, count) in counts {
      for value in Self.values(of: code, in: column) {
        tallies[value, default: Tally()][keyPath: counter] += count.documents
        tallies[value, default: Tally()][keyPath: sum] += count.amount
      }
    }
  }

  private static func values(of code: UInt64, in column: Column) -> [ColumnValue?] {
    guard column.type == .keywords, code != 0 else { return [column.value(code: code)] }
    let members = column.members(code: code)
    return members.isEmpty ? [nil] : members.map { .keyword(column.keywords[$0]) }
  }

  /// The facet. `withShares` and `withRates` tell what was added beside the matches.
  func facet(withShares: Bool, withRates: Bool) -> Facet {
    let counts = tallies.map { value, tally in
      FacetCount(
        value: value, matches: tally.matches, documents: withShares ? tally.documents : nil,
        occurrences: withRates ? tally.occurrences : nil,
        characters: withRates ? tally.characters : nil)
    }
    return Facet(column: name, counts: counts.sorted(by: Self.precedes))
  }

  private static func precedes(_ a: FacetCount, _ b: FacetCount) -> Bool {
    switch (a.value, b.value) {
    case (nil, _): false
    case (_, nil): true
    case (.integer(let x), .integer(let y)): x < y
    case (.keyword(let x), .keyword(let y)):
      a.matches == b.matches
        ? x.utf8.lexicographicallyPrecedes(y.utf8) : a.matches > b.matches
    case (.integer, _): true
    default: false
    }
  }
}
