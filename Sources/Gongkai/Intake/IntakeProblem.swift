// What went wrong with one file, folder, entry or record while the others went on?

internal import Glibc
public import GongkaiBytes
public import GongkaiFiles
public import GongkaiReports

/// A file, folder, entry of an archive, line or row that could not be taken in.
public struct IntakeProblem: Error, Equatable, Sendable {
  /// Why it could not be taken in.
  public enum Reason: Equatable, Sendable {
    /// It was read, but holds no report.
    case report(ReportProblem)
    /// There is no text in it, or none that is read here.
    case content(FileProblem)
    /// It could not be read.
    case file(FileError)
    /// Its name is not UTF-8, so that it can neither be opened nor be an identifier.
    case nameNotUTF8
    /// It is no file but a device, a pipe or a socket.
    case notAFile
    /// An archive inside of an archive.
    case nestedArchive
    /// An entry before it in the archive has the same name.
    case repeatedName
    /// Records in UTF-16 are read only from files that fit into memory.
    case longUTF16(bytes: Int, limit: Int)
  }

  /// The file or folder.
  public let path: String
  /// The name of the entry when the file is an archive and only that entry is meant.
  public let entry: String?
  /// The line, counted from 1; nil when the whole file is meant.
  public let line: Int?
  /// Why it could not be taken in.
  public let reason: Reason

  /// A problem with all its facts.
  public init(path: String, entry: String? = nil, line: Int? = nil, reason: Reason) {
    self.path = path
    self.entry = entry
    self.line = line
    self.reason = reason
  }

  /// The package that would have to be installed for the file to be read.
  public var missingPackage: String? {
    guard case .content(.toolMissing(_, let package)) = reason else { return nil }
    return package
  }
}

extension IntakeProblem: CustomStringConvertible {
  /// One line: where, what, and the way out.
  public var description: String {
    switch reason {
    case .report(let problem): "\(place): \(problem)"
    // The sentence names the line itself.
    case .content(.malformedCSV(let line, let reason)):
      "\(place(line: line)): malformed CSV, \(reason)"
    case .content(let problem): "\(place): \(problem)"
    case .file(let error) where error.operation == .inspect && error.errno == ENOENT:
      "\(error) (it has vanished meanwhile, or is a link that leads nowhere)"
    case .file(let error):
      error.path == path && entry == nil && line == nil ? "\(error)" : "\(place): \(error)"
    case .nameNotUTF8: "\(place): the name is not UTF-8: rename it"
    case .notAFile: "\(place): a device or pipe, no file: write what it yields to a file"
    case .nestedArchive: "\(place): an archive inside of an archive: unpack it first"
    case .repeatedName: "\(place): an entry before it has the same name: rename one of them"
    case .longUTF16(let bytes, let limit):
      "\(place): records in UTF-16 are read up to \(limit) bytes, and these are \(bytes): "
        + "convert the file to UTF-8"
    }
  }

  private var place: String { place(line: line) }

  private func place(line: Int?) -> String {
    let number = line.map { ":\($0)" } ?? ""
    return entry.map { "\(path) (\($0)\(number))" } ?? path + number
  }
}
