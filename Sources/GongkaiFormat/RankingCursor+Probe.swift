// How often do these documents hold a term?

import GongkaiBytes

extension RankingCursor {
  /// Writes the frequency of each of `targets` (ascending) into `found`, 0 where the list does not
  /// hold it. Only blocks that may hold a target are decoded. Only on a fresh cursor.
  ///
  /// `found` must be as long as `targets`.
  public mutating func probe(
    _ targets: [UInt32], into found: inout [UInt32]
  ) throws(IndexError) {
    precondition(found.count == targets.count, "one frequency for each target")
    var next = 0
    while next < targets.count {
      let block = skips.block(holding: targets[next], from: block + 1)
      let behind = block < skips.blockCount ? end(in: block, of: targets.span, from: next) : nil
      if let behind {
        for i in next..<behind { found[i] = 0 }
        try lookUp(
          targets.span.extracting(next..<behind), inBlock: block, into: &found, from: next)
        next = behind
        continue
      }
      guard try load(block) else { break }
      next = Self.match(
        docs.span, freqs.span, filled: filled, targets.span, from: next, &found)
    }
    while next < targets.count {
      found[next] = 0
      next += 1
    }
  }

  /// The first of `targets` behind a block, of which those from `first` on are not before it; nil
  /// when more than a few stand where the block does.
  private func end(in block: Int, of targets: Span<UInt32>, from first: Int) -> Int? {
    let last = skips.last(of: block)
    var end = first &+ 1
    while end < targets.count, targets[end] <= last {
      end &+= 1
      if end &- first > Self.fewTargets { return nil }
    }
    return end
  }

  /// Looks for targets in one block; returns the first target behind it.
  ///
  /// Gallops from match to match: Bentley and Yao, "An almost optimal algorithm for unbounded
  /// searching", Information Processing Letters 5(3), 1976, doi:10.1016/0020-0190(76)90071-5.
  private static func match(
    _ docs: Span<UInt32>, _ freqs: Span<UInt32>, filled: Int, _ targets: Span<UInt32>,
    from first: Int, _ found: inout [UInt32]
  ) -> Int {
    let last = docs[filled - 1]
    var next = first
    var low = 0
    var results = found.mutableSpan
    while next < targets.count {
      let target = targets[next]
      if target > last { break }
      // The target is at or before `last`, so both searches end within the block.
      var step = 1
      while low &+ step < filled, docs[low &+ step] <= target {
        low &+= step
        step &*= 2
      }
      var high = min(filled, low &+ step)
      while low &+ 1 < high {
        let middle = (low &+ high) / 2
        if docs[middle] <= target { low = middle } else { high = middle }
      }
      results[next] = docs[low] == target ? freqs[low] : 0
      next &+= 1
    }
    return next
  }

  /// Appends all documents and their frequencies. Only on a fresh cursor.
  public mutating func appendAll(
    docs allDocs: inout [UInt32], freqs allFreqs: inout [UInt32]
  ) throws(IndexError) {
    allDocs.reserveCapacity(allDocs.count + docFreq)
    allFreqs.reserveCapacity(allFreqs.count + docFreq)
    while try nextBlock() {
      docs.appendFirst(filled, to: &allDocs)
      freqs.appendFirst(filled, to: &allFreqs)
    }
  }
}
