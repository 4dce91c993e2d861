// How are whole records cut off a CSV file?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

/// Reads whole records off a CSV file, piece by piece.
///
/// The bytes are cut before they are decoded: in none of the encodings, UTF-16 apart, is a
/// separator, a quotation mark or a line feed part of a longer character.
final class CSVFileCutter: RecordCutter {
  /// How many records that never end are passed over before the rest of the file is given up,
  /// each having been read to its end.
  private static let patience = 16

  private let file: RecordFile
  private let separator: UInt8
  private var offset: Int
  private var line: Int
  private var endlessRecords = 0

  init(_ file: RecordFile, _ header: CSVHeader) {
    self.file = file
    separator = header.separator
    offset = file.start
    line = file.firstLine
  }

  var isAtEnd: Bool { offset >= file.bytes.count }

  func cut(atLeast wanted: Int, to parts: inout [IntakeItem.Part]) -> Int {
    let start = offset
    do throws(FileError) {
      try cutRecords(wanted, &parts)
    } catch {
      parts.append(.problem(file.origin.problem(.file(error), line: line)))
      offset = file.bytes.count
    }
    return offset - start
  }

  private func cutRecords(_ wanted: Int, _ parts: inout [IntakeItem.Part]) throws(FileError) {
    let size = file.bytes.count
    var cutter = CSVCutter(separator: separator)
    var bytes = try file.bytes.read(at: offset, count: min(wanted, size - offset))
    // SAFETY: the arrays lend their bytes only for the closures.
    var end = unsafe bytes.withUnsafeBytes { unsafe cutter.lastRecordEnd(inNext: $0) }
    while end == nil, offset + bytes.count < size, bytes.count <= ReportLimits.maximumBytes {
      let next = offset + bytes.count
      let more = try file.bytes.read(at: next, count: min(RecordFile.stepBytes, size - next))
      end = unsafe more.withUnsafeBytes { unsafe cutter.firstRecordEnd(inNext: $0) }
        .map { bytes.count + $0 }
      bytes += more
    }
    let isAtEnd = offset + bytes.count == size
    // The last record of a file may lack its line end.
    if end == nil, isAtEnd, !cutter.isWithinQuotes { end = bytes.count }
    if let end {
      append(Array(bytes[..<end]), &parts)
    } else {
      try passOver(bytes, isEndless: isAtEnd || cutter.isWithinQuotes, &parts)
    }
  }

  private func append(_ bytes: [UInt8], _ parts: inout [IntakeItem.Part]) {
    let view = ByteView(bytes)
    parts.append(.records(RecordPiece(file: file, bytes: view, firstLine: line)))
    line += view.newlineCount(in: 0..<view.count)
    offset += bytes.count
  }

  /// Goes on behind the line at which a record begins that has no end, or is far too long.
  private func passOver(
    _ bytes: [UInt8], isEndless: Bool, _ parts: inout [IntakeItem.Part]
  ) throws(FileError) {
    let size = file.bytes.count
    parts.append(
      .problem(
        file.origin.problem(
          isEndless
            ? .content(.malformedCSV(line: line, reason: .unclosedQuote))
            : .report(.tooLong(bytes: bytes.count, limit: ReportLimits.maximumBytes)),
          line: line)))
    endlessRecords += 1
    guard endlessRecords < Self.patience else {
      offset = size
      return
    }
    var end = bytes.firstIndex(of: UInt8(ascii: "\n")).map { offset + $0 + 1 }
    var next = offset + bytes.count
    while end == nil, next < size {
      let more = try file.bytes.read(at: next, count: min(RecordFile.stepBytes, size - next))
      end = more.firstIndex(of: UInt8(ascii: "\n")).map { next + $0 + 1 }
      next += more.count
    }
    offset = end ?? size
    line += 1
  }
}
