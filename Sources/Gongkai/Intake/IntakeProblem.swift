// What went wrong with one file, folder or line while the others went on?

internal import Glibc
public import GongkaiBytes
public import GongkaiReports

/// A file, folder or line that could not be taken in.
public struct IntakeProblem: Error, Equatable, Sendable {
  /// Why it could not be taken in.
  public enum Reason: Equatable, Sendable {
    /// It was read, but holds no report.
    case report(ReportProblem)
    /// It could not be read.
    case file(FileError)
    /// Its name is not UTF-8, so that it can neither be opened nor be an identifier.
    case nameNotUTF8
  }

  /// The file or folder.
  public let path: String
  /// The line, counted from 1; nil when the whole file is meant.
  public let line: Int?
  /// Why it could not be taken in.
  public let reason: Reason

  /// A problem with all its facts.
  public init(path: String, line: Int? = nil, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }
}

extension IntakeProblem: CustomStringConvertible {
  /// One line: where, what, and the way out.
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return switch reason {
    case .report(let problem): "\(place): \(problem)"
    case .file(let error) where error.operation == .inspect && error.errno == ENOENT:
      "\(error) (it has vanished meanwhile, or is a link that leads nowhere)"
    case .file(let error): error.path == path && line == nil ? "\(error)" : "\(place): \(error)"
    case .nameNotUTF8: "\(place): the name is not UTF-8: rename it"
    }
  }
}
