// Replaces several segments by one.

import GongkaiBytes
import GongkaiFormat

extension IndexWriter {
  /// Merges what the merge policy finds, as far as it fits into the memory budget and on the disk:
  /// where there is no room, segments stay as they are, for documents can still be committed.
  public func mergeAsNeeded() throws(IndexingError) {
    while let group = MergePolicy.next(
      segments.map {
        ($0.entry.fileSize, $0.entry.documentCount - $0.deletions.count, $0.entry.documentCount)
      },
      fits: { mergeBytes($0) + Self.restingBytes <= options.memory })
    {
      do {
        try merge(group)
      } catch .file(let error) where error.isFullDisk {
        return
      }
    }
  }

  /// Merges all segments into one, and drops deleted documents for good.
  public func mergeAll() throws(IndexingError) {
    try flushBuilder()
    let clean = segments.allSatisfy { $0.deletions.count == 0 }
    guard segments.count > 1 || !clean else { return }
    try merge(Array(segments.indices))
  }

  /// Memory that a run takes before it holds any document: the word dictionary, the analyzers'
  /// tables and the items in flight.
  static let restingBytes = 88 << 20

  /// Memory that merging these segments takes, in bytes: the new segment's stream, the largest
  /// old one replayed, and a third for what a flush sorts. Measured on merges of eight segments.
  func mergeBytes(_ group: [Int]) -> Int {
    func bytes(_ information: SegmentInformation) -> Int {
      // Ordinary texts say a term many times, and what their terms take is in the other numbers.
      let rareTerms = max(0, information.termCount - information.streamLength / 8)
      return information.streamLength * 5 + information.clauseCount * 24 + rareTerms * 96
        + (information.lengthSums[NormKind.character.rawValue] / 8 + information.documentCount * 64)
        * 8
    }
    let sizes = group.map { bytes(segments[$0].reader.information) }
    return (sizes.reduce(0, +) + 2 * (sizes.max() ?? 0)) * 4 / 3
  }

  /// Feeds the documents of `group` that are not deleted to a new builder, in their order.
  private func merge(_ group: [Int]) throws(IndexingError) {
    try indexing {
      var merged = SegmentBuilder(schema: manifest.schema)
      for i in group {
        let segment = segments[i]
        let replay = SegmentReplay(
          segment.reader, schema: manifest.schema, deletions: segment.deletions,
          compression: compression)
        guard merged.add(try replay.batch(), isReplayed: true) else {
          throw try segment.reader.view(.clauses).corrupt(at: 0, .disagreement)
        }
      }
      let kept = merged.documentCount
      let old = Set(group.map { segments[$0].entry.number })
      if kept > 0 { try append(merged) }
      segments.removeAll { old.contains($0.entry.number) }
      Memory.releaseUnused()
      noteChange()
    }
  }
}
