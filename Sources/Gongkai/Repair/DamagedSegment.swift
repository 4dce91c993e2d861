// What can be kept of one segment of a damaged index?

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// A segment of an index that is being mended.
struct DamagedSegment {
  var entry: SegmentEntry
  /// Nil when the segment must be made anew.
  let reader: SegmentReader?
  /// Nil when the segment is kept.
  let salvage: SegmentSalvage?
  var deletions: Deletions
  var deletionsChanged = false
  /// What is wrong with the segment.
  let fault: String?
  /// What is wrong with its deletions.
  let deletionsFault: String?

  /// Looks at segment `number`.
  ///
  /// - Parameters:
  ///   - listed: what the manifest says of it; nil where the manifest does not tell.
  ///   - mayKeep: whether its terms are those of the index's fold table.
  /// - Throws: `IndexError.tooOld` and `.tooNew`, `.file` when it is missing or cannot be opened.
  init(
    _ number: Int, listed: SegmentEntry?, in survey: RepairSurvey, fold: FoldTable,
    compression: CompressionDictionary, mayKeep: Bool
  ) throws(IndexError) {
    let path = survey.path(Manifest.segmentFileName(number))
    var fault: String?
    var whole: SegmentReader?
    if mayKeep {
      do throws(IndexError) {
        whole = try Self.open(path, listed: listed, fold: fold, compression: compression)
      } catch {
        fault = error.section.map { "\($0): \(error.fault)" } ?? error.fault
      }
    }
    var salvage: SegmentSalvage?
    if whole == nil {
      salvage = try SegmentSalvage(
        path: path, documentCount: listed?.documentCount, compression: compression)
    }
    let documentCount = whole?.documentCount ?? salvage?.documentCount ?? 0
    reader = whole
    self.salvage = salvage
    self.fault = fault
    (deletions, deletionsFault) = Self.deletions(
      of: number, documentCount: documentCount, listed: listed, in: survey)
    entry = SegmentEntry(
      number: number, documentCount: documentCount, fileSize: whole?.fileSize ?? 0,
      deletionsGeneration: listed?.deletionsGeneration ?? survey.deletions[number]?.first ?? 0,
      deletedCount: deletions.count)
    deletionsChanged = deletionsFault != nil || (listed == nil && deletions.count > 0)
  }

  /// A segment all of whose parts are as they were written, and say what its text says.
  private static func open(
    _ path: String, listed: SegmentEntry?, fold: FoldTable, compression: CompressionDictionary
  ) throws(IndexError) -> SegmentReader {
    let reader = try SegmentReader(path: path, compression: compression)
    guard listed.map({ $0.documentCount == reader.documentCount }) ?? true else {
      throw try reader.view(.information).corrupt(at: 0, .disagreement)
    }
    try reader.verifyChecksums()
    if let checks = reader.checks, let chunk = checks.damagedChunks().first {
      throw try reader.view(.chunkChecks).corrupt(at: chunk * 4, .disagreement)
    }
    var verification = SegmentVerification(reader, fold: fold)
    try verification.run()
    if let (section, _) = verification.problems.first {
      throw try reader.view(section).corrupt(at: 0, .disagreement)
    }
    return reader
  }

  /// The newest deletions that can be read, or none and why.
  private static func deletions(
    of number: Int, documentCount: Int, listed: SegmentEntry?, in survey: RepairSurvey
  ) -> (Deletions, fault: String?) {
    let generations =
      listed.map { $0.deletionsGeneration == 0 ? [] : [$0.deletionsGeneration] }
      ?? survey.deletions[number] ?? []
    var fault: String?
    for generation in generations {
      let path = survey.path(Manifest.deletionsFileName(number, generation: generation))
      do {
        let deletions = try Deletions(mapFile(path), documentCount: documentCount, path: path)
        return (deletions, fault)
      } catch {
        fault = fault ?? (error as? IndexError)?.fault ?? "\(error)"
      }
    }
    return (Deletions(documentCount: documentCount), fault)
  }

  /// The identifier of a document, or nil.
  func identifier(of doc: Int) throws(IndexError) -> String? {
    try reader?.identifiers.identifier(of: doc) ?? salvage?.identifier(of: doc)
  }
}
