// Which piece of the input does the next worker get?

import GongkaiBytes

/// Deals a plan out in pieces, always cut in the same way.
///
/// Where it cuts depends on the files and the size of the pieces only, never on who asks when.
/// It is no more than a cursor: guard it with a lock when several threads ask.
final class IntakeQueue {
  /// The most files of a piece, so that many tiny files are spread over the workers too.
  private static let maximumParts = 1024

  private let files: [IntakePlan.File]
  private let itemBytes: Int
  private var nextFile = 0
  private var nextOrdinal = 0
  private var lines: LineCutter?

  /// A queue of pieces of about `itemBytes` bytes.
  ///
  /// - Precondition: `itemBytes` is at least 1.
  init(plan: IntakePlan, itemBytes: Int) {
    precondition(itemBytes >= 1, "a piece holds something")
    files = plan.files
    self.itemBytes = itemBytes
  }

  /// The next piece, or nil when everything has been dealt out; then nil for ever.
  ///
  /// A piece ends with the file or the line that makes it large enough.
  func next() -> IntakeItem? {
    var parts: [IntakeItem.Part] = []
    var bytes = 0
    while bytes < itemBytes, parts.count < Self.maximumParts {
      if let cutter = lines {
        bytes += cutter.cut(atLeast: itemBytes - bytes, to: &parts)
        if cutter.isAtEnd { lines = nil }
      } else if nextFile < files.count {
        let file = files[nextFile]
        nextFile += 1
        switch file.kind {
        case .text:
          parts.append(.text(file))
          bytes += file.size
        case .lines:
          open(file).map { parts.append($0) }
        }
      } else {
        break
      }
    }
    guard !parts.isEmpty else { return nil }
    defer { nextOrdinal += 1 }
    return IntakeItem(ordinal: nextOrdinal, parts: parts, bytes: bytes)
  }

  /// Opens a JSON Lines file; returns a part only when that fails.
  private func open(_ file: IntakePlan.File) -> IntakeItem.Part? {
    do throws(FileError) {
      let cutter = LineCutter(try InputFile(file.path))
      if !cutter.isAtEnd { lines = cutter }
      return nil
    } catch {
      return .problem(IntakeProblem(path: file.path, reason: .file(error)))
    }
  }
}
