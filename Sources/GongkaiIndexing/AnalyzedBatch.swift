// What a worker hands to the segment builder: documents as numbers, with its own dictionary.

import GongkaiFormat
import GongkaiText

/// Byte strings one behind the other.
struct ByteStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ string: some Collection<UInt8>) {
    bytes.append(contentsOf: string)
    ends.append(bytes.count)
  }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// Lists of numbers, one list a document, behind each other.
struct NumberLists: Sendable {
  var values: [UInt32] = []
  var counts: [UInt32] = []
  private(set) var ends: [Int] = []

  /// Appends numbers and their counts to the current document's list, and ends it.
  mutating func append(
    _ numbers: UnsafeBufferPointer<UInt32>, _ frequencies: UnsafeBufferPointer<UInt32>
  ) {
    unsafe values.append(contentsOf: numbers)
    unsafe counts.append(contentsOf: frequencies)
    endList()
  }

  /// Ends the list of the current document.
  mutating func endList() { ends.append(values.count) }

  /// Where the list of document `doc` stands.
  func range(of doc: Int) -> Range<Int> { (doc == 0 ? 0 : ends[doc - 1])..<ends[doc] }
}

/// The distinct clauses of one field in a batch, and which document says which.
struct ClauseBatch: Sendable {
  /// Numbers of positional terms, clause behind clause.
  var terms: [UInt32] = []
  /// Where each clause ends.
  var ends: [UInt32] = []
  /// Clause numbers with counts, by document.
  var documents = NumberLists()

  var count: Int { ends.count }
  mutating func endClause() { ends.append(UInt32(terms.count)) }
  func range(of clause: Int) -> Range<Int> {
    (clause == 0 ? 0 : Int(ends[clause - 1]))..<Int(ends[clause])
  }
}

/// Terms without places: characters, or ICU words.
struct BagBatch: Sendable {
  var keys: [UInt64] = []
  /// Words too long for a packed key.
  var strings = ByteStrings()
  /// Term numbers with frequencies, by document.
  var documents = NumberLists()
}

/// Documents in the form in which segments are built.
///
/// All numbers are the batch's own; the builder maps them to the segment's. A merge replays old
/// segments in the same form, so there is one way into a segment.
struct AnalyzedBatch: Sendable {
  var documentCount = 0
  /// Positional terms by number, packed.
  var termKeys: [UInt64] = []
  /// Words of other scripts that the keys refer to.
  var otherWords = ByteStrings()
  /// One for each field.
  var clauses: [ClauseBatch] = []
  var characters = BagBatch()
  var words = BagBatch()
  /// Document lengths, three to a document, by `NormKind`.
  var lengths: [Int] = []
  var identifiers: [String] = []
  var sourceHashes: [UInt8] = []
  var columns: [[(name: String, value: ColumnValue)]] = []
  var storedBlocks: [StoredBlockBuilder.Block] = []
  var textBytes = 0
}
