// Which reports are in a piece of the input?

import GongkaiBytes
import GongkaiReports

/// A piece of the input for one worker.
struct IntakeItem: Sendable {
  /// What a piece is made of.
  enum Part: Sendable {
    /// A file that holds one report.
    case text(IntakePlan.File)
    /// Whole lines of a JSON Lines file, of which the first has the number `firstLine`.
    case lines(path: String, bytes: ByteView, range: Range<Int>, firstLine: Int)
    /// A file that could not be opened.
    case problem(IntakeProblem)
  }

  /// The place of the piece in the input, counted from 0.
  let ordinal: Int
  /// What it is made of, in the order of the input.
  let parts: [Part]
  /// The size in bytes, as far as it was known when it was dealt out.
  let bytes: Int

  /// Reads the reports of the piece; what cannot be read becomes a problem.
  func load() -> LoadedItem {
    var loaded = LoadedItem(ordinal: ordinal, bytes: bytes)
    for part in parts {
      switch part {
      case .text(let file): loaded.add(file: file)
      case .lines(let path, let bytes, let range, let firstLine):
        loaded.add(linesOf: path, bytes: bytes, range: range, firstLine: firstLine)
      case .problem(let problem): loaded.problems.append(problem)
      }
    }
    return loaded
  }
}

/// The reports of a piece of the input.
struct LoadedItem: Sendable {
  /// The place of the piece in the input, counted from 0.
  let ordinal: Int
  /// The size of the piece in bytes.
  let bytes: Int
  /// The reports in the order of the input, each with the digest of what it was read from: all
  /// bytes of a text file, or those of a line without its line end.
  fileprivate(set) var documents: [(report: Report, sourceHash: SHA256.Digest)] = []
  /// What could not be read, in the order of the input.
  fileprivate(set) var problems: [IntakeProblem] = []

  fileprivate init(ordinal: Int, bytes: Int) {
    self.ordinal = ordinal
    self.bytes = bytes
  }

  fileprivate mutating func add(file: IntakePlan.File) {
    do {
      let opened = try InputFile(file.path)
      guard opened.size <= ReportLimits.maximumBytes else {
        throw ReportProblem.tooLong(bytes: opened.size, limit: ReportLimits.maximumBytes)
      }
      let text = try opened.read(at: 0, count: opened.size)
      documents.append((try TextReport.read(id: file.id, text: text), SHA256.digest(text)))
    } catch let problem as ReportProblem {
      problems.append(IntakeProblem(path: file.path, reason: .report(problem)))
    } catch let error as FileError {
      problems.append(IntakeProblem(path: file.path, reason: .file(error)))
    } catch {
      preconditionFailure("reading throws nothing else")
    }
  }

  fileprivate mutating func add(
    linesOf path: String, bytes: ByteView, range: Range<Int>, firstLine: Int
  ) {
    var number = firstLine
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes.firstNewline(in: start..<range.upperBound) ?? range.upperBound
      unsafe bytes.withUnsafeBytes { all in
        // SAFETY: both ends lie within the range, which lies within the view.
        unsafe add(line: UnsafeRawBufferPointer(rebasing: all[start..<end]), number, of: path)
      }
      number += 1
      start = end + 1
    }
  }

  private mutating func add(line whole: UnsafeRawBufferPointer, _ number: Int, of path: String) {
    var line = unsafe whole
    // SAFETY: the last byte is read, and left out, only where there is one.
    if unsafe line.last == UInt8(ascii: "\r") {
      unsafe line = UnsafeRawBufferPointer(rebasing: line.dropLast())
    }
    guard unsafe !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
    do throws(ReportProblem) {
      documents.append((try unsafe JSONLineReport.read(line: line), unsafe SHA256.digest(line)))
    } catch {
      problems.append(IntakeProblem(path: path, line: number, reason: .report(error)))
    }
  }
}
