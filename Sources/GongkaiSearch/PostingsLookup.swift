// How often do some documents stand in postings?

import GongkaiBytes

/// The frequency in `postings` of each of `docs`, 0 for those that are not there; the documents of
/// both ascend.
func lookUpFrequencies(
  of docs: [UInt32], in postings: (docs: [UInt32], freqs: [UInt32])
) -> [UInt32] {
  var found = [UInt32](repeating: 0, count: docs.count)
  var next = 0
  for i in docs.indices {
    next = gallop(postings.docs.span, to: docs[i], from: next)
    guard next < postings.docs.count else { break }
    if postings.docs[next] == docs[i] { found[i] = postings.freqs[next] }
  }
  return found
}
