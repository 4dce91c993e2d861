// How is a large file of lines cut without holding it in memory?

import GongkaiBytes
import GongkaiReports

/// Reads whole lines off a file, piece by piece.
///
/// The file is read and not mapped: mapped pages would count as memory of the run, and a file that
/// is cut short meanwhile would end the process.
final class LineCutter {
  /// How much is read at a time where a line end is looked for.
  private static let stepBytes = 256 << 10

  private let file: InputFile
  private var offset = 0
  private var line = 1

  init(_ file: InputFile) {
    self.file = file
  }

  /// Whether all lines have been cut off.
  var isAtEnd: Bool { offset >= file.size }

  /// Appends whole lines of `wanted` bytes or a little more; returns how many bytes they are.
  ///
  /// A line longer than any report is passed over, and becomes a problem. So does what cannot be
  /// read, which ends the file.
  func cut(atLeast wanted: Int, to parts: inout [IntakeItem.Part]) -> Int {
    let start = offset
    do throws(FileError) {
      var bytes = try file.read(at: offset, count: min(wanted, file.size - offset))
      var end = offset + bytes.count
      // Where the line that is not yet whole begins; what is added to it holds no line end.
      let lineStart = bytes.lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
      while end < file.size && bytes.last != Self.newline {
        if bytes.count - lineStart > ReportLimits.maximumBytes {
          return try passOverLongLine(bytes, lineStart, &parts)
        }
        let more = try file.read(at: end, count: min(Self.stepBytes, file.size - end))
        let piece = more.firstIndex(of: Self.newline).map { more[...$0] } ?? more[...]
        bytes += piece
        end += piece.count
      }
      append(bytes, to: &parts)
      offset = end
    } catch {
      parts.append(.problem(IntakeProblem(path: file.path, line: line, reason: .file(error))))
      offset = file.size
    }
    return offset - start
  }

  private static let newline = UInt8(ascii: "\n")

  private func append(_ bytes: [UInt8], to parts: inout [IntakeItem.Part]) {
    guard !bytes.isEmpty else { return }
    let view = ByteView(bytes)
    parts.append(
      .lines(path: file.path, bytes: view, range: 0..<view.count, firstLine: line))
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
    while end < file.size && !isFound {
      let more = try file.read(at: end, count: min(Self.stepBytes, file.size - end))
      let newline = more.firstIndex(of: Self.newline)
      isFound = newline != nil
      end += newline.map { $0 + 1 } ?? more.count
    }
    let length = end - offset - lineStart - (isFound ? 1 : 0)
    parts.append(
      .problem(
        IntakeProblem(
          path: file.path, line: line,
          reason: .report(.tooLong(bytes: length, limit: ReportLimits.maximumBytes)))))
    line += 1
    offset = end
    return end - start
  }
}
