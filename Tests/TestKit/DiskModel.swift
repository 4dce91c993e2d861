// What may be on the disk when the power goes?

internal import GongkaiBytes

/// The files below a directory twice: as processes see them, and as they were last brought to disk.
///
/// Between the two, a loss of power leaves anything: each change of a name since its directory was
/// brought to disk, and each file's bytes since the file was, survive or not, whatever the others
/// do. A rename survives whole or not at all.
package struct DiskModel: Sendable {
  /// What survives of that which was not brought to disk.
  package enum Survival: Sendable {
    /// Nothing: the disk is behind as far as it may be.
    case nothing
    /// All names, but no bytes: files are there and empty.
    case names
    /// All bytes, but no names.
    case bytes
    /// Everything, as when only the process dies.
    case everything
    /// What the random numbers of a seed choose.
    case chance(UInt64)
  }

  private enum Node: Equatable, Sendable {
    case directory
    /// A file by its number in `contents`.
    case file(Int)
  }

  /// A change of names, with what they then stand for: the change before it may get lost.
  private enum NameChange: Sendable {
    case add(String, Node)
    case remove(String)
    case rename(String, to: String, Node)

    var directory: String {
      switch self {
      case .add(let path, _), .remove(let path), .rename(let path, _, _):
        Directory.parent(of: path)
      }
    }

    func apply(to names: inout [String: Node]) {
      switch self {
      case .add(let path, let node):
        names[path] = node
      case .remove(let path):
        names[path] = nil
      case .rename(let source, let target, let node):
        names[source] = nil
        names[target] = node
      }
    }
  }

  private struct Contents: Sendable {
    var onDisk: [UInt8] = []
    var now: [UInt8] = []
    /// Where the next write of the one who has it open goes.
    var position = 0
  }

  private let root: String
  private var onDisk: [String: Node] = [:]
  private var now: [String: Node] = [:]
  private var changes: [NameChange] = []
  private var contents: [Contents] = []
  private var openFiles: [Int32: Int] = [:]

  /// Takes what is below `root` as brought to disk.
  init(root: String) throws(FileError) {
    self.root = root
    try add(root)
    now = onDisk
  }

  private mutating func add(_ directory: String) throws(FileError) {
    for entry in try Directory.entries(directory) {
      let path = "\(directory)/\(entry.name)"
      if entry.kind == .directory {
        onDisk[path] = .directory
        try add(path)
      } else {
        let bytes = try Files.readAll(path)
        onDisk[path] = .file(contents.count)
        contents.append(Contents(onDisk: bytes, now: bytes))
      }
    }
  }

  // MARK: What happens

  mutating func create(_ path: String, truncating: Bool, _ descriptor: Int32) {
    if case .file(let number) = now[path] {
      if truncating { contents[number].now = [] }
      contents[number].position = 0
      openFiles[descriptor] = number
    } else {
      openFiles[descriptor] = contents.count
      change(.add(path, .file(contents.count)))
      contents.append(Contents())
    }
  }

  mutating func write(_ descriptor: Int32, _ bytes: [UInt8]) {
    guard let number = openFiles[descriptor] else { return }
    let position = contents[number].position
    let end = max(position, min(position + bytes.count, contents[number].now.count))
    contents[number].now.replaceSubrange(position..<end, with: bytes)
    contents[number].position = position + bytes.count
  }

  mutating func truncate(_ descriptor: Int32, size: Int) {
    guard let number = openFiles[descriptor] else { return }
    let missing = size - contents[number].now.count
    contents[number].now =
      contents[number].now.prefix(size) + Array(repeating: 0, count: max(0, missing))
  }

  mutating func sync(_ descriptor: Int32) {
    guard let number = openFiles[descriptor] else { return }
    contents[number].onDisk = contents[number].now
  }

  mutating func createDirectory(_ path: String) { change(.add(path, .directory)) }

  mutating func rename(_ source: String, _ target: String) {
    precondition(
      Directory.parent(of: source) == Directory.parent(of: target), "in one directory only")
    guard let node = now[source] else { return }
    change(.rename(source, to: target, node))
  }

  mutating func remove(_ path: String) { change(.remove(path)) }

  mutating func syncDirectory(_ path: String) {
    for change in changes where change.directory == path { change.apply(to: &onDisk) }
    changes.removeAll { $0.directory == path }
  }

  private mutating func change(_ change: NameChange) {
    change.apply(to: &now)
    changes.append(change)
  }

  // MARK: What is left

  /// Makes the files below `target`, a new directory, that are below the root after a loss of
  /// power.
  package func recreate(_ survival: Survival, at target: String) throws {
    try FaultyFiles().run { try write(survival, to: target) }
  }

  private func write(_ survival: Survival, to target: String) throws {
    var random = SeededRandom(seed: survival.seed)
    var names = onDisk
    for change in changes {
      let survives =
        switch survival {
        case .nothing, .bytes: false
        case .names, .everything: true
        case .chance: Bool.random(using: &random)
        }
      if survives { change.apply(to: &names) }
    }
    try Directory.create(target)
    // Directories sort before what is in them, and nothing is left in one whose name is lost.
    var directories: Set<String> = [root]
    for path in names.keys.sorted() where directories.contains(Directory.parent(of: path)) {
      let copy = target + path.dropFirst(root.count)
      switch names[path] {
      case .file(let number):
        let file = try OutputFile(creating: copy)
        try file.append(bytes(of: contents[number], survival, &random))
        try file.close()
      case .directory, nil:
        directories.insert(path)
        try Directory.create(copy)
      }
    }
  }

  private func bytes(
    of file: Contents, _ survival: Survival, _ random: inout SeededRandom
  ) -> [UInt8] {
    switch survival {
    case .nothing, .names: return file.onDisk
    case .bytes, .everything: return file.now
    case .chance:
      guard file.now != file.onDisk else { return file.now }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return file.onDisk
      case 1: return file.now
      case 2: return Array(file.now.prefix(Int.random(in: 0...file.now.count, using: &random)))
      default:
        // The size reached the disk, and some of the bytes.
        let kept = Int.random(in: 0...file.now.count, using: &random)
        return file.now.prefix(kept) + Array(repeating: 0, count: file.now.count - kept)
      }
    }
  }
}

extension DiskModel.Survival {
  fileprivate var seed: UInt64 {
    if case .chance(let seed) = self { seed } else { 0 }
  }
}
