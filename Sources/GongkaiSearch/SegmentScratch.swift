// What searches of one segment share from query to query.

import GongkaiBytes
import GongkaiFormat

/// A segment as one searcher sees it: its norms, and memory that is used again.
final class SegmentScratch {
  let segment: SegmentReader
  /// By `NormKind`; nil until they are asked for, since what is handed out was checked.
  private var norms: [ByteView?] = [nil, nil, nil]
  /// Made for the first places: what a ranking list answers needs none.
  private var mapper: PlaceMapper?
  /// How many identifiers were compared, and the documents' numbers in the order of these once that
  /// were many.
  private var compared = 0
  private var ranks: [UInt32] = []
  /// Arrays of a score for each document, all 0, that no search has.
  private var scores: [[Double]] = []

  /// Arrays of a number for each document, and one more, that no search has.
  private var given: [[UInt32]] = []

  init(_ segment: SegmentReader) {
    self.segment = segment
  }

  /// The documents that `places` (ascending) belong to, ascending, and how often each.
  func documents(
    of places: [UInt32]
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    guard !places.isEmpty else { return ([], []) }
    return try withMapper { (mapper) throws(IndexError) in try mapper.documents(of: places) }
  }

  /// Drops of `places` (ascending) what other documents than `docs` own.
  func keep(_ places: inout [UInt32], of docs: [UInt32]) throws(IndexError) {
    try withMapper { (mapper) throws(IndexError) in try mapper.keep(&places, of: docs) }
  }

  /// Whether the identifier of document `doc` comes before that of `other`.
  func precedes(_ doc: UInt32, _ other: UInt32) throws(IndexError) -> Bool {
    if !ranks.isEmpty { return ranks[Int(doc)] < ranks[Int(other)] }
    compared += 1
    if compared == segment.documentCount, segment.checks != nil {
      // Should the order be damaged, identifiers are compared as before.
      ranks = (try? segment.identifiers.ranks()) ?? []
    }
    return try segment.identifiers.precedes(Int(doc), Int(other), in: segment.identifiers)
  }

  /// Counts how many of `places` (ascending) each of `docs` (ascending) holds.
  func count(
    _ places: [UInt32], in docs: [UInt32], _ counts: inout [UInt32]
  ) throws(IndexError) {
    guard !places.isEmpty else { return }
    try withMapper { (mapper) throws(IndexError) in
      try mapper.count(places, in: docs, &counts)
    }
  }

  private func withMapper<R>(
    _ body: (inout PlaceMapper) throws(IndexError) -> R
  ) throws(IndexError) -> R {
    if mapper == nil { mapper = try PlaceMapper(segment) }
    return try body(&mapper!)
  }

  /// A score of 0 for each document, to be given back.
  func takeScores() -> [Double] {
    scores.popLast() ?? [Double](repeating: 0, count: segment.documentCount)
  }

  /// Takes scores back that are of no more use. Where a search fails, they need not be.
  func giveBack(_ used: consuming [Double]) {
    // SAFETY: zeros are written to the elements that there are.
    unsafe used.withUnsafeMutableBufferPointer { unsafe $0.update(repeating: 0) }
    scores.append(used)
  }

  /// A score of 0 for each document, to be given back.
  func takeDocumentScores() -> DocumentScores {
    let room = given.popLast() ?? [UInt32](repeating: 0, count: segment.documentCount + 1)
    return DocumentScores(takeScores(), given: room)
  }

  /// Takes scores back that are of no more use.
  func giveBack(_ used: inout DocumentScores) {
    let memory = used.takeMemory()
    scores.append(memory.values)
    given.append(memory.given)
  }

  func norms(_ kind: NormKind) throws(IndexError) -> ByteView {
    if let norms = norms[kind.rawValue] { return norms }
    let read = try segment.norms(kind)
    norms[kind.rawValue] = read
    return read
  }
}
