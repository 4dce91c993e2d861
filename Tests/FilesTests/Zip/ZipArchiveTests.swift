// Is what was packed unpacked again, and everything else refused?

import GongkaiFiles
import TestKit
import Testing

@Suite struct ZipArchiveTests {
  private func open(
    _ files: [ZipWriter.File], limits: ZipLimits = ZipLimits()
  ) throws -> ZipArchive {
    try ZipArchive(ByteSource(ZipWriter.archive(files)), limits: limits)
  }

  private static func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  @Test(arguments: [0, 1, 100, 65_535, 65_536, 65_537, 600_000])
  func roundTrips(count: Int) throws {
    for content in [Self.noise(count), [UInt8](repeating: 0x20, count: count)] {
      for variant in 0..<8 {
        var file = ZipWriter.File("甲/乙.txt", content, isDeflated: variant & 1 == 0)
        file.hasDescriptor = variant & 2 != 0
        file.isWide = variant & 4 != 0
        let archive = ZipWriter.archive(
          [ZipWriter.File("甲/", [], isDeflated: false), file],
          prefix: [UInt8](repeating: 0x50, count: variant * 10),
          comment: Array("PK\u{5}\u{6}".utf8),
          isWide: variant & 4 != 0)
        let opened = try ZipArchive(ByteSource(archive))
        #expect(opened.entries.count == 1)
        let entry = opened.entries[0]
        #expect(entry.size == count && entry.nameBytes == file.name && !entry.isEncrypted)
        #expect(try opened.read(entry, limit: count) == content)
        if count > 0 {
          #expect(throws: FileProblem.tooLongEntry(name: "甲/乙.txt", limit: count - 1)) {
            try opened.read(entry, limit: count - 1)
          }
        }
      }
    }
  }

  @Test func readsOnlyWhatIsNeeded() throws {
    let files = (0..<50).map { ZipWriter.File("\($0).txt", Self.noise(10_000, seed: UInt64($0))) }
    let bytes = ZipWriter.archive(files)
    let source = ByteSource(count: bytes.count) { (offset, count) throws(FileProblem) in
      guard count <= 1 << 18 else { throw .unreadable(byteOffset: offset, bytes: count) }
      return Array(bytes[offset..<offset + count])
    }
    let archive = try ZipArchive(source)
    #expect(try archive.read(archive.entries[49], limit: 10_000) == files[49].content)
    let short = ByteSource(count: bytes.count) { _, _ in [] }
    #expect(throws: FileProblem.self) { try ZipArchive(short) }
  }

  @Test func namesKeepTheirBytes() throws {
    var gbk = ZipWriter.File("", [1], isDeflated: false)
    gbk.name = [0xC4, 0xEA, 0xB1, 0xA8, 0x2E, 0x5C]
    var utf8 = ZipWriter.File("年报", [2], isDeflated: false)
    utf8.flags = 0x800
    let archive = try open([gbk, utf8])
    #expect(archive.entries.map(\.nameBytes) == [gbk.name, utf8.name])
    #expect(archive.entries.map(\.nameIsUTF8) == [false, true])
    #expect(archive.entries[1].displayName == "年报")
  }

  @Test(arguments: [
    ("a/b.txt", "a/b.txt"), ("/etc/a", "etc/a"), ("../../a", "a"), ("a/../../b", "a/b"),
    ("C:\\x\\..\\y", "x/y"), ("./a//b/", "a/b"), ("..", "unnamed"), ("", "unnamed"),
    ("a\0b\n", "ab"), (" .. /c", "c"), ("...", "unnamed"), ("年报/公开.html", "年报/公开.html"),
  ])
  func namesAreMadeSafe(name: String, safe: String) {
    #expect(ZipEntry.safePath(name) == safe)
  }

  @Test func whatCannotBeReadIsRefused() throws {
    func refused(_ expected: FileProblem, _ change: (inout ZipWriter.File) -> Void) throws {
      var file = ZipWriter.File("a", Array("正文正文正文".utf8))
      change(&file)
      let archive = try open([file])
      #expect(throws: expected) { try archive.read(archive.entries[0], limit: 1 << 20) }
    }
    try refused(.encrypted(name: "a")) { $0.flags = 1 }
    try refused(.unsupportedMethod(name: "a", method: 12)) { $0.statedMethod = 12 }
    try refused(.damagedEntry(name: "a", reason: .wrongChecksum)) { $0.statedChecksum = 1 }
    try refused(.damagedEntry(name: "a", reason: .wrongLength)) { $0.statedSize = 17 }
    try refused(.damagedEntry(name: "a", reason: .wrongLength)) { $0.statedSize = 19 }
    try refused(.damagedEntry(name: "a", reason: .wrongLength)) {
      $0.isDeflated = false
      $0.statedSize = 17
    }
    try refused(.damagedEntry(name: "a", reason: .malformedData)) {
      $0.isDeflated = false
      $0.statedMethod = 8
    }
  }

  @Test func bombsAreRefused() throws {
    let zeros = [UInt8](repeating: 0, count: 8 << 20)
    let bomb = try open([ZipWriter.File("bomb", zeros)])
    #expect(throws: FileProblem.suspiciousRatio(name: "bomb", limit: 300)) {
      try bomb.read(bomb.entries[0], limit: 1 << 30)
    }
    var lying = ZipWriter.File("bomb", zeros)
    lying.statedSize = 1000
    let liar = try open([lying])
    #expect(throws: FileProblem.damagedEntry(name: "bomb", reason: .wrongLength)) {
      try liar.read(liar.entries[0], limit: 1 << 30)
    }
    var limits = ZipLimits()
    limits.entries = 2
    let three = (0..<3).map { ZipWriter.File("\($0)", [0]) }
    #expect(throws: FileProblem.tooManyEntries(count: 3, limit: 2)) {
      try open(three, limits: limits)
    }
    limits.entries = 3
    limits.totalBytes = 2
    #expect(throws: FileProblem.tooLong(bytes: 3, limit: 2)) { try open(three, limits: limits) }
    var sharing = three
    sharing[2].statedOffset = 0
    #expect(throws: FileProblem.damagedArchive(byteOffset: 0, reason: .overlappingEntries)) {
      try open(sharing)
    }
  }

  @Test func damageAtEveryByte() throws {
    var wide = ZipWriter.File("b", Array("第二个文件".utf8))
    wide.isWide = true
    let files = [ZipWriter.File("a", Self.noise(60)), wide]
    let contents = files.map(\.content)
    for bytes in [ZipWriter.archive(files), ZipWriter.archive(files, isWide: true)] {
      for index in bytes.indices {
        for value in [bytes[index] ^ 1, 0xFF, 0x7F] {
          var damaged = bytes
          damaged[index] = value
          check(damaged, contents)
        }
        check(Array(bytes[..<index]), contents)
        check(Array(bytes[index...]), contents)
      }
    }
  }

  /// Whatever is read is what was packed.
  private func check(_ bytes: [UInt8], _ contents: [[UInt8]]) {
    guard let archive = try? ZipArchive(ByteSource(bytes)) else { return }
    for entry in archive.entries {
      if let content = try? archive.read(entry, limit: 1 << 20) {
        #expect(content.isEmpty || contents.contains(content))
      }
    }
  }

  @Test func whatIsNoArchive() {
    for bytes in [[], [0x50, 0x4B], Self.noise(100_000)] as [[UInt8]] {
      #expect(throws: FileProblem.damagedArchive(byteOffset: bytes.count, reason: .noDirectory)) {
        try ZipArchive(ByteSource(bytes))
      }
    }
    #expect(throws: FileProblem.unreadable(byteOffset: 2, bytes: 2)) {
      try ByteSource([1, 2, 3]).read(at: 2, count: 2)
    }
  }
}
