// What do the columns of a CSV file hold?

/// The first line of a CSV file: how cells are parted, and what the columns are called.
public struct CSVHeader: Equatable, Sendable {
  /// What a column is to a report.
  enum Role: Equatable, Sendable {
    case id, title, text, property
  }

  /// What may part cells, the most usual first.
  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// How much of a file must be at hand to read its header.
  public static let maximumBytes = 1 << 20

  /// What parts the cells: a comma, a semicolon or a tabulator.
  public let separator: UInt8
  /// The names of the columns, without blanks around them; `column 3` where the third has none.
  public let columns: [String]
  /// Where the records begin: behind byte order mark, blank lines and header.
  public let byteCount: Int
  /// On which line, counted from 1, the records begin.
  public let firstRecordLine: Int
  let roles: [Role]

  /// Reads the header at the beginning of a file, which must be UTF-8.
  ///
  /// A line `sep=;` before it, as a spreadsheet program writes it, is heeded. Otherwise the
  /// separator is the one under which a column for the text is found and there are most columns.
  ///
  /// - Parameter beginning: The whole file, or at least its first `maximumBytes`.
  /// - Throws: `FileProblem.malformedCSV` when there is no header or none of its columns has a
  ///   name that text goes by.
  public init(_ beginning: UnsafeRawBufferPointer) throws(FileProblem) {
    // SAFETY: the caller lends the bytes for the call.
    var start = unsafe beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var separators = Self.separators
    if let (separator, end) = unsafe Self.stated(beginning, from: start) {
      separators = [separator]
      start = end
    }
    var best: CSVHeader?
    for separator in separators {
      guard let header = unsafe CSVHeader(beginning, from: start, separator: separator) else {
        continue
      }
      if best.map(header.isBetter) ?? true { best = header }
    }
    guard let best else {
      throw .malformedCSV(line: 1, reason: .noHeader)
    }
    guard best.roles.contains(.text) else {
      throw .malformedCSV(line: 1, reason: .noTextColumn(found: best.columns))
    }
    self = best
  }

  /// Reads the first line that is not blank with one separator; nil when there is none or it
  /// does not end.
  private init?(_ bytes: UnsafeRawBufferPointer, from start: Int, separator: UInt8) {
    let reader = unsafe CSVCells(bytes, separator: separator)
    var cells: [CSVCell] = []
    var end = start
    repeat {
      guard end < bytes.count, let next = reader.readRecord(at: end, into: &cells) else {
        return nil
      }
      end = next
    } while cells.allSatisfy { reader.isBlank($0, or: Self.separators) }
    // SAFETY: records are not empty, hence `end` is above 0.
    let isWhole = unsafe bytes[end &- 1] == CSVByte.lineFeed
    guard isWhole || bytes.count < Self.maximumBytes else { return nil }
    self.separator = separator
    columns = cells.enumerated().map { index, cell in
      reader.isBlank(cell) ? Self.name(ofColumn: index) : reader.string(cell)
    }
    byteCount = end
    firstRecordLine = unsafe 1 + CSVScan.lineFeeds(in: bytes, 0..<end)
    roles = Self.roles(columns)
  }

  private func isBetter(than other: CSVHeader) -> Bool {
    let (mine, others) = (roles.contains(.text), other.roles.contains(.text))
    return mine == others ? columns.count > other.columns.count : mine
  }

  /// What a column is called that the header does not name.
  static func name(ofColumn index: Int) -> String { "column \(index + 1)" }

  /// The separator that a first line such as `sep=;` states, and where that line ends.
  private static func stated(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (separator: UInt8, end: Int)? {
    let line = unsafe bytes.dropFirst(start).prefix { $0 != CSVByte.lineFeed }
    let stated = unsafe line.filter { $0 != CSVByte.carriageReturn && $0 != CSVByte.quote }
    guard stated.count == 5, stated.starts(with: "sep=".utf8) else { return nil }
    guard separators.contains(stated[4]) else { return nil }
    return unsafe (stated[4], min(line.endIndex + 1, bytes.count))
  }

  private static func roles(_ columns: [String]) -> [Role] {
    var roles = [Role](repeating: .property, count: columns.count)
    let names = columns.map(plain)
    func assign(_ role: Role, _ known: [String], endings: [String] = []) {
      let column =
        known.lazy.compactMap { name in names.indices.first { names[$0] == name } }.first
        ?? endings.lazy.compactMap { ending in
          // A name that holds a separator is two, cut by the wrong one.
          names.indices.first {
            names[$0].hasSuffix(ending) && names[$0].utf8.allSatisfy { !separators.contains($0) }
          }
        }.first
      if let column { roles[column] = role }
    }
    assign(.text, CSVColumnNames.text, endings: CSVColumnNames.textEndings)
    assign(.title, CSVColumnNames.title, endings: CSVColumnNames.titleEndings)
    assign(.id, CSVColumnNames.id)
    return roles
  }

  /// A name as the tables have it.
  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }
}
