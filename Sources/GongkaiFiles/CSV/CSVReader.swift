// Which documents are in the records of a CSV file?

/// A record of a CSV file, its cells told apart by the header.
public struct CSVRecord: Equatable, Sendable {
  /// The line on which it begins, counted from 1.
  public var line: Int
  /// Where it stands in the bytes that were read, with its line end.
  public var byteRange: Range<Int>
  /// What the column of identifiers says; nil when there is none or it is blank.
  public var id: String?
  /// What the column of titles says; nil when there is none or it is blank.
  public var title: String?
  /// The text as the cell has it; empty when the record ends before that cell.
  public var text: [UInt8]
  /// The other cells that are not blank, with the names of their columns, in order. Cells beyond
  /// the header are called `column 9` and so on.
  public var properties: [FileText.Property]
}

/// Reads whole records, one after the other.
///
/// It keeps a pointer, and is used only while whoever made it lends the bytes.
@safe public struct CSVReader {
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private let header: CSVHeader
  private let reader: CSVCells
  private var cells: [CSVCell] = []
  private var position = 0
  private var line: Int

  /// A reader of `bytes`, which must be whole records in UTF-8 and outlive the reader.
  ///
  /// Only the last record of a file may lack its line end.
  ///
  /// - Parameter firstLine: The line on which the bytes begin, counted from 1.
  public init(_ bytes: UnsafeRawBufferPointer, header: CSVHeader, firstLine: Int) {
    unsafe self.bytes = bytes
    count = bytes.count
    self.header = header
    unsafe reader = CSVCells(bytes, separator: header.separator)
    line = firstLine
  }

  /// The next record that is not blank, or nil at the end; then nil for ever.
  ///
  /// A record with fewer cells than the header is read as if the others were blank.
  ///
  /// - Throws: `FileProblem.malformedCSV` when a quoted cell is never closed, which takes up all
  ///   that is left: the next call returns nil.
  public mutating func next() throws(FileProblem) -> CSVRecord? {
    while position < count {
      let start = position
      let startLine = line
      guard let end = reader.readRecord(at: start, into: &cells) else {
        position = count
        throw .malformedCSV(line: startLine, reason: .unclosedQuote)
      }
      position = end
      line &+= unsafe CSVScan.lineFeeds(in: bytes, start..<end)
      if !cells.allSatisfy({ reader.isBlank($0) }) { return record(start..<end, line: startLine) }
    }
    return nil
  }

  private func record(_ range: Range<Int>, line: Int) -> CSVRecord {
    var record = CSVRecord(line: line, byteRange: range, text: [], properties: [])
    for (index, cell) in cells.enumerated() where !reader.isBlank(cell) {
      let isNamed = index < header.roles.count
      switch isNamed ? header.roles[index] : .property {
      case .id: record.id = reader.string(cell)
      case .title: record.title = reader.string(cell)
      case .text: record.text = reader.content(cell)
      case .property:
        let name = isNamed ? header.columns[index] : CSVHeader.name(ofColumn: index)
        record.properties.append(
          FileText.Property(name: name, value: reader.string(cell)))
      }
    }
    return record
  }
}
