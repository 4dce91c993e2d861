// Which text is in a file that only another program can read?

internal import Glibc

/// The programs that read PDF and the old Word format, looked up once.
///
/// Neither format is read here: both take a program of the size of this one, which would have to
/// withstand whatever the network offers. As a child with limits the program may fail.
public struct TextTools: Sendable {
  /// A program, how it is called and how its output is to be understood.
  private struct Tool {
    var name: String
    var arguments: [String]
    var lines: @Sendable ([UInt8]) -> [UInt8]
  }

  /// What reads PDF. With `-layout`, the cells of a row stay on one line and are parted by runs of
  /// blanks; without it they come one by one, first those that are parted least, and no rule puts
  /// them together again. Its price, that columns of text are interleaved, is small: reports are
  /// set in one column.
  private static let pdfTools = [
    Tool(
      name: "pdftotext", arguments: ["-enc", "UTF-8", "-layout", "/dev/stdin", "-"],
      lines: LayoutText.plainLines)
  ]

  /// What reads the old Word format, the better program first. `-w 0`: a paragraph is one line.
  private static let docTools = [
    Tool(
      name: "antiword", arguments: ["-m", "UTF-8.txt", "-w", "0", "/dev/stdin"],
      lines: BarTable.plainLines),
    Tool(name: "catdoc", arguments: ["-d", "utf-8", "-w", "/dev/stdin"], lines: { $0 }),
  ]

  private let limits: ToolLimits
  private let pdf: (tool: Tool, path: String)?
  private let doc: (tool: Tool, path: String)?

  /// Looks for the programs in the folders of `searchPath`, which are parted by colons, or in
  /// those of the environment variable `PATH`.
  public init(searchPath: String? = nil, limits: ToolLimits = ToolLimits()) {
    let searchPath = searchPath ?? ExecutablePath.searchPath
    func find(_ tools: [Tool]) -> (Tool, String)? {
      tools.lazy.compactMap { tool in
        ExecutablePath.find(tool.name, in: searchPath).map { (tool, $0) }
      }.first
    }
    self.limits = limits
    pdf = find(Self.pdfTools)
    doc = find(Self.docTools)
  }

  /// The text of a file of the format `pdf` or `doc`.
  ///
  /// - Throws: `FileProblem` when the program is missing, fails, takes too long or writes too
  ///   much, or when it finds no text.
  /// - Precondition: `format` is `pdf` or `doc`.
  public func text(
    of input: ToolInput, format: FileFormat
  ) throws(FileProblem) -> FileText {
    precondition(format == .pdf || format == .doc, "other formats are read without a program")
    guard let (tool, path) = format == .pdf ? pdf : doc else {
      throw format == .pdf
        ? .toolMissing(tool: "pdftotext", package: "poppler-utils")
        : .toolMissing(tool: "antiword", package: "antiword")
    }
    let output: [UInt8]
    do throws(ToolFailure) {
      output = try ChildProcess.run(path, tool.arguments, input: input, limits: limits)
    } catch {
      throw Self.problem(error, tool.name)
    }
    let text = tool.lines(Self.repaired(output))
    guard text.contains(where: { $0 > UInt8(ascii: " ") }) else {
      throw .toolFailed(tool: tool.name, reason: "no text, perhaps its pages are pictures")
    }
    return FileText(text: text, format: format, encoding: .utf8)
  }

  /// The bytes as valid UTF-8: what is none becomes U+FFFD.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    let isValid = (try? UTF8Span(validating: bytes.span)) != nil
    return isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func problem(_ failure: ToolFailure, _ tool: String) -> FileProblem {
    switch failure {
    case .timedOut(let seconds): .timedOut(tool: tool, seconds: seconds)
    case .tooMuchOutput(let bytes, let limit): .tooLong(bytes: bytes, limit: limit)
    case .noInput(let errno):
      .toolFailed(tool: tool, reason: "the file cannot be handed over: \(words(errno))")
    case .notStarted(let errno):
      .toolFailed(tool: tool, reason: "it cannot be started: \(words(errno))")
    case .exited(let status, let message):
      .toolFailed(tool: tool, reason: firstLine(message) ?? "it ended with status \(status)")
    case .killed(let signal, let message):
      .toolFailed(tool: tool, reason: firstLine(message) ?? "signal \(signal) ended it")
    }
  }

  /// The first line of a message that says something, without control characters.
  private static func firstLine(_ message: String) -> String? {
    message.split(whereSeparator: \.isNewline).lazy
      .map { line in
        String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }))
      }
      .first { line in !line.allSatisfy(\.isWhitespace) }
      .map { String($0.prefix(200)) }
  }

  /// The system's words for an error number.
  private static func words(_ errno: Int32) -> String {
    // SAFETY: the buffer outlives the call, and the answer is copied before it goes away.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      let start = buffer.baseAddress!
      guard unsafe strerror_r(errno, start, buffer.count) == 0 else { return "error \(errno)" }
      return unsafe String(cString: start)
    }
  }
}
