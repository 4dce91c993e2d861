// Writes the postings section of a segment, and the dictionary that points into it.

import GongkaiBytes
import GongkaiFormat

/// The terms of one kind, and how their lists are made.
struct TermLists: Sendable {
  /// The key in the dictionary of the term with an ordinal; keys ascend.
  let key: @Sendable (Int) -> [UInt8]
  /// Postings of each ordinal.
  let counts: [UInt32]
  /// The ordinal of the word of the same text, by ordinal, `TermOrder.none` where there is none;
  /// empty where no term is a word, too.
  var words: [UInt32] = []
  /// The lists of the terms with ordinals in a range, made by a worker of that number.
  let encode: @Sendable (_ worker: Int, Range<Int>) -> PostingsChunk

  /// Runs of terms, several for each thread: the last ones end at about the same time.
  fileprivate func ranges(_ options: FlushOptions) -> [Range<Int>] {
    let total = counts.reduce(0) { $0 + Int($1) }
    let share = total / (2 * options.threads) + 1
    return rangesOfTerms(
      counts, limit: min(options.postingsPerRange, max(share, options.leastRun)))
  }
}

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
    var chunk = PostingsChunk(postings: ends.count)
    // SAFETY: the chunk reads the places before the call returns.
    unsafe ends.withUnsafeBufferPointer {
      unsafe chunk.append(
        docFreq: places.documentCount, ranking: nil, places: $0,
        streamLength: places.streamLength)
    }
    try append(chunk) { _ in TermKey.clauseEnd.bytes }
  }

  /// Encodes the terms of all lists on several threads, which are numbered, and appends them.
  ///
  /// - Parameter visitBase: called with the list of each term that is a word, too, and has one, and
  ///   with the word's ordinal.
  mutating func append(
    _ lists: [TermLists], _ options: FlushOptions,
    visitBase: (_ list: ArraySlice<UInt8>, TermInfo, _ word: UInt32) -> Void = { _, _, _ in }
  ) throws(FileError) {
    let jobs = lists.flatMap { list in
      list.ranges(options).map { (list: list, range: $0) }
    }
    let queue = ItemQueue(jobs)
    do {
      try OrderedPipeline.run(
        threads: options.threads, inFlight: options.threads,
        next: { queue.next() },
        work: { worker, job in
          (job.list, job.range.lowerBound, job.list.encode(worker, job.range))
        },
        consume: { (list, first, chunk) in
          for (info, word) in zip(chunk.infos, list.words.dropFirst(first))
          where word != TermOrder.none && info.hasRanking {
            let end = info.offset + info.rankingLength
            visitBase(chunk.bytes.bytes[info.offset..<end], info, word)
          }
          try append(chunk) { list.key(first + $0) }
        })
    } catch let error as FileError {
      throw error
    } catch {
      preconditionFailure("only file errors are thrown: \(error)")
    }
  }

  /// Appends a chunk; `key` tells the dictionary's key of each of its terms.
  mutating func append(
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
