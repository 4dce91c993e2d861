// Which documents come first when they are sorted by columns?

import GongkaiFormat

/// A column to sort by.
public struct SortKey: Equatable, Sendable {
  public let column: String
  public let descending: Bool

  public init(_ column: String, descending: Bool = false) {
    self.column = column
    self.descending = descending
  }
}

/// Numbers that order as the values of a column do, over all segments of a commit.
struct ColumnRanks {
  private let columns: [Column?]
  /// For each segment, the rank of each keyword.
  private let ranks: [[Int]]

  init(_ name: String, in commit: Commit) throws {
    columns = try commit.segments.map { try $0.reader.column(name) }
    let words = columns.map { column in (column?.keywords).map { $0.map { Array($0.utf8) } } ?? [] }
    let all = Set(words.joined())
      .sorted { $0.lexicographicallyPrecedes($1) }
    let rankOf = Dictionary(uniqueKeysWithValues: zip(all, 0...))
    ranks = words.map { $0.map { rankOf[$0] ?? 0 } }
  }

  /// The rank of a document's value; nil when it has none. Of several keywords the first counts.
  func rank(of address: HitAddress) throws(IndexError) -> Int? {
    guard let column = columns[address.segment] else { return nil }
    let code = try column.code(of: Int(address.doc))
    if case .integer(let value) = column.value(code: code) { return value }
    return column.members(code: code).first.map { ranks[address.segment][$0] }
  }
}

/// The `limit` first documents by columns; those without a value come last, equal ones by score,
/// then by identifier.
struct SortedTop {
  private struct Entry {
    let ranks: [Int?]
    let hit: TopK.Entry
  }

  private let keys: [(ranks: ColumnRanks, descending: Bool)]
  private let limit: Int
  private let identifier: (HitAddress) -> String
  private var entries: [Entry] = []
  /// The last document kept, once `limit` are.
  private var lastKept: Entry?

  init(
    _ keys: [SortKey], in commit: Commit, limit: Int,
    identifier: @escaping (HitAddress) -> String
  ) throws {
    self.keys = try keys.map { (try ColumnRanks($0.column, in: commit), $0.descending) }
    self.limit = limit
    self.identifier = identifier
  }

  mutating func add(_ score: Double, _ address: HitAddress) throws(IndexError) {
    guard let first = keys.first else { return }
    let rank = try first.ranks.rank(of: address)
    // Most documents lose against the last one kept by their first column.
    if let last = lastKept?.ranks[0], last != rank, !isBefore(rank, last, first.descending) {
      return
    }
    var ranks = [rank]
    for key in keys.dropFirst() { ranks.append(try key.ranks.rank(of: address)) }
    entries.append(Entry(ranks: ranks, hit: (score, address)))
    // Sorted and cut when twice too long: few sorts, and bounded memory.
    if limit < Int.max / 4 && entries.count >= 2 * limit + 1024 { cut() }
  }

  private mutating func cut() {
    entries.sort(by: precedes)
    guard entries.count >= limit else { return }
    entries.removeSubrange(limit...)
    lastKept = entries.last
  }

  /// The documents in their order.
  mutating func sorted() -> [TopK.Entry] {
    cut()
    return entries.map(\.hit)
  }

  /// Whether the first of two different ranks comes first.
  private func isBefore(_ x: Int?, _ y: Int?, _ descending: Bool) -> Bool {
    guard let x else { return false }
    guard let y else { return true }
    return descending ? x > y : x < y
  }

  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    for (i, key) in keys.enumerated() where a.ranks[i] != b.ranks[i] {
      return isBefore(a.ranks[i], b.ranks[i], key.descending)
    }
    if a.hit.score != b.hit.score { return a.hit.score > b.hit.score }
    return identifier(a.hit.address).utf8.lexicographicallyPrecedes(
      identifier(b.hit.address).utf8)
  }
}
