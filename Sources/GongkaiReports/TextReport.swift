// What report is in a text file?

/// Reads reports from plain text and Markdown.
public enum TextReport {
  /// Reads the report that `bytes` hold, which is the whole of a file.
  ///
  /// A byte order mark stays in the text. The title is the first line that is not blank when it
  /// has at most 120 Unicode scalars; a text that begins with a longer line has none.
  ///
  /// - Throws: `ReportProblem`: `tooLong`, `notUTF8`, `binary` or `empty`.
  public static func read(
    id: String, bytes: UnsafeRawBufferPointer
  ) throws(ReportProblem) -> Report {
    guard bytes.count <= ReportLimits.maximumBytes else {
      throw .tooLong(bytes: bytes.count, limit: ReportLimits.maximumBytes)
    }
    // SAFETY: the caller lends the buffer for the call; the copy is made within it.
    return try read(id: id, text: unsafe [UInt8](bytes))
  }

  /// Reads the report that `text` holds, which is the whole of a file, without copying it.
  ///
  /// - Throws: `ReportProblem` as `read(id:bytes:)` does.
  public static func read(id: String, text: [UInt8]) throws(ReportProblem) -> Report {
    guard text.count <= ReportLimits.maximumBytes else {
      throw .tooLong(bytes: text.count, limit: ReportLimits.maximumBytes)
    }
    // SAFETY: the array lends its bytes only for the closure.
    try unsafe text.withUnsafeBufferPointer { (units) throws(ReportProblem) in
      try unsafe check(UnsafeRawBufferPointer(units))
    }
    guard let line = TitleLine(of: text) else { throw .empty }
    return Report(id: id, title: line.title, text: text, titleRange: line.range)
  }

  /// Throws unless the bytes are text in UTF-8.
  private static func check(_ bytes: UnsafeRawBufferPointer) throws(ReportProblem) {
    let firstInvalid = unsafe ByteScan.firstInvalidUTF8(in: bytes)
    let firstControl = unsafe firstUnlikelyControl(bytes)
    guard let problem = firstInvalid ?? firstControl else { return }
    if let encoding = unsafe SuspectedEncoding.guess(bytes, firstInvalid: problem) {
      throw .notUTF8(byteOffset: problem, looksLike: encoding)
    }
    if let firstControl { throw .binary(byteOffset: firstControl) }
    throw .notUTF8(byteOffset: problem, looksLike: nil)
  }

  /// The first NUL; or the first control character that text does not hold, when there are more
  /// than three and more than one in 32 bytes; nil when this may be text.
  private static func firstUnlikelyControl(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var first: Int?
    var controls = 0
    var position = 0
    while true {
      position = unsafe ByteScan.endOfRun(in: bytes, from: position, quotes: false)
      guard position < bytes.count else { break }
      // SAFETY: `position` is below the number of bytes.
      switch unsafe bytes[position] {
      case 0: return position
      case 0x09, 0x0A, 0x0C, 0x0D: break
      default:
        first = first ?? position
        controls += 1
      }
      position += 1
    }
    return controls > max(3, bytes.count / 32) ? first : nil
  }
}
