// Which entries of an archive are dealt out next?

import GongkaiFiles
import GongkaiReports

/// Walks the entries of an archive in their order.
struct ArchiveCursor {
  /// What comes next.
  enum Step {
    /// An entry that holds one document, of this size in the archive and unpacked.
    case document(index: Int, packedSize: Int, size: Int)
    /// An entry that holds records, unpacked.
    case records(RecordFile, packedSize: Int)
    /// What cannot be read.
    case problem(IntakeProblem)
    /// An entry of another kind.
    case skipped(extension: String)
  }

  /// The most bytes of an entry with records, which is unpacked as a whole.
  private static let maximumRecordBytes = 256 << 20

  let archive: OpenArchive
  private var next = 0
  private var names: Set<String> = []

  init(_ archive: OpenArchive) {
    self.archive = archive
  }

  /// The next entry that is not hidden, and its identifier; nil at the end.
  mutating func step() -> (step: Step, id: String)? {
    while next < archive.names.count {
      let index = next
      next += 1
      guard !archive.isHidden(index) else { continue }
      return (step(index), archive.origin(of: index).id)
    }
    return nil
  }

  private mutating func step(_ index: Int) -> Step {
    let name = archive.names[index]
    let origin = archive.origin(of: index)
    guard let format = FileFormat(fileName: name) else {
      return .skipped(extension: FileFormat.fileExtension(of: name))
    }
    guard format != .zip else { return .problem(origin.problem(.nestedArchive)) }
    guard names.insert(name).inserted else { return .problem(origin.problem(.repeatedName)) }
    let entry = archive.zip.entries[index]
    guard format.holdsRecords else {
      let size = min(entry.size, ReportLimits.maximumBytes)
      return .document(index: index, packedSize: entry.packedSize, size: size)
    }
    do throws(FileProblem) {
      let bytes = try archive.zip.read(entry, limit: Self.maximumRecordBytes)
      do throws(IntakeProblem) {
        let file = try RecordFile(origin, .memory(bytes), format: format)
        return .records(file, packedSize: entry.packedSize)
      } catch {
        return .problem(error)
      }
    } catch {
      return .problem(origin.problem(.content(error)))
    }
  }
}
