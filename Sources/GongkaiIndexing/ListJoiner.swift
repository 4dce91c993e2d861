// How do the lists that several segments have of a term become one?

import GongkaiBytes
import GongkaiFormat

/// Joins lists, one term after the other. For one thread.
final class ListJoiner {
  private let segments: [SegmentReader]
  private let layout: JoinLayout
  /// The joined norms, by `NormKind`.
  private let norms: [[UInt8]]
  private let mappers: [SharedMapper]

  /// - Parameter mappers: one for each segment.
  init(
    _ segments: [SegmentReader], _ layout: JoinLayout, norms: [[UInt8]], _ mappers: [SharedMapper]
  ) {
    self.segments = segments
    self.layout = layout
    self.norms = norms
    self.mappers = mappers
  }

  /// The lists of `terms`, those left out that have none.
  func join(
    _ terms: [JoinedTerm]
  ) throws(IndexError) -> (keys: [[UInt8]], chunk: PostingsChunk) {
    var chunk = PostingsChunk(postings: terms.reduce(0) { $0 + $1.postingsCount })
    var keys: [[UInt8]] = []
    for term in terms {
      if term.kind.isPositional {
        try appendPositional(term, to: &chunk)
      } else if term.kind == .word {
        let (docs, freqs) = try postings(of: term)
        chunk.append(
          word: WordPostings(docs: docs, freqs: freqs), over: try basePostings(of: term),
          norms: norms[NormKind.word.rawValue])
      } else if term.kind == .character || hasList(term) {
        let (docs, freqs) = try postings(of: term)
        unsafe chunk.append(
          docFreq: docs.count, ranking: (docs, freqs, norms[term.kind.norm.rawValue]),
          places: nil, streamLength: 0)
      } else {
        continue
      }
      keys.append(term.key)
    }
    return (keys, chunk)
  }

  // MARK: Places

  private func appendPositional(
    _ term: JoinedTerm, to chunk: inout PostingsChunk
  ) throws(IndexError) {
    let ranking = hasList(term) ? try postings(of: term) : nil
    try chunk.append(
      docFreq: ranking?.docs.count ?? term.docFreq,
      ranking: ranking.map { ($0.docs, $0.freqs, norms[NormKind.positional.rawValue]) },
      writePlaces: { (bytes) throws(IndexError) in try joinPlaces(of: term, to: &bytes) })
  }

  /// Appends the places of a term to `writer`; returns how many there are. Block by block, as a list
  /// may take a good part of the memory.
  private func joinPlaces(
    of term: JoinedTerm, to writer: inout ByteWriter
  ) throws(IndexError) -> Int {
    var cursors: [PlaceCursor] = []
    for (segment, info) in zip(term.segments, term.infos) {
      cursors.append(try placeCursor(info, segment))
    }
    var list = PlaceListWriter(at: writer.count)
    var block = InlineArray<128, UInt32>(repeating: 0)
    var filled = 0
    var count = 0
    var least: UInt32 = 1
    for piece in 0..<layout.pieceCount {
      for (i, segment) in term.segments.enumerated() {
        let end = layout.end(ofPiece: piece, segment)
        let shift = layout.shift(ofPiece: piece, segment)
        while let place = try cursors[i].next(before: end) {
          let joined = place &+ shift
          guard joined >= least else { throw disorder(segment) }
          least = joined &+ 1
          block[filled] = joined
          filled &+= 1
          count &+= 1
          if filled == PlaceList.blockLength {
            list.append(block.span, to: &writer)
            filled = 0
          }
        }
      }
    }
    guard count == term.placeCount else {
      throw disorder(term.segments[0])
    }
    list.finish(
      block.span.extracting(0..<filled), streamLength: layout.streamLength, to: &writer)
    return count
  }

  /// The places of a term in a segment.
  private func places(_ info: TermInfo, _ segment: Int) throws(IndexError) -> [UInt32] {
    var places: [UInt32] = []
    var cursor = try placeCursor(info, segment)
    try cursor.appendAll(to: &places)
    return places
  }

  private func placeCursor(_ info: TermInfo, _ segment: Int) throws(IndexError) -> PlaceCursor {
    try PlaceCursor(
      info, in: segments[segment].postings,
      streamLength: segments[segment].information.streamLength)
  }

  private func disorder(_ segment: Int) -> IndexError {
    segments[segment].postings.corrupt(at: 0, .outOfOrder)
  }

  // MARK: Documents

  /// Whether a positional term or a long gram has a ranking list: where lists of it hold at least
  /// half of its documents, or, as nobody counted those of a gram without a list, half of all.
  /// So the lists of a joined segment take as much room as those that it was made of.
  private func hasList(_ term: JoinedTerm) -> Bool {
    if term.kind == .longGram {
      return term.segments.reduce(0) { $0 + segments[$1].documentCount } * 2 >= layout.documentCount
    }
    return term.docFreq > 0
      && term.infos.reduce(0) { $0 + ($1.hasRanking ? $1.docFreq : 0) } * 2 >= term.docFreq
  }

  /// The postings of the bigram or character of a word, where these have a list.
  private func basePostings(of word: JoinedTerm) throws(IndexError) -> WordPostings? {
    guard let key = TermKey(raw: word.key).base else { return nil }
    let kind: TermKind = key.kind ?? .gram
    let base = try JoinedTerm(key, kind, in: segments)
    guard kind == .character || hasList(base) else { return nil }
    let (docs, freqs) = try postings(of: base)
    return WordPostings(docs: docs, freqs: freqs)
  }

  /// Who says `term` in the fields that count, and how often.
  private func postings(
    of term: JoinedTerm
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    docs.reserveCapacity(term.docFreq)
    freqs.reserveCapacity(term.docFreq)
    var holders = zip(term.segments, term.infos).makeIterator()
    var holder = holders.next()
    for segment in segments.indices {
      let first = docs.count
      if let (_, info) = holder, holder?.0 == segment {
        holder = holders.next()
        if info.hasRanking || !term.kind.isPositional {
          var cursor = try segments[segment].wordCursor(TermKey(raw: term.key), info)
          try cursor.appendAll(docs: &docs, freqs: &freqs)
        } else {
          try append(documentsOf: places(info, segment), segment, &docs, &freqs)
        }
      } else if term.kind == .longGram {
        try append(documentsOf: places(ofGram: term.key, segment), segment, &docs, &freqs)
      }
      try number(&docs, freqs, from: first, segment)
    }
    return (docs, freqs)
  }

  /// Turns the numbers of a segment's documents, those from `first` on, into joined ones.
  private func number(
    _ docs: inout [UInt32], _ freqs: [UInt32], from first: Int, _ segment: Int
  ) throws(IndexError) {
    let base = UInt32(layout.documentBases[segment])
    let freqs = freqs.span
    var docs = docs.mutableSpan
    var least: UInt32 = 0
    for i in first..<docs.count {
      let doc = docs[i]
      // Only a damaged list says otherwise.
      guard doc >= least, freqs[i] > 0 else { throw disorder(segment) }
      least = doc &+ 1
      docs[i] = doc &+ base
    }
  }

  /// Appends who says the clauses of `places` in the fields that count.
  private func append(
    documentsOf places: [UInt32], _ segment: Int, _ docs: inout [UInt32],
    _ freqs: inout [UInt32]
  ) throws(IndexError) {
    let end = segments[segment].information.standardEnd
    let counted = Array(places.prefix { $0 < end })
    guard !counted.isEmpty else { return }
    let found = try mappers[segment].documents(of: counted)
    docs += found.docs
    freqs += found.freqs
  }

  /// Where a long gram begins in a segment that has no list of it: where its bigrams stand one behind
  /// the other. Every other one covers it.
  private func places(ofGram key: [UInt8], _ segment: Int) throws(IndexError) -> [UInt32] {
    let scalars = TermKey(raw: key).text.unicodeScalars.map(\.value)
    guard scalars.count > 2 else { throw disorder(segment) }
    let last = scalars.count - 2
    var cover: [(offset: UInt32, info: TermInfo)] = []
    for offset in Array(stride(from: 0, to: last, by: 2)) + [last] {
      let bigram = TermKey(gram: scalars[offset], scalars[offset + 1])
      guard let info = try segments[segment].dictionary.find(bigram) else { return [] }
      cover.append((UInt32(offset), info))
    }
    cover.sort { $0.info.placeCount < $1.info.placeCount }
    var found = try places(cover[0].info, segment).compactMap {
      $0 > cover[0].offset ? $0 - cover[0].offset : nil
    }
    for (offset, info) in cover.dropFirst() {
      var cursor = try placeCursor(info, segment)
      var kept: [UInt32] = []
      for place in found where try cursor.advance(to: place &+ offset) == place &+ offset {
        kept.append(place)
      }
      found = kept
    }
    return found
  }
}
