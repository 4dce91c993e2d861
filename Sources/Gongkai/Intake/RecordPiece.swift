// Which reports are in some records of a file?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

/// Whole records, cut off a file.
struct RecordPiece: Sendable {
  let file: RecordFile
  /// The records, encoded as they are in the file.
  let bytes: ByteView
  /// The line on which they begin, counted from 1.
  let firstLine: Int

  /// Hands every report and every problem to `take`, in their order; the digest of a report is
  /// that of its record without the line end.
  func read(_ take: (Result<LoadedReport, IntakeProblem>) -> Void) {
    let records = decoded
    if let header = file.header {
      readRows(records, header, take)
    } else {
      readLines(records, take)
    }
  }

  /// The records as UTF-8. Lines of JSON that are damaged UTF-8 are decoded one by one.
  private var decoded: ByteView {
    unsafe bytes.withUnsafeBytes { bytes in
      // SAFETY: the view lends its bytes for the call.
      if file.encodingOfBytes == .utf8, unsafe file.header == nil || Self.isSoundUTF8(bytes) {
        return self.bytes
      }
      return ByteView(unsafe TextDecoder.decode(bytes, as: file.encodingOfBytes).text)
    }
  }

  private static func isSoundUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // SAFETY: the span is used only while the caller lends the buffer.
    let units = unsafe bytes.bindMemory(to: UInt8.self)
    return unsafe (try? UTF8Span(validating: units.span)) != nil && !bytes.contains(0)
  }

  // MARK: Lines of JSON

  private func readLines(
    _ bytes: ByteView, _ take: (Result<LoadedReport, IntakeProblem>) -> Void
  ) {
    var number = firstLine
    var start = 0
    while start < bytes.count {
      let end = bytes.firstNewline(in: start..<bytes.count) ?? bytes.count
      unsafe bytes.withUnsafeBytes { all in
        // SAFETY: both ends lie within the view; the last byte is left out only where there is one.
        var line = unsafe UnsafeRawBufferPointer(rebasing: all[start..<end])
        if unsafe line.last == UInt8(ascii: "\r") {
          unsafe line = UnsafeRawBufferPointer(rebasing: line.dropLast())
        }
        if unsafe !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          take(unsafe result(line, number))
        }
      }
      number += 1
      start = end + 1
    }
  }

  private func result(
    _ line: UnsafeRawBufferPointer, _ number: Int
  ) -> Result<LoadedReport, IntakeProblem> {
    loading(number, hash: unsafe SHA256.digest(line)) { () throws(ReportProblem) in
      do throws(ReportProblem) {
        return unsafe (try JSONLineReport.read(line: line), replacements(in: line))
      } catch {
        guard case .notUTF8 = error else { throw error }
      }
      let (text, damagedPlaces) = unsafe TextDecoder.decode(line, as: .utf8)
      let report = try unsafe text.withUnsafeBufferPointer { (text) throws(ReportProblem) in
        // SAFETY: the array lends its bytes only for the closure.
        try unsafe JSONLineReport.read(line: UnsafeRawBufferPointer(text))
      }
      return (report, damagedPlaces)
    }
  }

  // MARK: Rows

  private func readRows(
    _ bytes: ByteView, _ header: CSVHeader,
    _ take: (Result<LoadedReport, IntakeProblem>) -> Void
  ) {
    unsafe bytes.withUnsafeBytes { bytes in
      // SAFETY: the reader does not outlive the closure, for which the bytes are lent.
      var reader = unsafe CSVReader(bytes, header: header, firstLine: firstLine)
      var isAtEnd = false
      while !isAtEnd {
        do throws(FileProblem) {
          guard let record = try reader.next() else { return }
          // SAFETY: records lie within the bytes that were read.
          take(unsafe result(record, UnsafeRawBufferPointer(rebasing: bytes[record.byteRange])))
        } catch {
          take(.failure(file.origin.problem(.content(error))))
          isAtEnd = true
        }
      }
    }
  }

  private func result(
    _ record: CSVRecord, _ source: UnsafeRawBufferPointer
  ) -> Result<LoadedReport, IntakeProblem> {
    // SAFETY: the last bytes are looked at, and left out, only where there are some.
    var row = unsafe source
    while let last = unsafe row.last, last == 0x0A || last == 0x0D {
      unsafe row = UnsafeRawBufferPointer(rebasing: row.dropLast())
    }
    return loading(record.line, hash: unsafe SHA256.digest(row)) { () throws(ReportProblem) in
      let report = try RowReport.read(
        id: record.id ?? "\(file.origin.id)#\(record.line)", title: record.title,
        text: record.text,
        cells: record.properties.map { Report.StoredField(name: $0.name, value: $0.value) })
      return unsafe (report, replacements(in: row))
    }
  }

  // MARK: Reports

  /// What `read` makes of a record, which may hold a page; with the number of damaged places.
  private func loading(
    _ line: Int, hash: SHA256.Digest,
    _ read: () throws(ReportProblem) -> (Report, damagedPlaces: Int)
  ) -> Result<LoadedReport, IntakeProblem> {
    do throws(ReportProblem) {
      var (report, damagedPlaces) = try read()
      report.encoding = file.encoding.rawValue
      report.damagedPlaces = damagedPlaces
      if MarkupCheck.isMarkup(report.text) {
        let page: FileText
        do throws(FileProblem) {
          page = try HTMLReader.read(report.text)
        } catch {
          return .failure(file.origin.problem(.content(error), line: line))
        }
        try report.replaceText(page.text, statedTitle: page.title)
      }
      return .success(LoadedReport(report: report, sourceHash: hash))
    } catch {
      return .failure(file.origin.problem(.report(error), line: line))
    }
  }

  /// In how many places of a record bytes were damaged when it was decoded, each of which became
  /// U+FFFD; 0 where nothing was decoded.
  private func replacements(in record: UnsafeRawBufferPointer) -> Int {
    guard file.encoding != .utf8 || file.header != nil else { return 0 }
    var count = 0
    var index = 0
    // SAFETY: `index` and the two bytes behind it lie within the bytes.
    while index + 2 < record.count {
      if unsafe record[index] == 0xEF && record[index + 1] == 0xBF && record[index + 2] == 0xBD {
        count += 1
      }
      index += 1
    }
    return count
  }
}

extension Report {
  /// Puts another text in the place of the text; a title that was given stays.
  fileprivate mutating func replaceText(
    _ text: [UInt8], statedTitle: String?
  ) throws(ReportProblem) {
    let replaced = try TextReport.read(
      id: id, text: text, givenTitle: titleRange.isEmpty ? title : nil, statedTitle: statedTitle)
    self.text = replaced.text
    title = replaced.title
    titleRange = replaced.titleRange
    self.statedTitle = statedTitle
  }
}
