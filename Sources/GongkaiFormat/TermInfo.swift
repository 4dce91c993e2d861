// What the dictionary knows of a term.

/// Counts of a term, and where its lists stand in the postings section.
public struct TermInfo: Equatable, Sendable {
  /// Documents of the segment that hold the term, deleted ones included.
  public var docFreq: Int
  /// Places in the clause stream; 0 for kinds without places.
  public var placeCount: Int
  /// The ranking list's length in bytes; 0 where documents are derived from places.
  public var rankingLength: Int
  /// The place list's length in bytes, which follows the ranking list.
  public var placesLength: Int
  /// Where the ranking list (or else the place list) starts in the postings section.
  public var offset: Int
  /// Documents in the list of a word that tells only how often its base stands without it
  /// (`WordCursor`); nil for any other list.
  public var surplusCount: Int?

  public init(
    docFreq: Int, placeCount: Int, rankingLength: Int, placesLength: Int, offset: Int,
    surplusCount: Int? = nil
  ) {
    self.docFreq = docFreq
    self.placeCount = placeCount
    self.rankingLength = rankingLength
    self.placesLength = placesLength
    self.offset = offset
    self.surplusCount = surplusCount
  }

  public var hasRanking: Bool { rankingLength > 0 }
  public var placesOffset: Int { offset + rankingLength }
}
