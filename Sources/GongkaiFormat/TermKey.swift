// How a term is written in the dictionary: a kind, then the folded text.

import GongkaiBytes

/// What a term stands for. Kinds never collide: the kind is the first byte of the key.
public enum TermKind: UInt8, CaseIterable, Sendable {
  /// The place behind each clause. One term of an empty text.
  case clauseEnd = 0
  /// Two neighbouring Han characters, or one where no bigram starts. Positional.
  case gram = 1
  /// A word of another script, a number, or a symbol. Positional.
  case otherWord = 2
  /// One Han character: documents and frequencies only.
  case character = 3
  /// An ICU word of Han text: documents and frequencies only.
  case word = 4
  /// Three or four neighbouring Han characters that occur at many places: documents and
  /// frequencies only.
  case longGram = 5

  /// Whether its terms have places in the clause stream.
  public var isPositional: Bool { rawValue <= TermKind.otherWord.rawValue }

  /// Which of the three document lengths normalizes its frequencies.
  public var norm: NormKind {
    switch self {
    case .clauseEnd, .gram, .otherWord, .longGram: .positional
    case .character: .character
    case .word: .word
    }
  }
}

/// A term's key: bytes that sort as the dictionary does.
public struct TermKey: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(_ kind: TermKind, _ text: [UInt8]) {
    var bytes = TermKey.beginning(kind, capacity: text.count)
    bytes += text
    self.bytes = bytes
  }

  /// A key as it stands in the dictionary.
  public init(raw bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The key of one Han character (`gram` with an end mark, or `character`).
  public init(_ kind: TermKind, scalar: UInt32) {
    var bytes = TermKey.beginning(kind, capacity: 4)
    TermKey.appendUTF8(scalar, to: &bytes)
    self.bytes = bytes
  }

  /// The key of the bigram of two Han characters.
  public init(gram first: UInt32, _ second: UInt32) {
    var bytes = TermKey.beginning(.gram, capacity: 8)
    TermKey.appendUTF8(first, to: &bytes)
    TermKey.appendUTF8(second, to: &bytes)
    self.bytes = bytes
  }

  /// The key of three or four Han characters.
  public init(longGram scalars: [UInt32]) {
    var bytes = TermKey.beginning(.longGram, capacity: 4 * scalars.count)
    for scalar in scalars { TermKey.appendUTF8(scalar, to: &bytes) }
    self.bytes = bytes
  }

  /// The first byte of a key, with room for the text.
  private static func beginning(_ kind: TermKind, capacity: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 + capacity)
    bytes.append(kind.rawValue)
    return bytes
  }

  /// All bytes at once: keys are looked up several times for each term of a query.
  public func hash(into hasher: inout Hasher) {
    // SAFETY: the hasher reads the bytes before the call returns.
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }

  public static let clauseEnd = TermKey(.clauseEnd, [])

  /// The kind, or nil for a key that no release of ours wrote.
  public var kind: TermKind? { bytes.first.flatMap(TermKind.init(rawValue:)) }

  /// The folded text, repaired where it is not UTF-8.
  public var text: String { String(decoding: bytes.dropFirst(), as: UTF8.self) }

  /// Appends the UTF-8 form of a scalar value below 0x110000.
  @inlinable
  public static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 12 & 0x3F)))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar & 0x3F)))
  }
}
