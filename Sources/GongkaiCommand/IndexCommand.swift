// gongkai index: how do files get into an index?

import ArgumentParser
import Glibc
import Gongkai

struct IndexCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Index files and folders of reports.",
    usage: "gongkai index <path> ... --index <dir> [<options>]",
    discussion: """
      Reads .txt, .md, .html and .docx files, one report each, in UTF-8, GB18030,
      Big5 or UTF-16; .pdf and .doc files where pdftotext and antiword are
      installed; .csv files and .jsonl files with one report on each line:
      {"id": …, "title": …, "text": …}, other columns and keys are kept; and all of
      these in .zip archives. A report in a file is known by its path relative to
      the folder named. Unchanged reports are skipped, changed ones replaced. A
      file that cannot be read is told and stops nothing.

        gongkai index reports --index my-index

      With --prune, reports are deleted whose files are no longer in the folders
      named: name all folders of the index then.
      """)

  @Argument(help: "Files and folders to index.")
  var paths: [String]

  @OptionGroup var index: IndexOption

  @Option(help: "Threads to use (default: all cores).")
  var threads: Int?

  @Option(help: ArgumentHelp("Memory to use, in MB.", valueName: "mb"))
  var memory = 512

  @Flag(help: "Delete reports whose files have vanished.")
  var prune = false

  @Flag(help: "List all files that could not be read.")
  var verbose = false

  @OptionGroup var json: JSONFlag

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a number from 1 to 1024.")
    }
    guard (96...1 << 20).contains(memory) else {
      throw ValidationError("--memory is a number of megabytes, 96 or more.")
    }
  }

  func execute(_ output: Output) throws -> Outcome {
    var options = FileIndexer.Options(memory: memory << 20, prune: prune)
    if let threads { options.threads = threads }
    var line = ProgressLine()
    let summary: FileIndexer.Summary
    do {
      summary = try FileIndexer.run(
        paths: paths, directory: index.directory, options: options,
        progress: { line.show($0) })
      line.clear()
    } catch {
      line.clear()
      throw error
    }
    list(summary.problems)
    offerTools(summary.filesByMissingPackage)
    try json.isOn ? writeJSON(summary, output) : write(summary, output)
    let read = summary.added + summary.replaced + summary.unchanged + summary.removed
    if read == 0 && !summary.problems.isEmpty {
      Messages.write("nothing could be indexed")
      return .failed
    }
    return .found
  }

  // MARK: Messages

  private func list(_ problems: [IntakeProblem]) {
    var rest = problems[...]
    var shown = 0
    while let problem = rest.first, verbose || shown < 20 {
      // A file whose lines all lack the same thing is told once.
      let alike = verbose ? 1 : rest.prefix { $0.isLike(problem) }.count
      let more = alike > 1 ? " (so for \(Numbers.counted(alike - 1, "line")) more after it)" : ""
      Messages.write(problem.description + more)
      rest = rest.dropFirst(alike)
      shown += 1
    }
    if !rest.isEmpty {
      Messages.write("… and \(Numbers.grouped(rest.count)) more; --verbose lists all")
    }
    if !problems.isEmpty {
      Messages.write(
        "\(Numbers.counted(problems.count, "file or line", "files or lines")) could not be read")
    }
  }

  /// Which package would let how many files be read.
  private func offerTools(_ missing: [(package: String, count: Int)]) {
    for (package, count) in missing {
      Messages.write(
        "\(Numbers.counted(count, "file")) can be read once the package ‘\(package)’ is installed")
    }
  }

  // MARK: Results

  private func write(_ summary: FileIndexer.Summary, _ output: Output) throws {
    var parts = ["\(Numbers.grouped(summary.added)) added"]
    if summary.replaced > 0 { parts.append("\(Numbers.grouped(summary.replaced)) replaced") }
    if summary.unchanged > 0 { parts.append("\(Numbers.grouped(summary.unchanged)) unchanged") }
    if summary.removed > 0 { parts.append("\(Numbers.grouped(summary.removed)) removed") }
    if !summary.problems.isEmpty {
      parts.append("\(Numbers.grouped(summary.problems.count)) not read")
    }
    let rate = Double(summary.textBytes) / 1e6 / max(summary.wallSeconds, 1e-9)
    try output.line(
      "\(parts.joined(separator: ", ")) in \(Numbers.decimal(summary.wallSeconds, places: 2)) s: "
        + "\(Numbers.bytes(summary.textBytes)) of text, "
        + "\(Numbers.decimal(rate, places: 1)) MB/s, "
        + "\(Numbers.decimal(summary.cpuSeconds, places: 2)) CPU s, "
        + "peak memory \(Numbers.bytes(summary.peakMemoryBytes))")
    if summary.vanished > 0 {
      try output.line(
        "\(Numbers.counted(summary.vanished, "report")) of the index not in these folders "
          + "(--prune deletes them)")
    }
    guard let sizes = summary.sizes else { return }
    let bySize = sizes.parts.filter { $0.bytes > 0 }.sorted { $0.bytes > $1.bytes }
    try output.line(
      "index: \(Numbers.counted(sizes.documentCount, "report")) in "
        + "\(Numbers.counted(sizes.segmentCount, "segment")), \(Numbers.bytes(sizes.totalBytes)), "
        + "\(Numbers.percent(sizes.totalBytes, of: sizes.textBytes)) of the text: "
        + bySize.prefix(5).map { "\($0.name) \(Numbers.bytes($0.bytes))" }.joined(separator: ", "))
  }

  private func writeJSON(_ summary: FileIndexer.Summary, _ output: Output) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("added", summary.added)
    writer.member("replaced", summary.replaced)
    writer.member("unchanged", summary.unchanged)
    writer.member("removed", summary.removed)
    writer.member("vanished", summary.vanished)
    writer.key("problems")
    writer.beginArray()
    for problem in summary.problems {
      writer.beginObject()
      writer.member("path", problem.path)
      if let line = problem.line { writer.member("line", line) }
      writer.member("message", problem.description)
      writer.endObject()
    }
    writer.endArray()
    writer.key("skipped")
    writer.beginObject()
    for kind in summary.skipped { writer.member(kind.extension, kind.count) }
    writer.endObject()
    writer.member("text_bytes", summary.textBytes)
    writer.member("seconds", summary.wallSeconds)
    writer.member("cpu_seconds", summary.cpuSeconds)
    writer.member("peak_memory_bytes", summary.peakMemoryBytes)
    if let sizes = summary.sizes {
      writer.key("index")
      SizesJSON.write(sizes, to: &writer)
    }
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}

extension IntakeProblem {
  /// Whether both say the same of the same file, if of different lines.
  fileprivate func isLike(_ other: IntakeProblem) -> Bool {
    path == other.path && reason == other.reason
  }
}

/// The line on a terminal that tells how far indexing has come.
private struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var lastShown = -1.0

  /// Shows the state, at most ten times a second.
  mutating func show(_ progress: FileIndexer.Progress) {
    let isRead = progress.bytesDone >= progress.bytesTotal
    guard isShown, isRead || progress.wallSeconds - lastShown >= 0.1 else { return }
    lastShown = progress.wallSeconds
    if isRead {
      return Messages.raw(
        "\rwriting the index of \(Numbers.counted(progress.documents, "report")) …\u{1B}[K")
    }
    let rate = Double(progress.bytesDone) / max(progress.wallSeconds, 1e-9)
    let left = Double(progress.bytesTotal - progress.bytesDone) / max(rate, 1)
    let text =
      "\(Numbers.bytes(progress.bytesDone)) of \(Numbers.bytes(progress.bytesTotal)), "
      + "\(Numbers.counted(progress.documents, "report")), "
      + "\(Numbers.decimal(rate / 1e6, places: 1)) MB/s, "
      + "\(Numbers.decimal(max(0, left), places: 0)) s left"
    Messages.raw("\r\(text)\u{1B}[K")
  }

  /// Takes the line away.
  mutating func clear() {
    if lastShown >= 0 { Messages.raw("\r\u{1B}[K") }
    lastShown = -1
  }
}
