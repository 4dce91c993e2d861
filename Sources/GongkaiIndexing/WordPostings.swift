// Is a word's list told by that of its bigram or character?

import GongkaiBytes
import GongkaiFormat

/// The documents and frequencies of a word, or of its base (`WordCursor`).
struct WordPostings: Sendable {
  var docs: [UInt32] = []
  var freqs: [UInt32] = []

  /// The documents in which `base` stands more often than the word, and how many times more; nil
  /// where these are more than the word's own, or where the word stands more often anywhere.
  func surplus(of base: WordPostings) -> WordPostings? {
    var surplus = WordPostings()
    var next = 0
    for (i, doc) in base.docs.enumerated() {
      let isShared = next < docs.count && docs[next] == doc
      let freq = isShared ? freqs[next] : 0
      next += isShared ? 1 : 0
      guard freq <= base.freqs[i] else { return nil }
      guard freq < base.freqs[i] else { continue }
      guard surplus.docs.count < docs.count else { return nil }
      surplus.docs.append(doc)
      surplus.freqs.append(base.freqs[i] - freq)
    }
    return next == docs.count ? surplus : nil
  }

  /// Documents of a word from which on its bigram has a list for its sake. Of rarer ones the places
  /// are as quickly read.
  private static let fewestDocuments = 16

  /// Whether a bigram has a list because it is a word, too: then the word's list hardly takes room,
  /// and the bigram's takes that of the word's.
  static func givesList(wordDocFreq: Int, bigramDocFreq: Int) -> Bool {
    wordDocFreq >= fewestDocuments && bigramDocFreq <= 2 * wordDocFreq
  }
}

/// The lists of bigrams and characters that are words, too, kept as they were encoded until those of
/// the words are made.
struct WordBases: Sendable {
  /// By the word's ordinal; offsets count from the list's start.
  private var lists: [UInt32: (info: TermInfo, bytes: [UInt8])] = [:]
  private let documentCount: Int

  init(documentCount: Int) { self.documentCount = documentCount }

  mutating func keep(_ list: ArraySlice<UInt8>, _ info: TermInfo, forWord word: UInt32) {
    var info = info
    info.offset = 0
    lists[word] = (info, Array(list))
  }

  /// The postings of the base of the word with an ordinal, where it has a list.
  func postings(ofWord word: Int) -> WordPostings? {
    guard let (info, bytes) = lists[UInt32(word)] else { return nil }
    var postings = WordPostings()
    do {
      let view = SectionView(bytes: ByteView(bytes), section: .postings, path: "")
      var cursor = try RankingCursor(info, in: view, documentCount: documentCount)
      try cursor.appendAll(docs: &postings.docs, freqs: &postings.freqs)
    } catch {
      preconditionFailure("what was just encoded is read: \(error)")
    }
    return postings
  }
}
