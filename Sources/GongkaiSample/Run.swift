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
    var maker = ReportMaker(
      seed: arguments.seed, years: arguments.years, rates: arguments.rates,
      copyRate: arguments.copyRate)
    var paths = ReportPaths()
    var bytes = 0
    switch arguments.format {
    case .txt:
      for _ in 0..<arguments.count {
        let report = maker.next()
        let place = paths.next(for: report.plan)
        if place.isNewFolder { try OutputFile.makeFolder(root + "/reports/" + place.folder) }
        let encoded = utf8(report.text)
        bytes += encoded.count
        try OutputFile.write(encoded, to: root + "/reports/" + place.path)
        try answers.write(answer(report, place.path))
      }
    case .jsonl:
      var lines = try OutputFile(path: root + "/reports.jsonl")
      for _ in 0..<arguments.count {
        let report = maker.next()
        let place = paths.next(for: report.plan)
        bytes += utf8(report.text).count
        try lines.write(line(report, place.path))
        try answers.write(answer(report, place.path))
      }
      try lines.flush()
    }
    try answers.flush()
    return (arguments.count, bytes)
  }

  private static func utf8(_ text: Text) -> [UInt8] {
    var bytes: [UInt8] = []
    text.appendUTF8(to: &bytes)
    return bytes
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
    line.value("\(report.plan.organ.url)/xxgk/ndbg/\(report.plan.index).html")
    line.key("date")
    line.value(report.plan.published.iso)
    line.close("}")
    line.end()
    return line.bytes
  }
}

/// Deals reports out to folders by province.
struct ReportPaths {
  private var counts: [String: Int] = [:]

  /// Folder and path of the next report, relative to the folder of all reports.
  mutating func next(for plan: ReportPlan) -> (folder: String, path: String, isNewFolder: Bool) {
    let province = plan.organ.region.province.pinyin
    let number = counts[province, default: 0]
    counts[province] = number + 1
    let part = number / Run.reportsPerFolder
    let folder = part == 0 ? province : "\(province)-\(part + 1)"
    let digits = String(plan.index)
    let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    return (folder, "\(folder)/\(name).txt", number % Run.reportsPerFolder == 0)
  }
}
