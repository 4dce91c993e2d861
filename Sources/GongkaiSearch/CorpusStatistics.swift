// The counts that scores rest on: of this index, or of a larger whole that it is a part of.

public import GongkaiFormat

/// Integers only, so that the statistics of shards can be added up and given to each of them: then
/// all shards score as one index would.
public struct CorpusStatistics: Equatable, Sendable {
  public private(set) var documentCount = 0
  /// Sums of the document lengths, by `NormKind`.
  public private(set) var lengthSums = [0, 0, 0]
  /// Documents that hold a term, by the term's key in the dictionary.
  public private(set) var docFreqs: [[UInt8]: Int] = [:]

  public init() {}

  /// The statistics of a commit, without any terms.
  public init(_ commit: Commit) {
    for segment in commit.segments {
      let information = segment.reader.information
      documentCount += information.documentCount
      for kind in 0..<3 { lengthSums[kind] += information.lengthSums[kind] }
    }
  }

  public mutating func setDocFreq(_ docFreq: Int, of key: [UInt8]) { docFreqs[key] = docFreq }

  /// Adds the statistics of another shard.
  public mutating func add(_ other: CorpusStatistics) {
    documentCount += other.documentCount
    for kind in 0..<3 { lengthSums[kind] += other.lengthSums[kind] }
    docFreqs.merge(other.docFreqs, uniquingKeysWith: +)
  }

  var normFactors: [NormFactors] {
    NormKind.allCases.map { NormFactors(averageLength: averageLength($0)) }
  }

  public func averageLength(_ kind: NormKind) -> Double {
    documentCount > 0 ? Double(lengthSums[kind.rawValue]) / Double(documentCount) : 0
  }
}
