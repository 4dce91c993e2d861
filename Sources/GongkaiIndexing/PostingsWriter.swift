// Writes the postings section of a segment, and the dictionary that points into it.

import GongkaiBytes
import GongkaiFormat

/// Appends chunks of postings in the order of their terms.
struct PostingsWriter {
  private(set) var dictionary = TermDictionaryWriter()
  private let file: SegmentFileWriter
  private var offset = 0

  init(_ file: SegmentFileWriter) throws(FileError) {
    self.file = file
    try file.begin(.postings)
  }

  /// Writes the list of clause ends as the dictionary's first term.
  mutating func appendClauseEnds(_ places: PlaceInverter) throws(FileError) {
    let ends = places.clauseEnds()
    var chunk = PostingsChunk()
    // SAFETY: the chunk reads the places before the call returns.
    unsafe ends.withUnsafeBufferPointer {
      unsafe chunk.append(
        docFreq: places.documentCount, ranking: nil, places: $0,
        streamLength: places.streamLength)
    }
    try append(chunk) { _ in TermKey.clauseEnd.bytes }
  }

  /// Encodes all terms of `order` on several threads, which are numbered, and appends them.
  mutating func append(
    _ order: TermOrder, _ counts: [UInt32], _ options: FlushOptions,
    encode: @escaping @Sendable (_ worker: Int, Range<Int>) -> PostingsChunk
  ) throws(FileError) {
    let ranges = rangesOfTerms(counts, limit: options.postingsPerRange)
    let queue = ItemQueue(ranges)
    do {
      try OrderedPipeline.run(
        threads: options.threads, inFlight: options.threads,
        next: { queue.next() },
        work: { worker, range in (range, encode(worker, range)) },
        consume: { (range, chunk) in
          try append(chunk) { order.key(at: range.lowerBound + $0) }
        })
    } catch let error as FileError {
      throw error
    } catch {
      preconditionFailure("only file errors are thrown: \(error)")
    }
  }

  private mutating func append(
    _ chunk: PostingsChunk, key: (Int) -> [UInt8]
  ) throws(FileError) {
    for (i, info) in chunk.infos.enumerated() {
      var info = info
      info.offset += offset
      dictionary.append(key(i), info)
    }
    try file.append(chunk.bytes.bytes)
    offset += chunk.bytes.count
  }
}
