// Which figures does a report state, in its tables and in its sentences?

public import GongkaiText

/// Reads the numbers of reports.
///
/// Rules find labels and words in one pass and then look around each. What is not surely stated is
/// left out: an unknown figure is absent, and never 0.
public struct FigureReader: Sendable {
  public init() {}

  /// The figures of `text`, whose parts `layout` tells, and in which `scan` found the words.
  ///
  /// - Precondition: the ranges of `layout` lie within the text.
  /// - Complexity: O(n) for the length of the text.
  public func read(
    _ text: FoldedText, _ layout: ReportLayout, _ scan: ReportScan
  ) -> ReportFigures {
    let parts = layout.parts.filter { $0.zone != .tail && $0.zone != .wrapper }
    let tokens = FigureTokens(scan, in: Self.runs(parts))
    var figures = ReportFigures()
    let cells = CellReader(
      text: text, labels: tokens.labels, end: parts.last?.range.upperBound ?? 0)
    let readings: [(ReportTable, TableReading)] = [
      (.requests, RequestTableReader(reader: cells).read()),
      (.reviews, ReviewTableReader(reader: cells).read()),
      (.proactive, PublishedTableReader(reader: cells).read()),
      (.statistics, StatisticsTableReader(reader: cells).read()),
    ]
    var tables: [Range<Int>] = []
    let headings = TableHeadings(text: text, layout: layout)
    for (table, reading) in readings {
      if figures.values.isEmpty {
        figures.values = reading.values
      } else if !reading.values.isEmpty {
        figures.values.merge(reading.values) { first, _ in first }
      }
      figures.tables[table] = reading.state ?? (headings.hasLost(table) ? .lost : .none)
      if let range = reading.range { tables.append(range) }
    }
    var prose = ProseReader(text, tokens.words, layout)
    Self.readProse(&prose, parts, tables)
    figures.noneStatements = prose.none
    FigureMerger.merge(prose, into: &figures)
    return figures
  }

  /// The parts as runs: neighbours are one.
  private static func runs(_ parts: [ReportPart]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for part in parts {
      if let last = runs.last, last.upperBound == part.range.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<part.range.upperBound
      } else {
        runs.append(part.range)
      }
    }
    return runs
  }

  /// Reads sentences of all parts that hold some, tables aside.
  private static func readProse(
    _ prose: inout ProseReader, _ parts: [ReportPart], _ tables: [Range<Int>]
  ) {
    var word = 0
    for part in parts where part.zone != .tables {
      for run in pieces(of: part.range, without: tables) {
        while word < prose.words.count, prose.words[word].start < run.lowerBound { word += 1 }
        let first = word
        while word < prose.words.count, prose.words[word].end <= run.upperBound { word += 1 }
        prose.read(run, words: first..<word, section: part.section)
      }
    }
  }

  private static func pieces(of range: Range<Int>, without holes: [Range<Int>]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for hole in holes.sorted(by: { $0.lowerBound < $1.lowerBound }) where hole.overlaps(range) {
      if hole.lowerBound > start { pieces.append(start..<hole.lowerBound) }
      start = max(start, min(hole.upperBound, range.upperBound))
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }
}
