// How is a row of a table written as CSV?

/// Rows of RFC 4180: cells between commas, quoted where they must be, lines that end with CR LF.
struct CSVRow {
  /// Told first, so that spreadsheet programs take the file for UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Puts an apostrophe before texts that spreadsheet programs would run as formulas.
  let guardsFormulas: Bool
  private(set) var bytes: [UInt8] = []

  init(guardsFormulas: Bool) {
    self.guardsFormulas = guardsFormulas
  }

  /// Adds a cell of text.
  mutating func add(_ text: String) {
    separate()
    let units = Array(text.utf8)
    let isFormula = units.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let mark = guardsFormulas && isFormula
    // CR and LF, separator and quotation mark; blanks at the ends, which some readers drop.
    let isQuoted =
      units.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || units.first == 0x20 || units.last == 0x20
    if isQuoted { bytes.append(0x22) }
    if mark { bytes.append(UInt8(ascii: "'")) }
    for unit in units {
      if unit == 0x22 { bytes.append(0x22) }
      bytes.append(unit)
    }
    if isQuoted { bytes.append(0x22) }
  }

  /// Adds a cell with a number; an empty one for none.
  mutating func add(_ number: Int?) {
    separate()
    if let number { bytes += Array(String(number).utf8) }
  }

  /// Adds a cell with a number of this many decimal places; an empty one for none.
  mutating func add(_ number: Double?, places: Int) {
    separate()
    if let number { bytes += Array(Numbers.decimal(number, places: places).utf8) }
  }

  /// The row with its end.
  var line: [UInt8] { bytes + [0x0D, 0x0A] }

  private var isFirst = true

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }
}
