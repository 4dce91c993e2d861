// What one commit consists of (FORMAT.md, "Manifest").

public import GongkaiBytes

/// A segment of a commit.
public struct SegmentEntry: Equatable, Sendable {
  /// Numbers segments for ever; the file is `segment-<number>.gks`.
  public var number: Int
  public var documentCount: Int
  public var fileSize: Int
  /// The generation that wrote the deletions, or 0 for none.
  public var deletionsGeneration: Int
  public var deletedCount: Int

  public init(
    number: Int, documentCount: Int, fileSize: Int, deletionsGeneration: Int, deletedCount: Int
  ) {
    self.number = number
    self.documentCount = documentCount
    self.fileSize = fileSize
    self.deletionsGeneration = deletionsGeneration
    self.deletedCount = deletedCount
  }
}

/// A commit: the segments that a reader sees, and the rules by which they were made.
public struct Manifest: Equatable, Sendable {
  public static let magic: [UInt8] = Array("GKCOMMT\n".utf8)
  public static let version: UInt32 = 3
  /// Version 1 knew two fields only.
  static let oldestReadableVersion: UInt32 = 3

  public var generation = 0
  public var nextSegment = 1
  /// Name and version of the analyzer, which must be the reader's own.
  public var analyzer = ""
  /// Which ICU and dictionary cut the words; for information.
  public var wordBreaker = ""
  public var foldChecksum: UInt32 = 0
  /// The compression dictionary's checksum; 0 for none.
  public var dictionaryChecksum: UInt32 = 0
  /// The fields of the documents.
  public var schema = FieldSchema.plain
  public var segments: [SegmentEntry] = []

  public init() {}

  /// The file of generation `generation`; names sort as generations do.
  public static func fileName(generation: Int) -> String {
    let digits = String(generation)
    return "commit-" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits + ".gkc"
  }

  /// The generation in a file name, or nil for other files.
  public static func generation(fileName: String) -> Int? {
    guard fileName.hasPrefix("commit-"), fileName.hasSuffix(".gkc") else { return nil }
    guard let number = Int(fileName.dropFirst(7).dropLast(4)), number >= 0,
      Self.fileName(generation: number) == fileName
    else { return nil }
    return number
  }

  public static func segmentFileName(_ number: Int) -> String { "segment-\(number).gks" }

  public static func deletionsFileName(_ number: Int, generation: Int) -> String {
    "segment-\(number)-\(generation).gkd"
  }

  public static func foldFileName(_ checksum: UInt32) -> String { "fold-\(checksum).gkf" }

  public static func dictionaryFileName(_ checksum: UInt32) -> String { "zstd-\(checksum).gkz" }

  /// Whether a file of this name holds documents of an index, or which of them are deleted.
  public static func isSegmentFileName(_ name: String) -> Bool {
    isFileName(name) && (name.hasSuffix(".gks") || name.hasSuffix(".gkd"))
  }

  /// Whether an index gives this name to any of its files, but the lock.
  public static func isFileName(_ name: String) -> Bool {
    let kinds = [
      ("commit-", ".gkc"), ("segment-", ".gks"), ("segment-", ".gkd"), ("fold-", ".gkf"),
      ("zstd-", ".gkz"),
    ]
    return kinds.contains { prefix, suffix in
      guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
      let numbers = name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
        .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      return numbers.count == (suffix == ".gkd" ? 2 : 1)
        && numbers.allSatisfy { number in
          !number.isEmpty
            && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }
  }

  /// The whole file: magic, version, length, fields, checksum of all before it.
  public func encode() -> [UInt8] {
    var body = ByteWriter()
    body.varint(generation)
    body.varint(nextSegment)
    for string in [analyzer, wordBreaker] {
      body.varint(string.utf8.count)
      body.append(Array(string.utf8))
    }
    body.appendU32(foldChecksum)
    body.appendU32(dictionaryChecksum)
    body.varint(schema.rules.count)
    for rule in schema.rules { rule.write(to: &body) }
    body.varint(segments.count)
    for segment in segments {
      for value in [
        segment.number, segment.documentCount, segment.fileSize, segment.deletionsGeneration,
        segment.deletedCount,
      ] {
        body.varint(value)
      }
    }
    return FramedFile.encode(magic: Self.magic, version: Self.version, body: body.bytes)
  }

  /// - Throws: `IndexError`: old, new, cut short and damaged files are different cases.
  public init(_ bytes: ByteView, path: String) throws(IndexError) {
    let body = try FramedFile.decode(
      bytes, magic: Self.magic, versions: Self.oldestReadableVersion...Self.version,
      name: "manifest", path: path)
    var reader = ByteReader(body)
    do {
      generation = try reader.varint()
      nextSegment = try reader.varint()
      analyzer = try reader.string(try reader.varint())
      wordBreaker = try reader.string(try reader.varint())
      foldChecksum = try reader.u32()
      dictionaryChecksum = try reader.u32()
      schema = try Self.schema(&reader)
      for _ in 0..<(try reader.varint()) {
        segments.append(
          SegmentEntry(
            number: try reader.varint(), documentCount: try reader.varint(),
            fileSize: try reader.varint(), deletionsGeneration: try reader.varint(),
            deletedCount: try reader.varint()))
      }
    } catch {
      throw .corrupt(
        path: path, section: "manifest", byteOffset: reader.offset, reason: .malformedInteger)
    }
  }

  private static func schema(_ reader: inout ByteReader) throws(ByteError) -> FieldSchema {
    var rules: [FieldRule] = []
    for _ in 0..<(try reader.varint()) {
      guard rules.count < FieldSchema.maximumCount else {
        throw .malformedBlock(offset: reader.offset)
      }
      rules.append(try FieldRule(reading: &reader))
    }
    guard FieldSchema.isValid(rules) else { throw .malformedBlock(offset: reader.offset) }
    return FieldSchema(rules)
  }
}
