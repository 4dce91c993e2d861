// Which operations break the rules of FORMAT.md, "Order of writing"?

import GongkaiBytes
import GongkaiFormat
import TestKit

/// Watches the operations on an index folder, and notes where one comes before another that it
/// rests on.
struct WritingOrder {
  /// The rules, each as what is wrong when it is broken.
  enum Rule: String {
    case committedFileChanged = "a file of a commit is written again"
    case renamedUnsynced = "a file takes its name before its bytes are on disk"
    case committedUnsynced = "a commit comes before the bytes of a file are on disk"
    case committedUnnamed = "a commit comes before a name is on disk"
    case wentOnUnnamed = "something changes before the name of the commit is on disk"
    case folderUnnamed = "the folder is used before its own name is on disk"
  }

  /// The rules that `events` break in the index at `path`, each with what broke it.
  static func violations(_ events: [FileEvent], path: String) -> [(rule: Rule, event: FileEvent)] {
    var order = Self(path: path)
    for event in events { order.follow(event) }
    return order.violations
  }

  private let path: String
  private var violations: [(rule: Rule, event: FileEvent)] = []
  /// Files with bytes that are not on disk, and with names that are not.
  private var unsyncedBytes: Set<String> = []
  private var unsyncedNames: Set<String> = []
  /// Files that were there at the last commit.
  private var committed: Set<String> = []
  private var there: Set<String> = []
  private var committedNow = false

  private init(path: String) { self.path = path }

  private mutating func follow(_ event: FileEvent) {
    if event.changesFiles {
      if committedNow { violations.append((.wentOnUnnamed, event)) }
      if unsyncedNames.contains(path), event != .createDirectory(path) {
        violations.append((.folderUnnamed, event))
      }
    }
    switch event {
    case .create(let file):
      change(file, event)
      if there.insert(file).inserted { unsyncedNames.insert(file) }
    case .write(let file, _), .truncate(let file, _):
      change(file, event)
    case .sync(let file):
      unsyncedBytes.remove(file)
    case .rename(let source, let target):
      rename(source, target, event)
    case .remove(let file):
      there.remove(file)
      unsyncedBytes.remove(file)
      unsyncedNames.remove(file)
    case .createDirectory(let folder):
      unsyncedNames.insert(folder)
    case .syncDirectory(let folder):
      unsyncedNames = unsyncedNames.filter { Directory.parent(of: $0) != folder }
      if folder == path { committedNow = false }
    case .lock, .close:
      break
    }
  }

  /// The lock is no part of a commit, and may hold anything.
  private func isLock(_ file: String) -> Bool { file == path + "/writer.lock" }

  private mutating func change(_ file: String, _ event: FileEvent) {
    guard !isLock(file) else { return }
    if committed.contains(file) { violations.append((.committedFileChanged, event)) }
    unsyncedBytes.insert(file)
  }

  private mutating func rename(_ source: String, _ target: String, _ event: FileEvent) {
    if unsyncedBytes.contains(source) { violations.append((.renamedUnsynced, event)) }
    there.remove(source)
    there.insert(target)
    unsyncedNames.remove(source)
    if Manifest.generation(fileName: String(target.dropFirst(path.count + 1))) != nil {
      if !unsyncedBytes.isEmpty { violations.append((.committedUnsynced, event)) }
      if unsyncedNames.contains(where: { !isLock($0) }) {
        violations.append((.committedUnnamed, event))
      }
      committed = there
      committedNow = true
    }
    unsyncedNames.insert(target)
  }
}
