// Which reports are in a piece of the input?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

/// A piece of the input for one worker.
struct IntakeItem: Sendable {
  /// What a piece is made of.
  enum Part: Sendable {
    /// A file that holds one report.
    case document(IntakePlan.File)
    /// An entry of an archive that holds one report.
    case entry(OpenArchive, index: Int)
    /// Whole records of a file.
    case records(RecordPiece)
    /// What could not be opened or cut.
    case problem(IntakeProblem)
  }

  /// The place of the piece in the input, counted from 0.
  let ordinal: Int
  /// What it is made of, in the order of the input.
  let parts: [Part]
  /// The size in the files of the input, in bytes, as far as it was known when it was dealt out.
  let bytes: Int
  /// The size of its reports in bytes, unpacked, as far as it was known then.
  let size: Int

  /// Reads the reports of the piece; what cannot be read becomes a problem.
  func load(_ reader: DocumentReader = .standard) -> LoadedItem {
    var loaded = LoadedItem(ordinal: ordinal, bytes: bytes)
    for part in parts {
      switch part {
      case .document(let file): loaded.results.append(DocumentFile.load(file, reader))
      case .entry(let archive, let index):
        loaded.results.append(DocumentFile.load(archive, index, reader))
      case .records(let piece): piece.read { loaded.results.append($0) }
      case .problem(let problem): loaded.results.append(.failure(problem))
      }
    }
    return loaded
  }
}

/// A report, with the digest of what it was read from: all bytes of a file or an entry, or those
/// of a record without its line end.
struct LoadedReport: Sendable {
  var report: Report
  var sourceHash: SHA256.Digest
}

/// The reports of a piece of the input.
struct LoadedItem: Sendable {
  /// The place of the piece in the input, counted from 0.
  let ordinal: Int
  /// The size of the piece in bytes.
  let bytes: Int
  /// The reports and what could not be read, in the order of the input.
  fileprivate(set) var results: [Result<LoadedReport, IntakeProblem>] = []

  fileprivate init(ordinal: Int, bytes: Int) {
    self.ordinal = ordinal
    self.bytes = bytes
  }

  /// The reports in the order of the input.
  var documents: [LoadedReport] {
    results.compactMap { try? $0.get() }
  }

  /// What could not be read, in the order of the input.
  var problems: [IntakeProblem] {
    results.compactMap { result in
      if case .failure(let problem) = result { problem } else { nil }
    }
  }
}
