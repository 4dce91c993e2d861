// How is a damaged index mended, and what cannot be saved?

import GongkaiBytes
import GongkaiFormat
import GongkaiIndexing
import GongkaiReports
import GongkaiText

/// Mends a damaged index: keeps the segments that are whole, and makes the others anew from their
/// stored text, as far as checksums prove it to be what was written.
///
/// Nothing is destroyed. New files stand beside the old ones until a commit names them, and every
/// file that the commit leaves out is copied into a folder `damaged-1`, `damaged-2` … first.
public struct IndexRepair {
  /// What was found, and what became of it.
  public struct Summary: Sendable {
    /// How a repair ended.
    public enum Outcome: Sendable {
      /// Nothing was damaged, and nothing was changed.
      case whole
      /// A new commit holds all that could be saved.
      case mended
      /// Nothing could be saved, and nothing was changed.
      case impossible
    }

    public internal(set) var outcome = Outcome.whole
    /// What was damaged, in sentences.
    public internal(set) var notes: [String] = []
    /// Segments that are as they were, and segments that were made anew.
    public internal(set) var keptSegments = 0
    public internal(set) var rebuiltSegments = 0
    /// Reports in the index now, and how many of them were indexed anew.
    public internal(set) var documents = 0
    public internal(set) var rebuiltDocuments = 0
    /// The identifiers of reports that are lost.
    public internal(set) var lost: [String] = []
    /// How many more are lost whose identifiers are lost too.
    public internal(set) var lostWithoutName = 0
    /// The new identifiers of reports whose own are lost.
    public internal(set) var renamed: [String] = []
    /// The identifiers of reports that are whole but for their columns or the hash of their file:
    /// the next run of `gongkai index` reads them anew.
    public internal(set) var incomplete: [String] = []
    /// Where the files are that the index no longer uses.
    public internal(set) var folder: String?

    /// Whether anything is lost.
    public var isComplete: Bool {
      outcome != .impossible && lost.isEmpty && lostWithoutName == 0 && renamed.isEmpty
        && incomplete.isEmpty
    }
  }

  private let survey: RepairSurvey
  private let folder: RepairFolder
  private let options: IndexWriter.Options
  private var summary = Summary()
  private var segments: [DamagedSegment] = []
  /// For each segment, the documents to be indexed anew and their identifiers.
  private var saved: [[(doc: Int, identifier: String)]] = []

  /// Mends the index in `directory`.
  ///
  /// - Throws: `IndexError.notAnIndex`; `.tooOld`, `.tooNew` and `.otherAnalyzer` when it is of
  ///   another release; `IndexingError`, `.locked` when a writer is at work.
  public static func repair(
    _ directory: String, threads: Int = Threads.coreCount
  ) throws -> Summary {
    // Looked at before the lock is taken, which makes a file.
    _ = try RepairSurvey(directory)
    let folder = try RepairFolder(directory)
    defer { folder.close() }
    var repair = IndexRepair(
      survey: try RepairSurvey(directory), folder: folder,
      options: IndexWriter.Options(threads: threads))
    try repair.run()
    return repair.summary
  }

  private init(survey: RepairSurvey, folder: RepairFolder, options: IndexWriter.Options) {
    self.survey = survey
    self.folder = folder
    self.options = options
  }

  private mutating func run() throws {
    noteManifest()
    let fold = try survey.foldTable()
    noteFold(fold)
    guard let compression = survey.compressionDictionary() else {
      return giveUp(
        "the compression dictionary is damaged or missing, and with it the stored text of all "
          + "reports")
    }
    try look(fold, compression)
    if segments.contains(where: {
      ($0.salvage?.information ?? $0.reader?.information)
        .map { $0.dictionaryChecksum != compression.checksum } ?? false
    }) {
      return giveUp("the text of a segment was compressed by a dictionary that is missing")
    }
    try choose()
    summary.keptSegments = segments.count { $0.reader != nil }
    summary.documents = segments.indices.reduce(0) { sum, i in
      let segment = segments[i]
      return sum + saved[i].count
        + (segment.reader != nil ? segment.entry.documentCount - segment.deletions.count : 0)
    }
    guard !summary.notes.isEmpty else { return }
    guard summary.documents > 0 || summary.lost.isEmpty && summary.lostWithoutName == 0 else {
      return giveUp("no report could be saved")
    }
    try commit(fold, compression)
    summary.outcome = .mended
  }

  private mutating func giveUp(_ reason: String) {
    summary.notes.append(reason)
    summary.outcome = .impossible
    summary.documents = 0
  }

  // MARK: What is there

  private mutating func noteManifest() {
    guard !survey.isCurrent else { return }
    summary.notes.append(
      survey.generations.isEmpty
        ? "there is no manifest; all segments of the folder were taken"
        : "the newest manifest is damaged; all segments of the folder were taken, and what had "
          + "been deleted may be back")
  }

  private mutating func noteFold(_ fold: RepairSurvey.Fold) {
    switch fold {
    case .good: break
    case .remade: summary.notes.append("the fold table is damaged or missing; it was made anew")
    case .other:
      summary.notes.append(
        "the fold table is damaged or missing, and this machine's ICU makes another; all reports "
          + "were analyzed anew")
    }
  }

  private mutating func look(
    _ fold: RepairSurvey.Fold, _ compression: CompressionDictionary
  ) throws {
    var mayKeep = true
    if case .other = fold { mayKeep = false }
    let listed = survey.isCurrent ? survey.manifest?.segments : nil
    for number in listed?.map(\.number) ?? survey.segmentNumbers {
      let own = listed?.first { $0.number == number }
      let name = Manifest.segmentFileName(number)
      let segment: DamagedSegment
      do throws(IndexError) {
        segment = try DamagedSegment(
          number, listed: own, in: survey, fold: fold.table, compression: compression,
          mayKeep: mayKeep)
      } catch {
        guard case .file(let reason) = error else { throw error }
        summary.notes.append("\(name): \(reason)")
        summary.lostWithoutName += own.map { $0.documentCount - $0.deletedCount } ?? 0
        continue
      }
      if let fault = segment.fault { summary.notes.append("\(name): \(fault)") }
      if let fault = segment.deletionsFault {
        let count = own?.deletedCount ?? 0
        summary.notes.append(
          "the deletions of \(name): \(fault); \(count > 0 ? "the \(count)" : "what had been") "
            + "deleted there may be back, but for what was replaced")
      }
      segments.append(segment)
    }
  }

  // MARK: What is kept

  /// Decides which documents are kept, from the last segment to the first: of several with one
  /// identifier the last counts, whether or not it can be saved.
  private mutating func choose() throws(IndexError) {
    var seen: Set<String> = []
    saved = [[(doc: Int, identifier: String)]](repeating: [], count: segments.count)
    for i in segments.indices.reversed() {
      let salvage = segments[i].salvage
      for doc in (0..<segments[i].entry.documentCount).reversed()
      where !segments[i].deletions.contains(doc) {
        let identifier = try segments[i].identifier(of: doc)
        let isNew = identifier.map { seen.insert($0).inserted } ?? true
        guard let salvage else {
          if !isNew {
            segments[i].deletions.insert(doc)
            segments[i].deletionsChanged = true
          }
          continue
        }
        guard isNew else { continue }
        guard let document = salvage.document(doc), fits(document) else {
          if let identifier {
            summary.lost.append(identifier)
          } else {
            summary.lostWithoutName += 1
          }
          continue
        }
        let number = segments[i].entry.number
        saved[i].append((doc, identifier ?? "segment-\(number)/document-\(doc)"))
        if identifier == nil { summary.renamed.append("segment-\(number)/document-\(doc)") }
      }
      saved[i].reverse()
    }
    summary.lost.reverse()
    summary.renamed.reverse()
  }

  private var schema: FieldSchema {
    if let manifest = survey.manifest { return manifest.schema }
    for segment in segments {
      guard let information = segment.reader?.information ?? segment.salvage?.information,
        !information.regions.isEmpty
      else { continue }
      return FieldSchema(information.regions.map(\.rule))
    }
    return ReportFields.schema
  }

  private func fits(_ document: StoredDocument) -> Bool {
    let count = schema.rules.count
    return document.parts.allSatisfy { $0.field < count }
  }

  // MARK: The new commit

  private mutating func commit(
    _ fold: RepairSurvey.Fold, _ compression: CompressionDictionary
  ) throws {
    var manifest = survey.manifest ?? Manifest()
    manifest.schema = schema
    manifest.analyzer = Analyzer.name
    if survey.manifest == nil { manifest.wordBreaker = HanWordBreaker.identity }
    manifest.foldChecksum = CRC32C.checksum(fold.table.bytes)
    manifest.dictionaryChecksum = compression.checksum
    manifest.generation = (survey.generations.first ?? 0) + 1
    let numbers = survey.segmentNumbers + Array(survey.deletions.keys)
    manifest.nextSegment = max(manifest.nextSegment, (numbers.max() ?? 0) + 1)

    let rebuilder = try SegmentRebuilder(
      folder, manifest: manifest, fold: fold.table, compression: compression, options: options)
    let documents = ReportDocuments(fold: fold.table)
    for i in segments.indices {
      for batch in stride(from: 0, to: saved[i].count, by: 256) {
        let range = batch..<min(batch + 256, saved[i].count)
        try rebuilder.add(
          saved[i][range].compactMap { document($0.doc, $0.identifier, of: i, documents) })
      }
    }
    try rebuilder.flush()
    summary.rebuiltSegments = segments.count { $0.reader == nil }
    summary.rebuiltDocuments = saved.reduce(0) { $0 + $1.count }

    // Before anything of the folder is replaced or removed.
    summary.folder = try folder.keep(unused(fold))
    if case .good = fold {} else { try folder.write(fold.table) }
    manifest.nextSegment = rebuilder.nextSegment
    manifest.segments = []
    for segment in segments where segment.reader != nil {
      guard segment.deletions.count < segment.entry.documentCount else { continue }
      var entry = segment.entry
      if segment.deletionsChanged {
        try folder.write(segment.deletions, of: &entry, generation: manifest.generation)
      }
      manifest.segments.append(entry)
    }
    manifest.segments += rebuilder.entries
    try folder.commit(manifest)
  }

  /// A saved document with all that is certain of it.
  private mutating func document(
    _ doc: Int, _ identifier: String, of segment: Int, _ documents: ReportDocuments
  ) -> Document? {
    guard let salvage = segments[segment].salvage, let content = salvage.document(doc) else {
      return nil
    }
    let none = [UInt8](repeating: 0, count: 32)
    if let columns = salvage.columnValues(of: doc) {
      let hash = salvage.sourceHash(of: doc)
      if hash == nil { summary.incomplete.append(identifier) }
      return Document(
        identifier: identifier, content: content, columns: columns, sourceHash: hash ?? none)
    }
    summary.incomplete.append(identifier)
    // What the rules read out of the text is read anew. What was stated beside it is lost, so the
    // hash is left out: the next run takes the report for changed.
    var columns: [(name: String, value: ColumnValue)] = []
    if schema == ReportFields.schema {
      let report = Report(
        id: identifier, title: content.title, text: content.text,
        titleRange: content.titleRange,
        fields: content.fields.map { .init(name: $0.name, value: $0.value) })
      columns = ReportColumns.values(report, documents.read(report))
        .filter { $0.name != "encoding" && $0.name != "format" }
    }
    return Document(
      identifier: identifier, content: content, columns: columns, sourceHash: none)
  }

  /// Files that are replaced, or that the new commit does not name.
  private func unused(_ fold: RepairSurvey.Fold) -> [String] {
    var used: Set<String> = []
    if case .good(let table) = fold {
      used.insert(Manifest.foldFileName(CRC32C.checksum(table.bytes)))
    }
    if let manifest = survey.manifest {
      used.insert(Manifest.dictionaryFileName(manifest.dictionaryChecksum))
    }
    for segment in segments where segment.reader != nil {
      used.insert(Manifest.segmentFileName(segment.entry.number))
      if !segment.deletionsChanged {
        used.insert(
          Manifest.deletionsFileName(
            segment.entry.number, generation: segment.entry.deletionsGeneration))
      }
    }
    return survey.names.filter { !used.contains($0) }
  }
}
