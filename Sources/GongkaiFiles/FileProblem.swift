// Why is no text in a file, and what can be done about it?

/// The reason why no text was taken out of a file.
public enum FileProblem: Error, Equatable, Sendable {
  /// The program that reads this format is not installed; `package` is what brings it.
  case toolMissing(tool: String, package: String)
  /// The program that reads this format gave up; `reason` is what it said.
  case toolFailed(tool: String, reason: String)
  /// The program that reads this format was still at work after `seconds`.
  case timedOut(tool: String, seconds: Int)
  /// There is more text than one document may hold.
  case tooLong(bytes: Int, limit: Int)
  /// The record of a CSV file that begins on `line`, counted from 1, cannot be read.
  case malformedCSV(line: Int, reason: CSVFault)
}

extension FileProblem: CustomStringConvertible {
  /// One sentence that ends with the way out.
  public var description: String {
    switch self {
    case .toolMissing(let tool, let package):
      "‘\(tool)’ is needed to read this file and not installed: install the package \(package)"
    case .toolFailed(let tool, let reason):
      "‘\(tool)’ cannot read this file (\(reason)): "
        + "open it in an office program and save it as DOCX or text"
    case .timedOut(let tool, let seconds):
      "‘\(tool)’ was not done after \(seconds) s: "
        + "open the file in an office program and save it as DOCX or text"
    case .tooLong(let bytes, let limit):
      "\(bytes) bytes are too long for one document, the limit is \(limit): split it"
    case .malformedCSV(let line, let reason):
      "malformed CSV on line \(line), \(reason)"
    }
  }
}
