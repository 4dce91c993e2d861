// Where does a piece of the input come from?

/// A file, or an entry of an archive.
struct IntakeOrigin: Sendable, Equatable {
  /// The file that is opened.
  let path: String
  /// The name of the entry in the archive that `path` is.
  let entry: String?
  /// The identifier of the document that it holds, or what those of its records may begin with.
  let id: String

  /// What went wrong here.
  func problem(_ reason: IntakeProblem.Reason, line: Int? = nil) -> IntakeProblem {
    IntakeProblem(path: path, entry: entry, line: line, reason: reason)
  }
}
