// Does stored text come back whole, and is damage noticed?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@Suite struct StoredTextTests {
  /// Documents of very different sizes, the longest over several blocks.
  private static func documents(_ count: Int, seed: UInt64) -> [StoredDocument] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { number in
      let length = [0, 1, 300, 5000, 16_383, 16_384, 50_000].randomElement(using: &random)!
      let text = (0..<length).map { _ in UInt8.random(in: 0x61...0x64, using: &random) }
      let start = length == 0 ? 0 : Int.random(in: 0...length, using: &random)
      return StoredDocument(
        title: number % 3 == 0 ? "" : "年报\(number)", text: text,
        titleRange: start..<(start + (length - start) / 2),
        fields: (0..<number % 3).map { .init(name: "f\($0)", value: "值\(number)") })
    }
  }

  /// The two sections of `documents`.
  private static func write(
    _ documents: [StoredDocument], _ dictionary: CompressionDictionary
  ) -> (frames: [UInt8], index: [UInt8]) {
    var builder = StoredBlockBuilder(dictionary: dictionary)
    for document in documents { builder.append(document) }
    var index = ByteWriter()
    var frames: [UInt8] = []
    var doc = 0
    for block in builder.finish() {
      index.appendU64(UInt64(frames.count))
      index.appendU32(UInt32(block.rawLength))
      index.appendU32(UInt32(doc))
      frames += block.frame
      doc += block.documentCount
    }
    return (frames, index.bytes)
  }

  private static func open(
    _ frames: [UInt8], _ index: [UInt8], count: Int, _ dictionary: CompressionDictionary
  ) -> StoredText {
    StoredText(
      frames: section(frames, .storedText), index: section(index, .storedIndex),
      documentCount: count, dictionary: dictionary)
  }

  private static let none = CompressionDictionary(bytes: [])

  @Test(arguments: [0, 1, 2, 40]) func documentsComeBack(count: Int) throws {
    let documents = Self.documents(count, seed: UInt64(count))
    let (frames, index) = Self.write(documents, Self.none)
    let stored = Self.open(frames, index, count: count, Self.none)
    for doc in documents.indices.reversed() {
      #expect(try stored.document(doc) == documents[doc], "document \(doc)")
    }
    var next = 0
    try stored.visitAll { (doc, document) in
      #expect(doc == next && document == documents[doc])
      next += 1
    }
    #expect(next == count)
    var total = 0
    for block in 0..<stored.blockCount { total += try stored.block(block).documentCount }
    #expect(total == count)
    #expect(throws: IndexError.self) { try stored.document(count + 1) }
  }

  @Test func damageIsNoticed() throws {
    let documents = Self.documents(5, seed: 4)
    let (frames, index) = Self.write(documents, Self.none)
    var random = SeededRandom(seed: 6)
    for _ in 0..<300 {
      let offset = Int.random(in: 0..<frames.count + index.count, using: &random)
      let mask: UInt8 = [1, 0x80, 0xFF].randomElement(using: &random)!
      let inFrames = offset < frames.count
      let stored = Self.open(
        inFrames ? flipped(frames, at: offset, by: mask) : frames,
        inFrames ? index : flipped(index, at: offset - frames.count, by: mask), count: 5, Self.none)
      for doc in 0..<5 { _ = try? stored.document(doc) }
      try? stored.visitAll { (_, _) in }
      for block in 0..<stored.blockCount {
        if let block = try? stored.block(block) { #expect(block.documentCount >= 0) }
      }
    }
    let broken = Self.open(flipped(frames, at: 0, by: 0xFF), index, count: 5, Self.none)
    #expect(
      indexError { _ = try broken.document(0) }
        == .corrupt(path: "test", section: "stored text", byteOffset: 0, reason: .badCompression))
    let cut = Self.open(Array(frames.dropLast()), index, count: 5, Self.none)
    #expect(throws: IndexError.self) { try cut.document(4) }
  }

  /// Much text that is alike but not the same.
  private static func samples(_ count: Int) -> [[UInt8]] {
    var random = SeededRandom(seed: 12)
    let sentences = (0..<600).map { "第\($0)条 本机关\($0 * 37 % 1000)件政府信息公开申请，已全部答复。" }
    return (0..<count).map { _ in
      (0..<20).flatMap { _ in Array(sentences.randomElement(using: &random)!.utf8) }
    }
  }

  @Test func aTrainedDictionaryCompressesBetter() throws {
    let samples = Self.samples(1200)
    let trained = CompressionDictionary.train(on: samples)
    #expect(trained.bytes.count > 0 && trained.checksum == CRC32C.checksum(trained.bytes))
    let text = samples[3]
    let frame = trained.compress(text)
    #expect(frame.count < Self.none.compress(text).count)
    let reading = CompressionDictionary(trained.bytes, forReading: true)
    #expect(reading.decompress(ByteView(frame), length: text.count)?.array() == text)
    #expect(reading.decompress(ByteView(frame), length: text.count + 1) == nil)
    #expect(Self.none.decompress(ByteView(frame), length: text.count) == nil)
    let again = CompressionDictionary.train(on: samples)
    #expect(again.bytes.array() == trained.bytes.array(), "training repeats")
  }

  @Test func tooFewSamplesGiveNoDictionary() {
    for samples in [[], [[]], Self.samples(3)] as [[[UInt8]]] {
      let dictionary = CompressionDictionary.train(on: samples)
      #expect(dictionary.bytes.count == 0 && dictionary.checksum == 0)
    }
    // Large enough, but a single sample teaches nothing.
    let joined = Array(Self.samples(1200).joined())
    #expect(CompressionDictionary.train(on: [joined]).bytes.count == 0)
  }

  @Test(arguments: [0, 1, 100, 100_000]) func framesUnpack(length: Int) {
    var random = SeededRandom(seed: UInt64(length))
    for alphabet in [1, 4, 255] as [UInt8] {
      let text = (0..<length).map { _ in UInt8.random(in: 0...alphabet, using: &random) }
      let frame = Self.none.compress(text)
      #expect(Self.none.decompress(ByteView(frame), length: length)?.array() == text)
    }
  }
}
