// Which piece of the input does the next worker get?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

/// Deals a plan out in pieces, always cut in the same way.
///
/// Where it cuts depends on the files and the size of the pieces only, never on who asks when.
/// It is no more than a cursor: guard it with a lock when several threads ask.
final class IntakeQueue {
  /// The most files of a piece, so that many tiny files are spread over the workers too.
  private static let maximumParts = 1024

  /// What is being put together.
  private struct Piece {
    var parts: [IntakeItem.Part] = []
    /// What makes it large enough: bytes as they are once unpacked.
    var size = 0
    /// The same in the files of the input.
    var fileBytes = 0
  }

  private let files: FileList
  private let itemBytes: Int
  private var nextFile = 0
  private var nextOrdinal = 0
  private var records: (any RecordCutter)?
  private var archive: ArchiveCursor?
  /// Bytes of the file being cut that no piece has counted.
  private var uncounted = 0

  /// What the archives hold that were dealt out to their ends.
  private(set) var contents: ArchiveContents

  /// A queue of pieces of about `itemBytes` bytes.
  ///
  /// - Parameter keepsEntryIDs: whether `contents` lists the entries, of which there may be many.
  /// - Precondition: `itemBytes` is at least 1.
  init(plan: IntakePlan, itemBytes: Int, keepsEntryIDs: Bool = true) {
    precondition(itemBytes >= 1, "a piece holds something")
    files = plan.files
    self.itemBytes = itemBytes
    contents = ArchiveContents(keepsEntryIDs: keepsEntryIDs)
  }

  /// The next piece, or nil when everything has been dealt out; then nil for ever.
  ///
  /// A piece ends with the file or the record that makes it large enough.
  func next() -> IntakeItem? {
    var piece = Piece()
    while piece.size < itemBytes, piece.parts.count < Self.maximumParts, fill(&piece) {}
    guard !piece.parts.isEmpty || piece.fileBytes > 0 else { return nil }
    defer { nextOrdinal += 1 }
    return IntakeItem(
      ordinal: nextOrdinal, parts: piece.parts, bytes: piece.fileBytes, size: piece.size)
  }

  /// Adds what comes next; returns whether there was anything.
  private func fill(_ piece: inout Piece) -> Bool {
    if let cutter = records {
      let count = cutter.cut(atLeast: itemBytes - piece.size, to: &piece.parts)
      piece.size += count
      if archive == nil { countBytes(count, &piece) }
      if cutter.isAtEnd { records = nil }
    } else if archive != nil {
      fillFromArchive(&piece)
    } else {
      countBytes(uncounted, &piece)
      guard nextFile < files.count else { return false }
      let file = files[nextFile]
      nextFile += 1
      uncounted = file.size
      open(file, &piece)
    }
    return true
  }

  private func countBytes(_ count: Int, _ piece: inout Piece) {
    let counted = min(count, uncounted)
    uncounted -= counted
    piece.fileBytes += counted
  }

  private func open(_ file: IntakePlan.File, _ piece: inout Piece) {
    do throws(IntakeProblem) {
      switch file.format {
      case .text, .html, .docx, .doc, .pdf: add(file, &piece)
      case .csv, .jsonLines:
        let records = try Self.records(of: file).cutter()
        if !records.isAtEnd { self.records = records }
      case .zip:
        let opened = try OpenArchive(file)
        if WordReader.isDocument(opened.zip) { return add(file, &piece) }
        archive = ArchiveCursor(opened)
      }
    } catch {
      piece.parts.append(.problem(error))
    }
  }

  private func add(_ file: IntakePlan.File, _ piece: inout Piece) {
    piece.parts.append(.document(file))
    piece.size += file.size
    countBytes(file.size, &piece)
  }

  private static func records(of file: IntakePlan.File) throws(IntakeProblem) -> RecordFile {
    let opened: InputFile
    do throws(FileError) {
      opened = try InputFile(file.path)
    } catch {
      throw file.origin.problem(.file(error))
    }
    return try RecordFile(file.origin, .file(opened), format: file.format)
  }

  private func fillFromArchive(_ piece: inout Piece) {
    guard let (step, id) = archive?.step() else {
      if let file = archive?.archive.file { contents.close(file.id) }
      archive = nil
      return
    }
    switch step {
    case .document(let index, let packedSize, let size):
      guard let opened = archive?.archive else { return }
      piece.parts.append(.entry(opened, index: index))
      piece.size += size
      countBytes(packedSize, &piece)
    case .records(let file, let packedSize):
      let records = file.cutter()
      if !records.isAtEnd { self.records = records }
      countBytes(packedSize, &piece)
    case .problem(let problem): piece.parts.append(.problem(problem))
    case .skipped(let name): return contents.skip(name)
    }
    contents.add(id)
  }
}

/// What lies in the archives of the input.
struct ArchiveContents: Sendable {
  fileprivate let keepsEntryIDs: Bool
  /// The identifiers of the archives that were read to their ends.
  private(set) var archiveIDs: Set<String> = []
  /// The identifiers of their entries, or what those of their records may begin with.
  private(set) var entryIDs: Set<String> = []
  /// How many entries of other kinds were passed, by extension.
  private(set) var skipped: [String: Int] = [:]

  fileprivate init(keepsEntryIDs: Bool) { self.keepsEntryIDs = keepsEntryIDs }

  fileprivate mutating func add(_ id: String) {
    if keepsEntryIDs { entryIDs.insert(id) }
  }

  fileprivate mutating func skip(_ name: String) { skipped[name, default: 0] += 1 }
  fileprivate mutating func close(_ id: String) { archiveIDs.insert(id) }
}
