// Which reports of an index are no longer among the input?

import GongkaiFiles

/// What the input holds, as far as identifiers tell.
struct PresentReports {
  /// Reports that fill files, files of records, entries of archives; and reports of records whose
  /// identifiers look like those of files.
  private var ids: Set<String>
  /// Files, folders and archives of which it is not known what they hold.
  private var unread: Set<String>
  /// Whether some records could not be read, so that any identifier may be theirs.
  private(set) var lacksRecords = false

  /// What a plan holds, of whose archives nothing is known yet.
  init(_ plan: IntakePlan) {
    let files = plan.files
    ids = Set(files.indices.lazy.map { files.id(of: $0) })
    let archives = files.indices.lazy.filter { files.format(of: $0) == .zip }
    unread = Set(plan.unreadIDs + archives.map { files.id(of: $0) })
  }

  /// Adds what a piece of the input has shown.
  mutating func add(_ report: RecordReport) {
    ids.formUnion(report.fileLikeIDs)
    if report.hasProblems { lacksRecords = true }
  }

  /// Adds what the archives have shown.
  mutating func add(_ contents: ArchiveContents) {
    ids.formUnion(contents.entryIDs)
    unread.subtract(contents.archiveIDs)
  }

  /// Whether a report of the index came from a file that is gone. One whose identifier does not
  /// tell is never taken for gone.
  func hasVanished(_ id: String) -> Bool {
    guard let file = Self.file(of: id) else { return false }
    if ids.contains(id) || ids.contains(file) || unread.contains(file) { return false }
    guard !unread.isEmpty else { return true }
    let bytes = Array(file.utf8)
    return !bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "/")
        && unread.contains(String(decoding: bytes[..<index], as: UTF8.self))
    }
  }

  /// The file or entry that an identifier names; nil when it names none, such as an address.
  static func file(of id: String) -> String? {
    guard !id.hasPrefix("/"), !id.contains("//") else { return nil }
    guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "#")) else {
      guard let format = FileFormat(fileName: id), !format.holdsRecords else { return nil }
      return id
    }
    let number = id[id.utf8.index(after: mark)...]
    let file = String(id[..<mark])
    if !number.isEmpty, number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
      return FileFormat(fileName: file) == .csv ? file : nil
    }
    guard let format = FileFormat(fileName: id), !format.holdsRecords else { return nil }
    return id
  }
}

/// What the records of a piece of the input say about their identifiers.
struct RecordReport: Sendable {
  /// Those that look as if they were files.
  private(set) var fileLikeIDs: [String] = []
  /// Whether any record could not be read.
  private(set) var hasProblems = false

  init(_ piece: LoadedItem) {
    for result in piece.results {
      switch result {
      case .success(let loaded):
        let format = FileFormat(rawValue: loaded.report.format)
        if format?.holdsRecords == true, PresentReports.file(of: loaded.report.id) != nil {
          fileLikeIDs.append(loaded.report.id)
        }
      case .failure(let problem):
        let format = FileFormat(fileName: problem.entry ?? problem.path)
        if format?.holdsRecords == true { hasProblems = true }
      }
    }
  }
}
