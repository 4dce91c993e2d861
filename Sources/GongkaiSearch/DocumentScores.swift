// Which documents have scores, where most have none?

import GongkaiBytes
import GongkaiFormat

/// A score for each document of a segment, and which of them were given one.
struct DocumentScores {
  /// By document; 0 where nothing was added.
  private(set) var values: [Double]
  /// Documents with a score, in no order, each once; the first `count` of them count.
  private var given: [UInt32]
  private(set) var count = 0
  private var hidesSome = false

  /// - Parameters:
  ///   - values: a 0 for each document.
  ///   - given: memory for as many documents and one more, whatever it holds.
  init(_ values: [Double], given: [UInt32]) {
    precondition(given.count > values.count, "room for all documents, and one more")
    self.values = values
    self.given = given
  }

  /// Lets deleted documents never have a score, whatever is added.
  mutating func hide(_ deletions: Deletions) {
    hidesSome = true
    for doc in values.indices where deletions.contains(doc) { values[doc] = -.infinity }
  }

  /// Hands back what it was made of, to be used again; there are no documents from then on.
  mutating func takeMemory() -> (values: [Double], given: [UInt32]) {
    if hidesSome || isDense {
      for doc in values.indices { values[doc] = 0 }
    } else {
      for i in 0..<count { values[Int(given[i])] = 0 }
    }
    var memory: (values: [Double], given: [UInt32]) = ([], [])
    swap(&memory.values, &values)
    swap(&memory.given, &given)
    count = 0
    return memory
  }

  /// The documents that were given scores.
  var documents: ArraySlice<UInt32> { given[..<count] }

  /// Whether so many documents have scores that looking at all in order takes less time than looking
  /// for each of them.
  private var isDense: Bool { count >= values.count / 8 }

  /// The documents that were given scores and are wanted, in no order. None that is hidden.
  @inline(__always)
  func documents(where isWanted: (UInt32) -> Bool) -> [UInt32] {
    let values = self.values.span
    if isDense {
      // Neither condition is to be guessed.
      return numbers(below: values.count) { i in
        (values[i] > 0 ? 1 : 0) & (isWanted(UInt32(truncatingIfNeeded: i)) ? 1 : 0)
      }
    }
    return documents.filter { values[Int($0)] > 0 && isWanted($0) }
  }

  /// Adds the scores of postings, which are above 0.
  ///
  /// - Parameter docs: below the number of scores, each once.
  mutating func add(
    _ docs: Span<UInt32>, _ freqs: Span<UInt32>, weight: Double, _ factors: NormFactors,
    _ norms: ByteView
  ) {
    var count = self.count
    // SAFETY: lists name documents below the document count only, which is the number of scores;
    // no more of them are given one than there are, and there is room for one more.
    unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe given.withUnsafeMutableBufferPointer { given in
        factors.visitScores(docs, freqs, weight: weight, norms) { i, score in
          let doc = docs[i]
          let before = unsafe values[Int(doc)]
          unsafe values[Int(doc)] = before + score
          // Not to be guessed.
          unsafe given[count] = doc
          count &+= before == 0 ? 1 : 0
        }
      }
    }
    self.count = count
  }
}

/// The numbers below `count` for which `isWanted` is 1 and not 0, ascending. Without a branch, which
/// would often be mispredicted.
@inline(__always)
func numbers(below count: Int, where isWanted: (Int) -> Int) -> [UInt32] {
  // SAFETY: no more are written than there are numbers.
  unsafe [UInt32](unsafeUninitializedCapacity: count) { numbers, kept in
    kept = 0
    for i in 0..<count {
      unsafe numbers[kept] = UInt32(truncatingIfNeeded: i)
      kept &+= isWanted(i)
    }
  }
}
