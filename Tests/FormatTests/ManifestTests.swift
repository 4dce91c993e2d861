// Do manifests and deletions come back, and are bad ones told apart?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@Suite struct ManifestTests {
  private static var manifest: Manifest {
    var manifest = Manifest()
    manifest.generation = 300
    manifest.nextSegment = 1 << 40
    manifest.analyzer = "gongkai-1"
    manifest.wordBreaker = "某词典"
    manifest.foldChecksum = .max
    manifest.dictionaryChecksum = 7
    manifest.schema = FieldSchema([
      FieldRule("title", weight: 3), FieldRule("正文"), FieldRule("tail", isStandard: false),
    ])
    manifest.segments = (1...3).map {
      SegmentEntry(
        number: $0, documentCount: $0 * 1000, fileSize: 1 << (10 * $0), deletionsGeneration: $0 - 1,
        deletedCount: $0)
    }
    return manifest
  }

  private static func deletions(_ count: Int) -> Deletions {
    var deletions = Deletions(documentCount: count)
    for doc in stride(from: 0, to: count, by: 3) { deletions.insert(doc) }
    return deletions
  }

  @Test func manifestsComeBack() throws {
    for manifest in [Manifest(), Self.manifest] {
      #expect(try Manifest(ByteView(manifest.encode()), path: "m") == manifest)
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1000]) func deletionsComeBack(count: Int) throws {
    let deletions = Self.deletions(count)
    let found = try Deletions(ByteView(deletions.encode()), documentCount: count, path: "d")
    #expect(found == deletions)
    #expect(found.count == (count + 2) / 3)
    for doc in 0..<count { #expect(found.contains(doc) == (doc % 3 == 0)) }
    #expect(throws: IndexError.self) {
      try Deletions(ByteView(deletions.encode()), documentCount: count + 1, path: "d")
    }
  }

  @Test func deletingTwiceCountsOnce() {
    var deletions = Deletions(documentCount: 5)
    #expect(deletions.insert(4) && !deletions.insert(4) && deletions.count == 1)
  }

  @Test func documentsThatAreNotThereCannotBeDeleted() throws {
    var large = Deletions(documentCount: 64)
    large.insert(63)
    var bytes = large.encode()
    bytes[16] = 5
    let end = bytes.count - 4
    let checksum = CRC32C.checksum(Array(bytes[..<end]))
    for i in 0..<4 { bytes[end + i] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * i)) }
    #expect(throws: IndexError.self) {
      try Deletions(ByteView(bytes), documentCount: 5, path: "d")
    }
  }

  @Test func badFilesAreToldApart() {
    let bytes = Self.manifest.encode()
    func error(_ bytes: [UInt8]) -> IndexError? {
      indexError { _ = try Manifest(ByteView(bytes), path: "m") }
    }
    func version(_ number: UInt8) -> [UInt8] { Array(bytes[..<8]) + [number] + Array(bytes[9...]) }
    #expect(error(version(2)) == .tooOld(path: "m", found: 2, oldestReadable: 3))
    #expect(error(version(4)) == .tooNew(path: "m", found: 4, newestReadable: 3))
    #expect(error(Self.deletions(3).encode()) == .wrongMagic(path: "m"))
    guard case .checksumMismatch? = error(flipped(bytes, at: 20, by: 1)) else {
      Issue.record("a changed byte is a wrong checksum")
      return
    }
    for length in bytes.indices {
      guard case .truncated? = error(Array(bytes[..<length])) else {
        Issue.record("cut at \(length): \(String(describing: error(Array(bytes[..<length]))))")
        continue
      }
    }
  }

  @Test func everyChangedByteIsNoticed() {
    let manifest = Self.manifest.encode()
    let deletions = Self.deletions(70).encode()
    for mask: UInt8 in [1, 0x80, 0xFF] {
      for offset in manifest.indices {
        #expect(throws: IndexError.self) {
          try Manifest(ByteView(flipped(manifest, at: offset, by: mask)), path: "m")
        }
      }
      for offset in deletions.indices {
        #expect(throws: IndexError.self) {
          try Deletions(
            ByteView(flipped(deletions, at: offset, by: mask)), documentCount: 70, path: "d")
        }
      }
    }
  }

  @Test func namesSortAsGenerations() {
    let generations = [0, 1, 9, 10, 4_294_967_296, 9_999_999_999]
    let names = generations.map { Manifest.fileName(generation: $0) }
    #expect(names == names.sorted() && names[1] == "commit-0000000001.gkc")
    #expect(names.map { Manifest.generation(fileName: $0) } == generations)
    for name in ["commit-1.gkc", "commit--000000001.gkc", "commit-+000000001.gkc", "commit-.gkc"] {
      #expect(Manifest.generation(fileName: name) == nil, "\(name)")
    }
    #expect(Manifest.generation(fileName: "commit-0000000001.gkc.tmp") == nil)
  }
}
