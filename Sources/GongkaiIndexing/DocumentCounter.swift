// In which documents does a term stand, and how often?

import GongkaiBytes

/// Adds up frequencies by document.
struct DocumentCounter: ~Copyable {
  private var freqs = GrowableBuffer<UInt32>()
  /// The documents with a frequency come first.
  private var touched = GrowableBuffer<UInt32>()
  private(set) var documentCount = 0

  init(documentCount: Int) {
    freqs.append(repeating: 0, count: documentCount)
    touched.append(repeating: 0, count: documentCount)
  }

  /// Counts an occurrence in a clause for all who say it; returns how many documents these are.
  @discardableResult @inline(__always)
  mutating func add(_ source: ClauseSource, in rows: ClauseRows, weight: UInt32) -> Int {
    if let document = source.onlyDocument {
      add(document, weight)
      return 1
    }
    return unsafe rows.withRow(of: source.clause) { row in
      for i in 0..<row.count {
        let saying = unsafe row[i]
        add(saying.document, saying.count &* weight)
      }
      return row.count
    }
  }

  @inline(__always)
  mutating func add(_ doc: UInt32, _ freq: UInt32) {
    // Counts of a damaged segment may add up to 2^32, so that a document is touched again.
    if documentCount == touched.count { touched.append(doc) }
    // Writing without asking whether it is the first time spares a branch that is often
    // mispredicted.
    touched[documentCount] = doc
    let before = freqs[Int(doc)]
    documentCount &+= before == 0 ? 1 : 0
    freqs[Int(doc)] = before &+ freq
  }

  /// The documents in order, and their frequencies.
  mutating func sorted() -> (docs: [UInt32], freqs: [UInt32]) {
    var docs: [UInt32]
    // A list that is dense among the documents is read off in order faster than sorted.
    if documentCount > freqs.count / 16 {
      docs = []
      docs.reserveCapacity(documentCount)
      for doc in 0..<freqs.count where freqs[doc] != 0 { docs.append(UInt32(doc)) }
    } else {
      docs = (0..<documentCount).map { touched[$0] }
      docs.sort()
    }
    // Counts of a damaged segment may add up to 2^32, which is 0 here.
    return (docs, docs.map { max(1, freqs[Int($0)]) })
  }

  mutating func removeAll() {
    for i in 0..<documentCount { freqs[Int(touched[i])] = 0 }
    documentCount = 0
  }
}
