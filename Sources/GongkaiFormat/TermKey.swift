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
  /// Three or more neighbouring Han characters that occur often: documents and frequencies only.
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
///
/// Up to 15 bytes, as nearly all have, stand in two numbers, so that making a key, comparing it and
/// hashing it take no memory: each term of a query is looked up several times.
public struct TermKey: Hashable, Sendable {
  /// The first eight bytes as a number that sorts as they do; bytes that are missing are 0.
  let beginning: UInt64
  /// The next seven bytes, and how many there are of both; all ones where there are more.
  private let following: UInt64
  /// All bytes where there are more than 15.
  private let all: [UInt8]?

  /// A key as it stands in the dictionary.
  public init(raw bytes: [UInt8]) {
    var short = ShortKey()
    for byte in bytes.prefix(ShortKey.most) { short.append(byte) }
    self.init(short, all: bytes.count > ShortKey.most ? bytes : nil)
  }

  public init(_ kind: TermKind, _ text: [UInt8]) {
    self.init(raw: [kind.rawValue] + text)
  }

  /// The key of one Han character (`gram` with an end mark, or `character`).
  public init(_ kind: TermKind, scalar: UInt32) {
    var short = ShortKey(kind)
    short.appendUTF8(scalar)
    self.init(short, all: nil)
  }

  /// The key of the bigram of two Han characters.
  public init(gram first: UInt32, _ second: UInt32) {
    var short = ShortKey(.gram)
    short.appendUTF8(first)
    short.appendUTF8(second)
    self.init(short, all: nil)
  }

  /// How many Han characters a long gram has.
  public static let longGramLengths = 3...16

  /// The key of a long gram.
  public init(longGram scalars: some Sequence<UInt32>) {
    var bytes = [TermKind.longGram.rawValue]
    for scalar in scalars { TermKey.appendUTF8(scalar, to: &bytes) }
    self.init(raw: bytes)
  }

  private init(_ short: ShortKey, all: [UInt8]?) {
    beginning = UInt64(truncatingIfNeeded: short.bytes >> 64)
    following = all == nil ? UInt64(truncatingIfNeeded: short.bytes) | UInt64(short.count) : .max
    self.all = all
  }

  public static let clauseEnd = TermKey(.clauseEnd, [])

  /// The bigram of a word of two characters, the character of a word of one; nil for others.
  public var base: TermKey? {
    guard kind == .word, all == nil else { return nil }
    // Each scalar has one byte that is no continuation of another.
    let count = unsafe withBytes { bytes in
      unsafe bytes.dropFirst().count { $0 & 0xC0 != 0x80 }
    }
    guard count == 1 || count == 2 else { return nil }
    let kind: TermKind = count == 1 ? .character : .gram
    return TermKey(
      beginning: beginning & (.max >> 8) | UInt64(kind.rawValue) << 56, following: following)
  }

  private init(beginning: UInt64, following: UInt64) {
    self.beginning = beginning
    self.following = following
    all = nil
  }

  /// How many bytes there are.
  var count: Int { all?.count ?? Int(following & 0xFF) }

  public var bytes: [UInt8] {
    if let all { return all }
    return unsafe withBytes { unsafe Array($0) }
  }

  public static func == (a: TermKey, b: TermKey) -> Bool {
    a.beginning == b.beginning && a.following == b.following
      && (a.following != .max || a.all == b.all)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(beginning)
    hasher.combine(following)
    if let all { hasher.combine(all) }
  }

  /// Lends the bytes to `body`.
  @inline(__always)
  func withBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: both lend bytes for the call only; the two numbers hold 16 bytes, `count` is less.
    if let all {
      return try unsafe all.withUnsafeBufferPointer { (bytes) throws(E) in
        try unsafe body(UnsafeRawBufferPointer(bytes))
      }
    }
    let words = (beginning.bigEndian, following.bigEndian)
    return try unsafe withUnsafeBytes(of: words) { (bytes) throws(E) in
      try unsafe body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
  }

  /// The kind, or nil for a key that no release of ours wrote.
  public var kind: TermKind? {
    count > 0 ? TermKind(rawValue: UInt8(truncatingIfNeeded: beginning >> 56)) : nil
  }

  /// The folded text, repaired where it is not UTF-8.
  public var text: String { String(decoding: bytes.dropFirst(), as: UTF8.self) }

  /// Appends the UTF-8 form of a scalar value below 0x110000.
  @inlinable
  public static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    visitUTF8(scalar) { bytes.append($0) }
  }

  /// Calls `body` with the UTF-8 form of a scalar value below 0x110000.
  @inlinable @inline(__always)
  static func visitUTF8(_ scalar: UInt32, _ body: (UInt8) -> Void) {
    if scalar < 0x80 {
      body(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      body(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        body(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        body(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        body(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 12 & 0x3F)))
      }
      body(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
    }
    body(UInt8(truncatingIfNeeded: 0x80 | (scalar & 0x3F)))
  }
}

/// The bytes of a key while they are put together, at most 15.
private struct ShortKey {
  static let most = 15

  /// The first byte stands highest.
  private(set) var bytes: UInt128 = 0
  private(set) var count = 0

  init() {}

  init(_ kind: TermKind) { append(kind.rawValue) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    precondition(count < Self.most, "a short key has 15 bytes at most")
    count &+= 1
    bytes |= UInt128(byte) &<< UInt128(128 &- 8 &* count)
  }

  @inline(__always)
  mutating func appendUTF8(_ scalar: UInt32) {
    TermKey.visitUTF8(scalar) { append($0) }
  }
}
