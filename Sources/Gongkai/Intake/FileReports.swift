// Which reports are in one file or folder, without an index?

import GongkaiFiles
public import GongkaiReports

/// Reads files as indexing does.
public enum FileReports {
  /// How much is read at a time.
  private static let itemBytes = 1 << 20

  /// Hands every report in the file or folder at `path` to `take`, and every problem, in the order
  /// in which they would be indexed.
  ///
  /// A file whose name promises no format is read as text, or as what it turns out to be. What
  /// `take` throws ends the reading.
  ///
  /// - Throws: `IntakeError` when there is nothing to be read at `path`, and what `take` throws.
  public static func read(
    path: String, _ take: (Result<Report, IntakeProblem>) throws -> Void
  ) throws {
    let plan = try IntakePlan.make(paths: [path], otherNames: .text)
    for problem in plan.problems { try take(.failure(problem)) }
    let queue = IntakeQueue(plan: plan, itemBytes: itemBytes)
    while let item = queue.next() {
      for result in item.load().results { try take(result.map(\.report)) }
    }
  }
}
