// Which operation on files was it?

/// One operation of the file layer, as it is counted, recorded and made to fail.
package enum FileEvent: Equatable, Sendable {
  case create(String)
  case write(String, count: Int)
  case truncate(String, size: Int)
  case sync(String)
  case lock(String)
  case close(String)
  case rename(String, to: String)
  case remove(String)
  case createDirectory(String)
  case syncDirectory(String)

  /// Whether the disk holds something else after this operation.
  package var changesFiles: Bool {
    switch self {
    case .create, .write, .truncate, .rename, .remove, .createDirectory: true
    case .sync, .lock, .close, .syncDirectory: false
    }
  }
}
