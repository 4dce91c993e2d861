// What can go wrong while text is made into tokens?

/// A failure of the text layer.
public enum TextError: Error, Equatable, Sendable {
  /// A call into ICU failed with ICU's own positive error code.
  case icu(operation: ICUOperation, status: Int32)
  /// The bytes are not a fold table that this version reads.
  case foldTable(FoldTableFault)

  /// The calls into ICU that can fail.
  public enum ICUOperation: String, Sendable {
    case normalize, transliterate, openWordIterator
  }

  /// What is wrong with the bytes of a fold table.
  public enum FoldTableFault: Equatable, Sendable {
    case truncated(needed: Int, available: Int)
    case wrongMagic
    case wrongLength(stated: Int, actual: Int)
    case blockOutOfRange(index: Int)
    case readingsOutOfRange
  }
}

extension TextError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .icu(let operation, let status):
      "ICU failed to \(operation.rawValue) (error \(status)); check that libicu is installed whole"
    case .foldTable(let fault):
      "the fold table is damaged (\(fault)); rebuild the index"
    }
  }
}
