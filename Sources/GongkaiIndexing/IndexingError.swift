// Why an index cannot be written.

public import GongkaiBytes
public import GongkaiFormat
public import GongkaiText

/// Why an index cannot be created, changed or merged.
public enum IndexingError: Error {
  /// Another process is writing to the index.
  case locked(LockError)
  /// What is there cannot be read.
  case index(IndexError)
  /// The operating system refused.
  case file(FileError)
  /// The text library refused.
  case text(TextError)
}

extension IndexingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .locked(let error): error.description
    case .index(let error): error.description
    case .file(let error): error.description
    case .text(let error): error.description
    }
  }
}

/// Runs `body`, whose errors all belong to one of our own kinds.
func indexing<R>(_ body: () throws -> R) throws(IndexingError) -> R {
  do {
    return try body()
  } catch let error as IndexingError {
    throw error
  } catch let error as IndexError {
    throw .index(error)
  } catch let error as FileError {
    throw .file(error)
  } catch let error as LockError {
    throw .locked(error)
  } catch let error as TextError {
    throw .text(error)
  } catch {
    preconditionFailure("an error of an unknown kind: \(error)")
  }
}
