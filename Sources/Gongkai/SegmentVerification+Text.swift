// Does the stream of clauses say what the stored text says?

import GongkaiFormat
import GongkaiText

extension SegmentVerification {
  /// Analyzes the stored text anew, and compares each document's clauses with those it mentions.
  mutating func compareWithText() throws(IndexError) {
    let index = ClauseIndex(self)
    let lexicon = Lexicon()
    let scanner = TextScanner(fold: fold, lexicon: lexicon)
    /// The term of each word of the lexicon.
    var termOfWord: [UInt32] = []
    var terms: [UInt32] = []
    var different: [String] = []
    var differentCount = 0
    func compare(_ doc: Int, _ document: StoredDocument) throws(IndexError) {
      guard doc < segment.documentCount else { return }
      var said: [UInt32: UInt32] = [:]
      var unknown = 0
      for (region, text) in document.searchedParts {
        guard region < segment.information.regions.count else {
          unknown += 1
          continue
        }
        // SAFETY: the scanner reads the bytes before the call returns.
        unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
        while termOfWord.count < lexicon.count {
          termOfWord.append(words[lexicon.bytes(of: termOfWord.count)] ?? Self.hole)
        }
        for clause in scanner.units.split(separator: Units.hardBreak) {
          terms.removeAll(keepingCapacity: true)
          for i in clause.indices {
            let unit = clause[i]
            if Units.isHan(unit) {
              let next = i + 1 < clause.endIndex ? clause[i + 1] : 0
              let second = Units.isHan(next) ? next : 0
              terms.append(grams[UInt64(unit) << 32 | UInt64(second)] ?? Self.hole)
            } else {
              terms.append(termOfWord[Units.wordIndex(unit)])
            }
          }
          if let number = index.find(terms[...], region: region, in: self) {
            said[number, default: 0] += 1
          } else {
            unknown += 1
          }
        }
      }
      if unknown > 0 || !mentionsEqual(said, doc: doc, index) {
        differentCount += 1
        if different.count < 3 {
          different.append(try segment.identifiers.identifier(of: doc))
        }
      }
    }
    try segment.storedText.visitAll(compare)
    if differentCount > 0 {
      note(
        .postings,
        "\(differentCount) documents are indexed otherwise than their text says, such as "
          + different.map { "‘\($0)’" }.joined(separator: ", "))
    }
  }

  private func mentionsEqual(_ said: [UInt32: UInt32], doc: Int, _ index: ClauseIndex) -> Bool {
    let range = mentions.range(of: doc)
    return range.count == said.count
      && range.allSatisfy { said[index.first[Int(mentions.clauses[$0])]] == mentions.counts[$0] }
  }
}

/// Finds clauses of the stream by what they say.
private struct ClauseIndex {
  /// For each clause the first of its region that says the same: a segment that was joined holds
  /// some once for each that it was made of.
  private(set) var first: [UInt32]
  /// The last of the first clauses with a hash, and for each clause the one before with that hash.
  private var last: [UInt64: UInt32] = [:]
  private var before: [UInt32]

  init(_ verification: SegmentVerification) {
    first = []
    first.reserveCapacity(verification.clauseCount)
    before = [UInt32](repeating: .max, count: verification.clauseCount)
    var region = 0
    for clause in 0..<verification.clauseCount {
      while clause >= verification.regionStarts[region + 1] { region += 1 }
      let start = Int(verification.clauseStarts[clause])
      let length = Int(verification.clauseLengths[clause])
      let terms = verification.termAt[start..<start + length]
      let hash = Self.hash(terms)
      if let same = find(terms, hash, region: region, in: verification) {
        first.append(same)
        continue
      }
      first.append(UInt32(clause))
      before[clause] = last.updateValue(UInt32(clause), forKey: hash) ?? .max
    }
  }

  /// The first clause of `region` that consists of `terms`.
  func find(
    _ terms: ArraySlice<UInt32>, region: Int, in verification: SegmentVerification
  ) -> UInt32? {
    find(terms, Self.hash(terms), region: region, in: verification)
  }

  private func find(
    _ terms: ArraySlice<UInt32>, _ hash: UInt64, region: Int,
    in verification: SegmentVerification
  ) -> UInt32? {
    guard var clause = last[hash] else { return nil }
    let numbers = verification.regionStarts[region]..<verification.regionStarts[region + 1]
    while clause != .max {
      let start = Int(verification.clauseStarts[Int(clause)])
      let length = Int(verification.clauseLengths[Int(clause)])
      if numbers.contains(Int(clause)), length == terms.count,
        verification.termAt[start..<start + length].elementsEqual(terms)
      {
        return clause
      }
      clause = before[Int(clause)]
    }
    return nil
  }

  /// FNV-1a over numbers instead of bytes, stirred at the end.
  private static func hash(_ terms: ArraySlice<UInt32>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for term in terms { hash = (hash ^ UInt64(term)) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
