// In which documents does a term stand, and how often?

import GongkaiBytes

/// Adds up frequencies by document.
struct DocumentCounter: ~Copyable {
  private var freqs = GrowableBuffer<UInt32>()
  private var touched = GrowableBuffer<UInt32>()

  init(documentCount: Int) {
    freqs.append(repeating: 0, count: documentCount)
  }

  var documentCount: Int { touched.count }

  /// Counts an occurrence in a clause that the documents of `row` say.
  mutating func add(_ row: UnsafeBufferPointer<Saying>, weight: UInt32) {
    for i in 0..<row.count {
      let saying = unsafe row[i]
      add(saying.document, saying.count &* weight)
    }
  }

  @inline(__always)
  mutating func add(_ doc: UInt32, _ freq: UInt32) {
    if freqs[Int(doc)] == 0 { touched.append(doc) }
    freqs[Int(doc)] &+= freq
  }

  /// The documents in order, and their frequencies.
  mutating func sorted() -> (docs: [UInt32], freqs: [UInt32]) {
    var docs: [UInt32]
    // A list that is dense among the documents is read off in order faster than sorted.
    if touched.count > freqs.count / 16 {
      docs = []
      docs.reserveCapacity(touched.count)
      for doc in 0..<freqs.count where freqs[doc] != 0 { docs.append(UInt32(doc)) }
    } else {
      docs = touched.array()
      docs.sort()
    }
    // Counts of a damaged segment may add up to 2^32, which is 0 here.
    return (docs, docs.map { max(1, freqs[Int($0)]) })
  }

  mutating func removeAll() {
    for i in 0..<touched.count { freqs[Int(touched[i])] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
