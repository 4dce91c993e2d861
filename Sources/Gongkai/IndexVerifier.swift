// Is an index whole, and what is lost where it is not?

import GongkaiBytes
public import GongkaiFormat
import GongkaiText

/// Checks all files of an index: their checksums, their structure, and whether the terms say what
/// the stored text says.
public struct IndexVerifier {
  /// Something that is not as it was written.
  public struct Finding: Equatable, Sendable {
    /// The file.
    public let path: String
    /// The part of the file, such as `postings`; nil when the whole file is meant.
    public let section: String?
    /// What is wrong.
    public let problem: String
    /// What cannot be done any more because of it.
    public let lost: String
  }

  /// What was checked, and what was found.
  public struct Report: Sendable {
    /// Nothing in an index that is whole.
    public internal(set) var findings: [Finding] = []
    /// Why segments were passed over that are no worse for it: they are of another version.
    public internal(set) var unread: [IndexError] = []
    public internal(set) var files = 0
    public internal(set) var bytes = 0
    public internal(set) var segments = 0
    /// Documents whose terms were compared with their stored text, deleted ones included.
    public internal(set) var documents = 0
    public internal(set) var terms = 0
    public internal(set) var clauses = 0
  }

  private let directory: String
  private var report = Report()

  /// Checks the newest commit in `directory`.
  ///
  /// - Throws: `IndexError.notAnIndex` when there is none, `IndexError.tooOld` or `.tooNew` when
  ///   its manifest is of another format, `.otherAnalyzer` when of other rules, `.file` when the
  ///   folder cannot be read. All else becomes a finding, and the next segment is looked at.
  public static func verify(_ directory: String) throws(IndexError) -> Report {
    guard let generation = try Commit.newestGeneration(in: directory) else {
      throw .notAnIndex(path: directory)
    }
    var verifier = IndexVerifier(directory: directory)
    try verifier.verify(generation: generation)
    return verifier.report
  }

  private init(directory: String) { self.directory = directory }

  private mutating func verify(generation: Int) throws(IndexError) {
    let path = path(Manifest.fileName(generation: generation))
    let manifest: Manifest
    do throws(IndexError) {
      manifest = try Manifest(map(path), path: path)
    } catch {
      if error.isOfAnotherVersion { throw error }
      return add(error, in: path, "manifest", lost: "the list of the index's segments")
    }
    guard manifest.analyzer == Analyzer.name else {
      throw .otherAnalyzer(path: directory, found: manifest.analyzer, expected: Analyzer.name)
    }
    let fold = foldTable(manifest.foldChecksum)
    let compression = compressionDictionary(manifest.dictionaryChecksum)
    var identifiers: Set<String> = []
    for entry in manifest.segments {
      verify(entry, fold: fold, compression: compression, identifiers: &identifiers)
    }
  }

  // MARK: Small files

  private mutating func foldTable(_ checksum: UInt32) -> FoldTable? {
    let path = path(Manifest.foldFileName(checksum))
    let lost = "queries cannot be folded; copy the file from another index of the same ICU"
    do {
      let bytes = try map(path)
      check(bytes, checksum, path, nil, lost: lost)
      return try FoldTable(bytes: bytes.array())
    } catch {
      add(error, in: path, nil, lost: lost)
      return nil
    }
  }

  private mutating func compressionDictionary(_ checksum: UInt32) -> CompressionDictionary? {
    guard checksum != 0 else { return CompressionDictionary(bytes: [], forReading: true) }
    let path = path(Manifest.dictionaryFileName(checksum))
    let lost = "the stored text of all reports; searching for identifiers still works"
    do throws(IndexError) {
      let bytes = try map(path)
      guard check(bytes, checksum, path, nil, lost: lost) else { return nil }
      return CompressionDictionary(bytes, forReading: true)
    } catch {
      add(error, in: path, nil, lost: lost)
      return nil
    }
  }

  // MARK: Segments

  private mutating func verify(
    _ entry: SegmentEntry, fold: FoldTable?, compression: CompressionDictionary?,
    identifiers: inout Set<String>
  ) {
    report.segments += 1
    let path = path(Manifest.segmentFileName(entry.number))
    let all = "all \(entry.documentCount) documents of this segment"
    guard let compression else { return }
    let segment: SegmentReader
    do throws(IndexError) {
      let size = try map(path).count
      if size != entry.fileSize {
        add(path, nil, "\(size) bytes, \(entry.fileSize) were written", lost: all)
      }
      segment = try SegmentReader(path: path, compression: compression)
    } catch {
      if error.isOfAnotherVersion { return report.unread.append(error) }
      return add(error, in: path, nil, lost: all)
    }
    if segment.documentCount != entry.documentCount {
      add(
        path, SegmentSection.information.name,
        "\(segment.documentCount) documents, the manifest says \(entry.documentCount)", lost: all)
    }
    let deletions = deletions(of: entry)
    guard checkSections(of: segment), let fold else { return }
    do throws(IndexError) {
      var replay = SegmentVerification(segment, fold: fold)
      try replay.run()
      report.documents += segment.documentCount
      report.terms += replay.termCount
      report.clauses += replay.clauseCount
      for (section, problem) in replay.problems {
        add(path, section.name, problem, lost: section.loss)
      }
      for doc in 0..<segment.documentCount where !(deletions?.contains(doc) ?? false) {
        let identifier = try segment.identifiers.identifier(of: doc)
        if !identifiers.insert(identifier).inserted {
          add(
            path, SegmentSection.identifiers.name, "‘\(identifier)’ is there twice",
            lost: "the report is counted twice")
        }
      }
    } catch {
      add(error, in: path, nil, lost: "what this part holds, and searches that come upon it")
    }
  }

  private mutating func deletions(of entry: SegmentEntry) -> Deletions? {
    guard entry.deletionsGeneration != 0 else { return nil }
    let path = path(
      Manifest.deletionsFileName(entry.number, generation: entry.deletionsGeneration))
    let lost = "which documents of segment \(entry.number) are deleted"
    do throws(IndexError) {
      let deletions = try Deletions(map(path), documentCount: entry.documentCount, path: path)
      if deletions.count != entry.deletedCount {
        add(
          path, nil, "\(deletions.count) deleted, the manifest says \(entry.deletedCount)",
          lost: lost)
      }
      return deletions
    } catch {
      add(error, in: path, "deletions", lost: lost)
      return nil
    }
  }

  /// Compares every section with its checksum; false when one differs.
  private mutating func checkSections(of segment: SegmentReader) -> Bool {
    var isWhole = true
    for entry in segment.entries {
      let name = entry.section.name
      do throws(IndexError) {
        let bytes = try segment.view(entry.section).bytes
        if !check(bytes, entry.checksum, segment.path, name, lost: entry.section.loss) {
          isWhole = false
        }
      } catch {
        add(error, in: segment.path, name, lost: entry.section.loss)
        isWhole = false
      }
    }
    // Between the sections stands nothing, but a search that reads beside it is stopped.
    if isWhole, let checks = segment.checks, let chunk = checks.damagedChunks().first {
      add(
        segment.path, nil,
        "bytes between sections, after byte \(chunk * ChunkChecks.chunkLength), are not zero",
        lost: "nothing")
      isWhole = false
    }
    return isWhole
  }

  // MARK: Helpers

  private func path(_ name: String) -> String { directory + "/" + name }

  private mutating func map(_ path: String) throws(IndexError) -> ByteView {
    do throws(FileError) {
      let bytes = try mapFile(path, access: .sequential)
      report.files += 1
      report.bytes += bytes.count
      return bytes
    } catch {
      throw .file(error)
    }
  }

  @discardableResult
  private mutating func check(
    _ bytes: ByteView, _ expected: UInt32, _ path: String, _ section: String?, lost: String
  ) -> Bool {
    let found = CRC32C.checksum(bytes)
    guard found != expected else { return true }
    add(path, section, "checksum \(found), \(expected) expected", lost: lost)
    return false
  }

  private mutating func add(_ path: String, _ section: String?, _ problem: String, lost: String) {
    report.findings.append(
      Finding(path: path, section: section, problem: problem, lost: lost))
  }

  private mutating func add(
    _ error: any Error, in path: String, _ section: String?, lost: String
  ) {
    guard let error = error as? IndexError else {
      return add(path, section, "\(error)", lost: lost)
    }
    add(path, error.section ?? section, error.fault, lost: lost)
  }
}

extension IndexError {
  /// Whether the file is fine, but of a release that this one does not understand.
  var isOfAnotherVersion: Bool {
    switch self {
    case .tooOld, .tooNew, .otherAnalyzer: true
    default: false
    }
  }

  /// The section that the error names.
  var section: String? {
    switch self {
    case .truncated(_, let section, _, _), .checksumMismatch(_, let section, _, _),
      .corrupt(_, let section, _, _):
      section
    default: nil
    }
  }

  /// What is wrong, without the path and without advice.
  var fault: String {
    switch self {
    case .wrongMagic: "not a file of this kind"
    case .truncated(_, _, let needed, let available):
      "cut short: \(needed) bytes needed, \(available) there"
    case .checksumMismatch(_, _, let expected, let found):
      "checksum \(found), \(expected) expected"
    case .corrupt(_, _, let offset, let reason): "at byte \(offset): \(reason.rawValue)"
    default: description
    }
  }
}

extension SegmentSection {
  /// What is lost when the section is damaged.
  var loss: String {
    switch self {
    case .postings: "hits of the terms whose lists are damaged"
    case .dictionary, .dictionaryIndex: "searches for the terms of the damaged blocks"
    case .clauses, .clauseDirectory, .clauseRows: "hits in sentences that several reports share"
    case .documentStarts: "which report a match belongs to"
    case .norms: "the right order of hits"
    case .identifiers, .identifierOrder: "the names of reports, and finding them by name"
    case .columns: "filters and sorting by the values of reports"
    case .storedText, .storedIndex: "the original text and the snippets of some reports"
    case .sourceHashes: "knowing unchanged reports; they are indexed anew"
    case .information: "the whole segment"
    case .chunkChecks: "nothing; the first searches take longer"
    }
  }
}
