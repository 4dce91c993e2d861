// What can be wrong with bytes that are read: an error every reader of raw data throws.

/// Says why bytes could not be read as what they should be.
///
/// Offsets count from the start of the view or buffer that was read, in bytes.
public enum ByteError: Error, Equatable, Sendable {
  /// The bytes end before what should be read.
  case truncated(offset: Int, needed: Int, available: Int)
  /// A variable-length integer is too long, too large, or not in its shortest form.
  case malformedInteger(offset: Int)
  /// A packed block contradicts itself.
  case malformedBlock(offset: Int)
}

extension ByteError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated(let offset, let needed, let available):
      "at byte \(offset): \(needed) bytes needed, \(available) there"
    case .malformedInteger(let offset):
      "at byte \(offset): malformed integer"
    case .malformedBlock(let offset):
      "at byte \(offset): malformed block"
    }
  }
}
