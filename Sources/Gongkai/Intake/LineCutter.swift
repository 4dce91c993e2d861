// How are whole lines cut off a file?

import GongkaiBytes
import GongkaiReports

/// Reads whole lines off a file, piece by piece.
final class LineCutter: RecordCutter {
  private let file: RecordFile
  private var offset: Int
  private var line: Int

  init(_ file: RecordFile) {
    self.file = file
    offset = file.start
    line = file.firstLine
  }

  var isAtEnd: Bool { offset >= file.bytes.count }

  func cut(atLeast wanted: Int, to parts: inout [IntakeItem.Part]) -> Int {
    let start = offset
    do throws(FileError) {
      var bytes = try file.bytes.read(at: offset, count: min(wanted, file.bytes.count - offset))
      var end = offset + bytes.count
      // Where the line that is not yet whole begins; what is added to it holds no line end.
      let lineStart = bytes.lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
      while end < file.bytes.count && bytes.last != Self.newline {
        if bytes.count - lineStart > ReportLimits.maximumBytes {
          return try passOverLongLine(bytes, lineStart, &parts)
        }
        let more = try readStep(at: end)
        let piece = more.firstIndex(of: Self.newline).map { more[...$0] } ?? more[...]
        bytes += piece
        end += piece.count
      }
      append(bytes, to: &parts)
      offset = end
    } catch {
      parts.append(.problem(file.origin.problem(.file(error), line: line)))
      offset = file.bytes.count
    }
    return offset - start
  }

  private static let newline = UInt8(ascii: "\n")

  private func readStep(at end: Int) throws(FileError) -> [UInt8] {
    try file.bytes.read(at: end, count: min(RecordFile.stepBytes, file.bytes.count - end))
  }

  private func append(_ bytes: [UInt8], to parts: inout [IntakeItem.Part]) {
    guard !bytes.isEmpty else { return }
    let view = ByteView(bytes)
    parts.append(.records(RecordPiece(file: file, bytes: view, firstLine: line)))
    line += view.newlineCount(in: 0..<view.count)
  }

  /// Appends the whole lines of `bytes`, which were read at `offset`, and looks for the end of the
  /// line at `lineStart` behind them without keeping it.
  private func passOverLongLine(
    _ bytes: [UInt8], _ lineStart: Int, _ parts: inout [IntakeItem.Part]
  ) throws(FileError) -> Int {
    let start = offset
    append(Array(bytes[..<lineStart]), to: &parts)
    var end = offset + bytes.count
    var isFound = false
    while end < file.bytes.count && !isFound {
      let more = try readStep(at: end)
      let newline = more.firstIndex(of: Self.newline)
      isFound = newline != nil
      end += newline.map { $0 + 1 } ?? more.count
    }
    let length = end - offset - lineStart - (isFound ? 1 : 0)
    parts.append(
      .problem(
        file.origin.problem(
          .report(.tooLong(bytes: length, limit: ReportLimits.maximumBytes)), line: line)))
    line += 1
    offset = end
    return end - start
  }
}
