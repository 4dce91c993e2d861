// How do tests make the n-th operation on files fail, or the last one before the process dies?

internal import Glibc
package import GongkaiBytes

/// A file layer that carries out operations on the real system, records them, and lets chosen ones
/// fail. What would be left after a loss of power is kept in a `DiskModel`.
///
/// The idea is that of SQLite's test VFS (sqlite.org/testing.html, "Crash Testing"); the model of
/// what survives follows Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014: data
/// and names that were not brought to disk survive in any combination.
package final class FaultyFiles: FileOperations {
  /// What happens to an operation instead.
  package enum Fault: Sendable {
    /// It has no effect and fails with this `errno`.
    case error(Int32)
    /// Of the bytes to be written only so many are, which is no error.
    case short(Int)
    /// The process dies: a write may still take half of its bytes, nothing after it has any effect.
    case kill
  }

  private struct State {
    var events: [FileEvent] = []
    var isDead = false
    var disk: DiskModel?
  }

  private let state: Guarded<State>
  private let system = SystemFiles()
  private let fault: @Sendable (_ number: Int, FileEvent) -> Fault?

  /// - Parameters:
  ///   - root: the directory of which a model is kept; what it holds counts as brought to disk.
  ///   - fault: what happens to the operation of that number, counted from 0; nil for nothing.
  package init(
    root: String? = nil,
    fault: @escaping @Sendable (_ number: Int, FileEvent) -> Fault? = { _, _ in nil }
  ) throws(FileError) {
    var disk: DiskModel?
    if let root { disk = try DiskModel(root: root) }
    state = Guarded(State(disk: disk))
    self.fault = fault
  }

  /// The operations so far; with a dead process those that it reached alive.
  package var events: [FileEvent] { state.withLock { $0.events } }

  /// Whether the fault of the kind `kill` has come.
  package var isDead: Bool { state.withLock { $0.isDead } }

  /// The files as the disk may hold them.
  package var disk: DiskModel? { state.withLock { $0.disk } }

  /// Runs `body` with this layer in place of the system.
  package func run<R>(_ body: () throws -> R) rethrows -> R {
    try FileLayer.$current.withValue(self, operation: body)
  }

  /// Counts the operation and decides about it; returns how many bytes a write may take.
  private func begin(
    _ event: FileEvent, _ operation: FileError.Operation, _ path: String, count: Int = 0
  ) throws(FileError) -> Int {
    let decision: (errno: Int32, count: Int) = state.withLock { state in
      guard !state.isDead else { return (ECANCELED, 0) }
      let number = state.events.count
      state.events.append(event)
      switch fault(number, event) {
      case nil: return (0, count)
      case .error(let errno): return (errno, 0)
      case .short(let most): return (0, min(most, count))
      case .kill:
        state.isDead = true
        return (ECANCELED, count / 2)
      }
    }
    if decision.errno != 0 && decision.count == 0 {
      throw FileError(operation: operation, path: path, errno: decision.errno)
    }
    return decision.count
  }

  package func create(_ path: String, truncating: Bool) throws(FileError) -> Int32 {
    _ = try begin(.create(path), .create, path)
    let descriptor = try system.create(path, truncating: truncating)
    state.withLock { $0.disk?.create(path, truncating: truncating, descriptor) }
    return descriptor
  }

  package func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(FileError) -> Int {
    let most = try begin(.write(path, count: bytes.count), .write, path, count: bytes.count)
    // SAFETY: `most` is no more than the lent buffer holds.
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<most])
    let count = try unsafe system.write(descriptor, part, path: path)
    // SAFETY: as above; the system took no more than it was given.
    let taken = unsafe Array(part[..<count])
    let dies = state.withLock { state in
      state.disk?.write(descriptor, taken)
      return state.isDead
    }
    if dies { throw FileError(operation: .write, path: path, errno: ECANCELED) }
    return count
  }

  package func truncate(_ descriptor: Int32, size: Int, path: String) throws(FileError) {
    _ = try begin(.truncate(path, size: size), .write, path)
    try system.truncate(descriptor, size: size, path: path)
    state.withLock { $0.disk?.truncate(descriptor, size: size) }
  }

  // Bringing files to disk is noted and not done: it takes most of a test's time, and only the
  // model is ever asked what would be there.
  package func sync(_ descriptor: Int32, path: String) throws(FileError) {
    _ = try begin(.sync(path), .sync, path)
    state.withLock { $0.disk?.sync(descriptor) }
  }

  package func lock(_ descriptor: Int32, path: String) throws(FileError) {
    _ = try begin(.lock(path), .lock, path)
    try system.lock(descriptor, path: path)
  }

  package func close(_ descriptor: Int32, path: String) throws(FileError) {
    // The files of a dead process are closed as well.
    defer { try? system.close(descriptor, path: path) }
    _ = try begin(.close(path), .close, path)
  }

  package func rename(_ source: String, _ target: String) throws(FileError) {
    _ = try begin(.rename(source, to: target), .rename, source)
    try system.rename(source, target)
    state.withLock { $0.disk?.rename(source, target) }
  }

  package func remove(_ path: String) throws(FileError) {
    _ = try begin(.remove(path), .remove, path)
    try system.remove(path)
    state.withLock { $0.disk?.remove(path) }
  }

  package func createDirectory(_ path: String) throws(FileError) {
    _ = try begin(.createDirectory(path), .createDirectory, path)
    try system.createDirectory(path)
    state.withLock { $0.disk?.createDirectory(path) }
  }

  package func syncDirectory(_ path: String) throws(FileError) {
    _ = try begin(.syncDirectory(path), .sync, path)
    state.withLock { $0.disk?.syncDirectory(path) }
  }
}
