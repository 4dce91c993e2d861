// Which documents of a segment are deleted (FORMAT.md, "Deletions").

public import GongkaiBytes

/// A bitmap over the documents of a segment.
public struct Deletions: Equatable, Sendable {
  public static let magic: [UInt8] = Array("GKDELET\n".utf8)
  public static let version: UInt32 = 1

  private var words: [UInt64]
  public let documentCount: Int
  public private(set) var count = 0

  /// No document deleted.
  public init(documentCount: Int) {
    self.documentCount = documentCount
    words = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
  }

  public func contains(_ doc: Int) -> Bool {
    words[doc >> 6] >> UInt64(doc & 63) & 1 == 1
  }

  /// Deletes `doc`; false when it was deleted before.
  @discardableResult
  public mutating func insert(_ doc: Int) -> Bool {
    guard !contains(doc) else { return false }
    words[doc >> 6] |= 1 << UInt64(doc & 63)
    count += 1
    return true
  }

  public func encode() -> [UInt8] {
    var body = ByteWriter()
    body.appendU32(UInt32(documentCount))
    for word in words { body.appendU64(word) }
    return FramedFile.encode(magic: Self.magic, version: Self.version, body: body.bytes)
  }

  /// - Throws: `IndexError` when the file is damaged or of another segment.
  public init(_ bytes: ByteView, documentCount: Int, path: String) throws(IndexError) {
    self.init(documentCount: documentCount)
    let body = try FramedFile.decode(
      bytes, magic: Self.magic, versions: 1...Self.version, name: "deletions", path: path)
    var reader = ByteReader(body)
    do {
      guard try reader.u32() == UInt32(documentCount) else {
        throw ByteError.malformedBlock(offset: 0)
      }
      for i in words.indices { words[i] = try reader.u64() }
    } catch {
      throw .corrupt(
        path: path, section: "deletions", byteOffset: reader.offset, reason: .disagreement)
    }
    let used = documentCount & 63
    guard reader.remaining == 0, used == 0 || words[words.count - 1] >> UInt64(used) == 0 else {
      throw .corrupt(
        path: path, section: "deletions", byteOffset: reader.offset, reason: .outOfRange)
    }
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
