// What does an archive say of one of its files?

/// A file in a ZIP archive.
public struct ZipEntry: Equatable, Sendable {
  /// The name as it stands in the archive, directories with it, in an encoding that is only known
  /// when `nameIsUTF8` says so; archives made on Chinese systems mostly hold GBK.
  public let nameBytes: [UInt8]
  /// Whether the archive states that the name is UTF-8. (ASCII names are both.)
  public let nameIsUTF8: Bool
  /// The size in bytes once unpacked, and as it is in the archive.
  public let size: Int
  public let packedSize: Int
  /// Whether a password is needed to read it.
  public let isEncrypted: Bool
  /// How it is packed: 0 stored, 8 deflated.
  let method: Int
  /// The CRC-32 of the unpacked bytes.
  let checksum: UInt32
  /// Where its own header starts, and where the next entry or the directory does.
  var headerOffset: Int
  var endOffset: Int

  /// The name for messages: what is not UTF-8 or no printable character becomes U+FFFD.
  public var displayName: String {
    let decoded = String(decoding: nameBytes, as: UTF8.self)
    return String(
      String.UnicodeScalarView(
        decoded.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
  }

  /// A decoded name as a relative path that never leads out of the directory it is put in: parts
  /// are parted by single slashes, with no drive, no `.` or `..` and no control characters among
  /// them; `unnamed` when nothing is left.
  public static func safePath(_ name: String) -> String {
    let parts = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }
    let kept = parts.compactMap { part -> String? in
      var scalars = String.UnicodeScalarView(
        part.filter { $0.value >= 0x20 && $0.value != 0x7F })
      if scalars.count == 2, scalars.last == ":" { return nil }
      while let last = scalars.last, last == " " { scalars.removeLast() }
      while let first = scalars.first, first == " " { scalars.removeFirst() }
      let isDots = scalars.allSatisfy { $0 == "." || $0 == " " }
      return isDots ? nil : String(scalars)
    }
    return kept.isEmpty ? "unnamed" : kept.joined(separator: "/")
  }
}

/// What an archive may hold at most; what is beyond is refused before it costs memory or time.
public struct ZipLimits: Sendable {
  /// Entries, directories among them.
  public var entries = 1_000_000
  /// Bytes of the directory of the archive.
  public var directoryBytes = 256 << 20
  /// Bytes of all entries unpacked.
  public var totalBytes = 1 << 40
  /// How many times larger than packed an entry may be unpacked.
  public var ratio = 300
  /// Unpacked bytes up to which the ratio does not matter.
  public var ratioFreeBytes = 4 << 20

  public init() {}
}
