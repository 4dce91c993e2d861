// Where do the tests find the segment that FORMAT.md explains byte by byte?

import GongkaiBytes

/// The page that defines the format.
enum FormatDocument {
  private static var page: String {
    get throws {
      let tests = "/Tests/FormatTests/"
      let path = #filePath
      let root = path.prefix(upTo: path.ranges(of: tests).last!.lowerBound)
      let bytes = try Files.readAll("\(root)/Sources/GongkaiFormat/FORMAT.md")
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The bytes of the segment in the page: in the block fenced as `segment`, each line has an
  /// offset, bytes in hexadecimal, and behind a bar what they mean.
  static func segment() throws -> [UInt8] {
    let lines = try page.split(separator: "\n", omittingEmptySubsequences: false)
    let block = lines.drop { $0 != "```segment" }.dropFirst().prefix { $0 != "```" }
    var bytes: [UInt8] = []
    for line in block {
      let fields = line.prefix { $0 != "|" }.split(separator: " ")
      guard let first = fields.first else { continue }
      precondition(Int(first, radix: 16) == bytes.count, "FORMAT.md, wrong offset: \(line)")
      bytes += fields.dropFirst().map { UInt8($0, radix: 16)! }
    }
    return bytes
  }

  /// The bytes in a block fenced with `name`, in hexadecimal; text behind a bar is left out.
  static func bytes(in name: String) throws -> [UInt8] {
    let lines = try page.split(separator: "\n", omittingEmptySubsequences: false)
    let block = lines.drop { $0 != "```\(name)" }.dropFirst().prefix { $0 != "```" }
    return block.flatMap { line in
      line.prefix { $0 != "|" }.split(separator: " ").map { UInt8($0, radix: 16)! }
    }
  }
}
