// The frame of small files: magic, version, length, body, checksum.

import GongkaiBytes

/// Wraps and unwraps the manifest and the deletion bitmaps.
enum FramedFile {
  static let headerLength = 16

  static func encode(magic: [UInt8], version: UInt32, body: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(magic)
    writer.appendU32(version)
    writer.appendU32(UInt32(body.count))
    writer.append(body)
    writer.appendU32(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }

  static func decode(
    _ bytes: ByteView, magic: [UInt8], versions: ClosedRange<UInt32>, name: String, path: String
  ) throws(IndexError) -> ByteView {
    do {
      guard try bytes.slice(0, magic.count).array() == magic else {
        throw IndexError.wrongMagic(path: path)
      }
      let version = try bytes.u32(magic.count)
      if version < versions.lowerBound {
        throw IndexError.tooOld(path: path, found: version, oldestReadable: versions.lowerBound)
      }
      if version > versions.upperBound {
        throw IndexError.tooNew(path: path, found: version, newestReadable: versions.upperBound)
      }
      let length = Int(try bytes.u32(magic.count + 4))
      let body = try bytes.slice(headerLength, length)
      let expected = try bytes.u32(headerLength + length)
      let found = CRC32C.checksum(try bytes.slice(0, headerLength + length))
      guard found == expected else {
        throw IndexError.checksumMismatch(
          path: path, section: name, expected: expected, found: found)
      }
      return body
    } catch let error as IndexError {
      throw error
    } catch {
      throw .truncated(
        path: path, section: name, needed: bytes.count + 1, available: bytes.count)
    }
  }
}
