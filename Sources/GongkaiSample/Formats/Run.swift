// How does a run write its reports and answers?

/// One run of the generator: everything streams, one report at a time.
enum Run {
  static let reportsPerFolder = 1000

  /// Writes all reports; returns their number and size in bytes of UTF-8.
  static func write(_ arguments: Arguments) throws(RunError) -> (reports: Int, bytes: Int) {
    let root =
      arguments.directory.count > 1 && arguments.directory.hasSuffix("/")
      ? String(arguments.directory.dropLast()) : arguments.directory
    try OutputFile.makeFolder(root)
    var answers = try OutputFile(path: root + "/answers.jsonl")
    let formats = arguments.outputs.formats.map(\.format)
    var lines: OutputFile?
    if formats.contains(.jsonl) { lines = try OutputFile(path: root + "/reports.jsonl") }
    var rows: OutputFile?
    if formats.contains(.csv) {
      rows = try OutputFile(path: root + "/reports.csv")
      try rows?.write(CSVRow.header)
    }
    var maker = ReportMaker(
      seed: arguments.seed, years: arguments.years, rates: arguments.rates,
      copyRate: arguments.copyRate, variety: arguments.variety, outputs: arguments.outputs)
    var paths = ReportPaths()
    var bytes = 0
    for _ in 0..<arguments.count {
      let report = maker.next()
      let place = paths.next(for: report.plan, format: report.format)
      if place.isNewFolder && formats.contains(where: \.isFile) {
        try OutputFile.makeFolder(root + "/reports/" + place.folder)
      }
      bytes += report.text.utf8Count
      let path = root + "/reports/" + place.path
      switch report.format {
      case .txt: try OutputFile.write(report.encoding.bytes(report.text), to: path)
      case .html:
        try OutputFile.write(report.encoding.bytes(HTMLPage.text(report)), to: path)
      case .docx: try OutputFile.write(WordFile.bytes(report.text), to: path)
      case .csv: try rows?.write(CSVRow.bytes(report, place.path))
      case .jsonl: try lines?.write(line(report, place.path))
      }
      try answers.write(answer(report, place.path))
    }
    try lines?.flush()
    try rows?.flush()
    try answers.flush()
    return (arguments.count, bytes)
  }

  private static func answer(_ report: FinishedReport, _ path: String) -> [UInt8] {
    var line = JSONLine()
    Answers.append(report, path: path, to: &line)
    return line.bytes
  }

  private static func line(_ report: FinishedReport, _ path: String) -> [UInt8] {
    var line = JSONLine()
    line.open("{")
    line.key("id")
    line.value(path)
    line.key("title")
    line.value(report.title.string)
    line.key("text")
    line.value(report.text.string)
    line.key("url")
    line.value(report.plan.url)
    line.key("date")
    line.value(report.plan.published.iso)
    line.close("}")
    line.end()
    return line.bytes
  }
}

extension ReportPlan {
  /// The address of the report's page.
  var url: String { "\(organ.url)/xxgk/ndbg/\(index).html" }
}

/// Deals reports out to folders by province.
struct ReportPaths {
  private var counts: [String: Int] = [:]

  /// Folder and path of the next report, relative to the folder of all reports.
  ///
  /// Rows and lines of a common file have a path as their identifier too, ending in .txt.
  mutating func next(
    for plan: ReportPlan, format: OutputFormat = .txt
  ) -> (folder: String, path: String, isNewFolder: Bool) {
    let province = plan.organ.region.province.pinyin
    let number = counts[province, default: 0]
    counts[province] = number + 1
    let part = number / Run.reportsPerFolder
    let folder = part == 0 ? province : "\(province)-\(part + 1)"
    let digits = String(plan.index)
    let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    let end = format.isFile ? format.rawValue : OutputFormat.txt.rawValue
    return (folder, "\(folder)/\(name).\(end)", number % Run.reportsPerFolder == 0)
  }
}
