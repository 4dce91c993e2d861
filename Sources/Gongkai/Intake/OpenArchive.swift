// What is in an archive, and by which names?

import GongkaiBytes
import GongkaiFiles

/// A ZIP archive of the input whose directory was read.
final class OpenArchive: Sendable {
  let file: IntakePlan.File
  let zip: ZipArchive
  /// The names of the entries as paths that lead nowhere else, in the order of the archive.
  let names: [String]

  /// Opens an archive and reads its directory.
  ///
  /// - Throws: `IntakeProblem` when it is none, or damaged, or cannot be read.
  init(_ file: IntakePlan.File) throws(IntakeProblem) {
    self.file = file
    let source = try Self.source(file)
    do throws(FileProblem) {
      let head = try source.read(at: 0, count: min(source.count, 64))
      // SAFETY: the array lends its bytes only for the closure.
      let kind = unsafe head.withUnsafeBytes { unsafe BinaryKind.named(by: $0) }
      if let kind, kind != .zip { throw .binary(kind: kind.name, byteOffset: 0) }
      zip = try ZipArchive(source)
    } catch {
      throw file.origin.problem(.content(error))
    }
    names = Self.names(of: zip.entries)
  }

  /// Where an entry comes from.
  func origin(of index: Int) -> IntakeOrigin {
    IntakeOrigin(path: file.path, entry: names[index], id: "\(file.id)/\(names[index])")
  }

  /// Whether an entry is passed over like a hidden file: also what macOS adds to archives.
  func isHidden(_ index: Int) -> Bool {
    let parts = names[index].utf8.split(separator: UInt8(ascii: "/"))
    return parts.contains { $0.first == UInt8(ascii: ".") }
      || parts.first.map { $0.elementsEqual("__MACOSX".utf8) } ?? false
  }

  private static func source(_ file: IntakePlan.File) throws(IntakeProblem) -> ByteSource {
    do throws(FileError) {
      let opened = try InputFile(file.path)
      return ByteSource(count: opened.size) { (offset, count) throws(FileProblem) in
        do throws(FileError) {
          return try opened.read(at: offset, count: count)
        } catch {
          throw .unreadable(byteOffset: offset, bytes: count)
        }
      }
    } catch {
      throw file.origin.problem(.file(error))
    }
  }

  /// The names, decoded. What an archive does not mark as UTF-8 is written in the encoding of the
  /// system that made it, which all of its names tell together.
  private static func names(of entries: [ZipEntry]) -> [String] {
    let unmarked = entries.filter { entry in
      !entry.nameIsUTF8 && entry.nameBytes.contains { $0 >= 0x80 }
    }
    let all = Array(unmarked.map(\.nameBytes).joined(separator: [UInt8(ascii: "\n")]))
    let encoding = EncodingDetector.detect(all)
    return entries.map { entry in
      let text = TextDecoder.decode(entry.nameBytes, as: entry.nameIsUTF8 ? .utf8 : encoding).text
      return ZipEntry.safePath(String(decoding: text, as: UTF8.self))
    }
  }
}
