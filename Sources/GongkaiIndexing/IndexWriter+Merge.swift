// Replaces several segments by one.

import GongkaiBytes
import GongkaiFormat

extension IndexWriter {
  /// Commits, merges as needed, and commits what came of that: a merge may take long, and what was
  /// indexed shall not wait for it.
  public func commitAndMerge() throws(IndexingError) {
    try commit()
    try mergeAsNeeded()
    try commit()
  }

  /// Merges what the merge policy finds, as far as there is room on the disk: where there is none,
  /// segments stay as they are, for documents can still be committed.
  public func mergeAsNeeded() throws(IndexingError) {
    while let step = MergePolicy.next(
      segments.map {
        ($0.entry.fileSize, $0.entry.documentCount - $0.deletions.count, $0.entry.documentCount)
      },
      fits: fitsMemory, canJoin: canJoin)
    {
      do {
        switch step {
        case .replay(let group): try replay(group)
        case .join(let group): try join(group)
        }
      } catch .file(let error) where error.isFullDisk {
        return
      }
    }
  }

  /// Merges all segments into one, and drops deleted documents for good. What does not fit into the
  /// memory budget is joined, into several where one would be too large, after each segment with
  /// deleted documents was written anew.
  public func mergeAll() throws(IndexingError) {
    try flushBuilder()
    func isWhole(_ segment: WorkingSegment) -> Bool { segment.deletions.count == 0 }
    guard segments.count > 1 || !segments.allSatisfy(isWhole) else { return }
    let all = Array(segments.indices)
    guard !fitsMemory(all) else { return try replay(all) }
    while let i = segments.firstIndex(where: { !isWhole($0) }) { try replay([i]) }
    while let group = MergePolicy.joinable(Array(segments.indices), canJoin) { try join(group) }
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

  private func fitsMemory(_ group: [Int]) -> Bool {
    mergeBytes(group) + Self.restingBytes <= options.memory
  }

  private func canJoin(_ group: [Int]) -> Bool {
    let readers = group.map { segments[$0].reader }
    // The allocator keeps some of what the last flush took.
    let room = max((options.memory - Self.restingBytes) / 2, SegmentJoin.leastBytes * 5 / 4)
    return SegmentJoin.fits(readers) && SegmentJoin.byteCount(readers) <= room
  }

  /// Replaces `group` by a segment that is built of its documents, deleted ones left out, in their
  /// order.
  private func replay(_ group: [Int]) throws(IndexingError) {
    // Behind everything that holds some of it.
    defer { Memory.releaseUnused() }
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
      let old = numbers(of: group)
      if merged.documentCount > 0 { try append(merged) }
      drop(old)
    }
  }

  /// Replaces `group`, of which no document is deleted, by a segment of the same lists.
  private func join(_ group: [Int]) throws(IndexingError) {
    defer { Memory.releaseUnused() }
    try indexing {
      let readers = group.map { segments[$0].reader }
      let joined = try SegmentJoin(readers, schema: manifest.schema)
      let old = numbers(of: group)
      try append(documentCount: readers.reduce(0) { $0 + $1.documentCount }) {
        try joined.write(to: $0, $1)
      }
      drop(old)
    }
  }

  private func numbers(of group: [Int]) -> Set<Int> {
    Set(group.map { segments[$0].entry.number })
  }

  /// Leaves segments out of the commit to come, which another one replaces. The files of those that
  /// no commit names go at once, as they would only fill the disk.
  private func drop(_ numbers: Set<Int>) {
    segments.removeAll { numbers.contains($0.entry.number) }
    for number in numbers.subtracting(manifest.segments.map(\.number)) {
      try? Files.remove(folder.file(Manifest.segmentFileName(number)))
    }
    noteChange()
  }
}
