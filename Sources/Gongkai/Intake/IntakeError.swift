// Why can a run not even start?

public import GongkaiBytes
import GongkaiFiles

/// What was named to be indexed cannot be.
public enum IntakeError: Error, Equatable, Sendable {
  /// A named file or folder cannot be read.
  case file(FileError)
  /// A named file is of a kind that is not read.
  case unknownKind(path: String)
  /// Two files would be known by the same identifier.
  case sameID(id: String, first: String, second: String)
}

extension IntakeError: CustomStringConvertible {
  /// One line: what is wrong and the way out.
  public var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .unknownKind(let path):
      "‘\(path)’ is of a kind that is not read: name \(FileFormat.namesForMessages), or a folder"
    case .sameID(let id, let first, let second):
      "‘\(first)’ and ‘\(second)’ would both be known as ‘\(id)’: "
        + "name the folder above them, or rename one"
    }
  }
}
