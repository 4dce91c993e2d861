// Why is there no report in a text, and what can be done about it?

/// The reason why a file or a line was not taken in.
///
/// Byte offsets count from the start of the file or the line.
public enum ReportProblem: Error, Equatable, Sendable {
  /// The bytes of a JSON line are not UTF-8.
  case notUTF8(byteOffset: Int)
  /// There is nothing but blanks.
  case empty
  /// A JSON line lacks a key it must have, or has `null` there.
  case missingKey(String)
  /// The value of a key is of another type than it must be.
  case wrongType(key: String)
  /// An identifier is longer than `ReportLimits.maximumIDBytes`.
  case tooLongID(bytes: Int, limit: Int)
  /// A line is not JSON, or not as a report is written.
  case malformedJSON(byteOffset: Int, reason: JSONError.Reason)
  /// A document is longer than `ReportLimits.maximumBytes`.
  case tooLong(bytes: Int, limit: Int)
}

extension ReportProblem: CustomStringConvertible {
  /// One sentence that ends with the way out.
  public var description: String {
    switch self {
    case .notUTF8(let offset):
      "not UTF-8 at byte \(offset): convert it to UTF-8 or mend that place"
    case .empty:
      "no text, only blanks: fill it or leave it out"
    case .missingKey(let key):
      "the key ‘\(key)’ is missing: add it to the line"
    case .wrongType(let key):
      "the value of ‘\(key)’ is of the wrong type: write it as a string"
    case .tooLongID(let bytes, let limit):
      "the id has \(bytes) bytes, the limit is \(limit): choose a shorter one"
    case .malformedJSON(let offset, let reason):
      "malformed JSON at byte \(offset), \(reason): write one JSON object on each line"
    case .tooLong(let bytes, let limit):
      "\(bytes) bytes are too long for one document, the limit is \(limit): split it"
    }
  }
}
