// The numbers that describe a segment as a whole (FORMAT.md, "Information").

import GongkaiBytes

/// A region of the clause stream: the clauses of one field.
///
/// A field's clauses stand together, so that a search in a field reads only its part of each
/// place list, and a clause's field never has to be looked up. Clauses that are said more than once
/// stand first, so that the clause table is asked about their places only.
public struct Region: Equatable, Sendable {
  public let rule: FieldRule
  /// The first place, and the place behind the last.
  public let places: Range<UInt32>
  /// The first place of the clauses that are said once; the end of `places` when there are none.
  public let firstOnce: UInt32

  /// - Precondition: `firstOnce` is one of `places` or their end.
  public init(_ rule: FieldRule, places: Range<UInt32>, firstOnce: UInt32) {
    self.rule = rule
    self.places = places
    self.firstOnce = firstOnce
  }

  /// Where clauses stand that are said once, by the document that owns the place.
  public var oncePlaces: Range<UInt32> { firstOnce..<places.upperBound }

  /// The field's name, such as `title` or `body`.
  public var field: String { rule.name }
  /// How many times an occurrence counts in frequencies and lengths.
  public var weight: Int { rule.weight }
  /// Whether it is searched and ranked where no field is named.
  public var isStandard: Bool { rule.isStandard }
}

/// Counts and sums of a segment.
public struct SegmentInformation: Equatable, Sendable {
  public var documentCount = 0
  /// One more than the last place.
  public var streamLength = 1
  public var termCount = 0
  public var clauseCount = 0
  /// Clauses that occur more than once.
  public var repeatedClauseCount = 0
  /// As in `isRanked`; below 2^48.
  public var rankingThreshold = 0
  /// What makes the lists of generated reports 35 % of their text, and those of laws 56 %.
  public static let defaultRankingThreshold = 4000
  /// Occurrences from which a longer run of Han characters has one.
  public var longGramThreshold: Int { rankingThreshold * 5 / 8 + 1 }
  /// Sums of the document lengths, by `NormKind`.
  public var lengthSums = [0, 0, 0]
  /// Bytes of original text.
  public var textBytes = 0
  /// The checksum of the compression dictionary; 0 for none.
  public var dictionaryChecksum: UInt32 = 0
  public var regions: [Region] = []

  public init() {}

  /// Whether a positional term has a ranking list: when the square of its occurrences reaches its
  /// documents times the threshold. A list saves time by the occurrence and takes room by the
  /// document, and what takes longest shall take less time first.
  public static func isRanked(occurrences: Int, docFreq: Int, threshold: Int) -> Bool {
    let square = occurrences.multipliedFullWidth(by: occurrences)
    let least = threshold.multipliedFullWidth(by: docFreq)
    return docFreq > 0 && (square.high, square.low) >= (least.high, least.low)
  }

  /// The fields, by their numbers.
  public var fieldNames: [String] { regions.map(\.field) }

  /// The place behind the last of the standard fields.
  public var standardEnd: UInt32 { regions.last { $0.isStandard }?.places.upperBound ?? 1 }

  /// The bytes of the information section.
  public func encode() -> [UInt8] {
    var writer = ByteWriter()
    for value in [
      documentCount, streamLength, termCount, clauseCount, repeatedClauseCount, rankingThreshold,
      lengthSums[0], lengthSums[1], lengthSums[2], textBytes,
    ] {
      writer.appendU64(UInt64(value))
    }
    writer.appendU32(dictionaryChecksum)
    writer.varint(regions.count)
    for region in regions {
      region.rule.write(to: &writer)
      writer.appendU32(region.places.lowerBound)
      writer.appendU32(region.firstOnce)
      writer.appendU32(region.places.upperBound)
    }
    return writer.bytes
  }

  init(_ section: SectionView) throws(IndexError) {
    var reader = ByteReader(section.bytes)
    do throws(ByteError) {
      documentCount = try Self.count(&reader)
      streamLength = try Self.count(&reader)
      guard documentCount <= UInt32.max, (1...Int(UInt32.max)).contains(streamLength),
        documentCount > 0 || streamLength == 1
      else {
        throw ByteError.malformedBlock(offset: 0)
      }
      termCount = try Self.count(&reader)
      clauseCount = try Self.count(&reader)
      repeatedClauseCount = try Self.count(&reader)
      rankingThreshold = try Self.count(&reader)
      for kind in 0..<3 { lengthSums[kind] = try Self.count(&reader) }
      textBytes = try Self.count(&reader)
      dictionaryChecksum = try reader.u32()
      for _ in 0..<(try reader.varint()) {
        let rule = try FieldRule(reading: &reader)
        let first = try reader.u32()
        let firstOnce = try reader.u32()
        let end = try reader.u32()
        guard first <= firstOnce, firstOnce <= end, Int(end) <= streamLength,
          first >= regions.last?.places.upperBound ?? 1,
          !rule.isStandard || regions.last?.isStandard ?? true
        else { throw ByteError.malformedBlock(offset: reader.offset) }
        regions.append(Region(rule, places: first..<end, firstOnce: firstOnce))
      }
    } catch {
      throw section.failure(error)
    }
  }

  private static func count(_ reader: inout ByteReader) throws(ByteError) -> Int {
    let value = try reader.u64()
    // No count in a file reaches this; sums of a few of them cannot overflow.
    guard value < 1 << 48 else { throw .malformedInteger(offset: reader.offset) }
    return Int(value)
  }
}
