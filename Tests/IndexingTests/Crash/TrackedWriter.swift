// Which documents must an index hold, whatever became of its writer?

import GongkaiFormat

@testable import GongkaiIndexing

/// A writer with a model beside it: a dictionary of the texts that were committed, and of those
/// that the next commit brings.
final class TrackedWriter {
  let writer: IndexWriter
  /// What the last commit that returned holds; nil before the first.
  private(set) var committed: [String: String]?
  /// What the next one holds.
  private(set) var next: [String: String]
  private var isCommitting = false

  /// Opens a writer on an index that holds `committed`.
  ///
  /// - Parameter memory: what it may take; where that is little, it joins segments.
  init(_ path: String, holding committed: [String: String]?, memory: Int = 512 << 20) throws {
    self.committed = committed
    next = committed ?? [:]
    writer = try IndexWriter(
      directory: path, options: .init(threads: 1, memory: memory), samples: { [] },
      newFold: { sharedFold })
  }

  func add(_ texts: KeyValuePairs<String, String>) throws {
    try writer.add(texts.map { shortDocument($0.key, $0.value) })
    for (identifier, text) in texts { next[identifier] = text }
  }

  func delete(_ identifier: String) throws {
    let found = try writer.delete(identifier)
    precondition(found == (next[identifier] != nil), "the writer knows what it holds")
    next[identifier] = nil
  }

  func deleteAll(where shouldDelete: (String) -> Bool) throws {
    _ = try writer.deleteAll(where: shouldDelete)
    next = next.filter { !shouldDelete($0.key) }
  }

  func commit() throws {
    isCommitting = true
    try writer.commit()
    committed = next
    isCommitting = false
  }

  /// What an index may hold after the run ended at any point: the last commit, or the one that
  /// was being made.
  var allowed: [[String: String]?] { isCommitting ? [committed, next] : [committed] }
}

extension Commit {
  /// The texts of the newest commit in `path`; nil where there is none yet.
  static func texts(in path: String) throws -> [String: String]? {
    do {
      return try Commit(directory: path).liveTexts()
    } catch IndexError.notAnIndex {
      return nil
    }
  }
}
