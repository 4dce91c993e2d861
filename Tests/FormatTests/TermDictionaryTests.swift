// Does the term dictionary find every term, and nothing else?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@Suite struct TermDictionaryTests {
  private struct Entry {
    var key: [UInt8]
    var info: TermInfo
  }

  /// Entries of all kinds, in order, with keys of shared beginnings, some of them long.
  private static func entries(_ count: Int, seed: UInt64) -> [Entry] {
    var random = SeededRandom(seed: seed)
    var keys: Set<[UInt8]> = []
    if count > 0 { keys.insert(TermKey.clauseEnd.bytes) }
    while keys.count < count {
      let kind = TermKind.allCases.dropFirst().randomElement(using: &random)!
      let length = Int.random(in: 0..<25, using: &random) == 0 ? 300 : 6
      let text = (0..<Int.random(in: 1...length, using: &random)).map { _ in
        [0x61, 0x62, 0xE4, 0xFF].randomElement(using: &random)! as UInt8
      }
      keys.insert(TermKey(kind, text).bytes)
    }
    var offset = 0
    return keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      let positional = TermKind(rawValue: key[0])!.isPositional
      let docFreq = Int.random(in: 1...9000, using: &random)
      let isOnce = Bool.random(using: &random)
      let hasRanking = !positional || Bool.random(using: &random)
      let info = TermInfo(
        docFreq: docFreq,
        placeCount: !positional ? 0 : isOnce ? docFreq : Int.random(in: 1...900, using: &random),
        rankingLength: hasRanking ? Int.random(in: 1...70_000, using: &random) : 0,
        placesLength: positional ? Int.random(in: 1...70_000, using: &random) : 0, offset: offset)
      offset = info.placesOffset + info.placesLength
      return Entry(key: key, info: info)
    }
  }

  private static func dictionary(_ entries: [Entry]) throws -> TermDictionary {
    var writer = TermDictionaryWriter()
    for entry in entries { writer.append(entry.key, entry.info) }
    return try TermDictionary(
      blocks: section(writer.blocks.bytes, .dictionary),
      index: section(writer.index.bytes, .dictionaryIndex), count: writer.count)
  }

  private static let sizes = [0, 1, 2, 31, 32, 33, 64, 65, 1000]

  @Test(arguments: sizes) func allTermsComeBackInOrder(count: Int) throws {
    let entries = Self.entries(count, seed: UInt64(count))
    var cursor = try Self.dictionary(entries).cursor()
    for entry in entries {
      let found = try cursor.next()
      #expect(found?.key == entry.key && found?.info == entry.info, "\(entry.key)")
    }
    #expect(try cursor.next() == nil)
    #expect(try cursor.next() == nil)
  }

  @Test(arguments: sizes) func everyTermIsFoundAndNoOther(count: Int) throws {
    let entries = Self.entries(count, seed: UInt64(count) + 1)
    let dictionary = try Self.dictionary(entries)
    var keys = entries.map(\.key)
    // Neighbours of each key, and keys before the first and behind the last.
    keys += entries.map { $0.key + [0] } + entries.map { Array($0.key.dropLast()) }
    keys += entries.map { Array($0.key.dropLast()) + [$0.key.last! &+ 1] }
    keys += [[], [0], [5], [1, 0x61], [0xFF, 0xFF], [2] + [UInt8](repeating: 0x61, count: 400)]
    let infos = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.info) })
    for key in keys {
      #expect(try dictionary.find(TermKey(raw: key)) == infos[key], "\(key)")
      var cursor = try dictionary.cursor(atOrAfter: TermKey(raw: key))
      let expected = entries.first { !$0.key.lexicographicallyPrecedes(key) }
      #expect(try cursor.next()?.key == expected?.key, "\(key)")
    }
  }

  @Test func prefixesAreRuns() throws {
    let entries = Self.entries(1000, seed: 77)
    let dictionary = try Self.dictionary(entries)
    for prefix: [UInt8] in [[1], [2], [3], [4], [1, 0x61], [2, 0xE4, 0x62], [4, 0xFF, 0xFF]] {
      var cursor = try dictionary.cursor(atOrAfter: TermKey(raw: prefix))
      var found: [[UInt8]] = []
      while let term = try cursor.next(), term.key.starts(with: prefix) { found.append(term.key) }
      #expect(found == entries.map(\.key).filter { $0.starts(with: prefix) }, "\(prefix)")
    }
  }

  @Test func keysSortByKindThenText() {
    let keys = [
      TermKey.clauseEnd, TermKey(gram: 0x516C, 0x5F00), TermKey(.otherWord, Array("pdf".utf8)),
      TermKey(.character, scalar: 0x516C), TermKey(.word, Array("公开".utf8)),
      TermKey(longGram: [0x516C, 0x5F00, 0x4E86]),
    ]
    #expect(keys.map(\.kind) == TermKind.allCases)
    #expect(keys.map(\.bytes) == keys.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) })
    #expect(keys[1].text == "公开" && keys[3].text == "公")
    #expect(keys[5].text == "公开了")
    #expect(TermKey(raw: [9]).kind == nil && TermKey(raw: []).kind == nil)
    for scalar: UInt32 in [0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x2A6D6, 0x10FFFF] {
      let text = String(Character(Unicode.Scalar(scalar)!))
      #expect(TermKey(.character, scalar: scalar).bytes == [3] + Array(text.utf8))
    }
  }

  @Test func keysAreTheirBytesHoweverLong() {
    let all = (0...40).flatMap { count in
      [0, 1, 0xFF].map { last in [UInt8](repeating: 0, count: count) + [last] as [UInt8] }
    }
    for bytes in all + [[]] {
      let key = TermKey(raw: bytes)
      #expect(key.bytes == bytes && key.kind == bytes.first.flatMap(TermKind.init(rawValue:)))
      for other in all {
        let isSame = TermKey(raw: other) == key
        #expect(isSame == (other == bytes))
        #expect(!isSame || TermKey(raw: other).hashValue == key.hashValue)
      }
    }
  }

  @Test func anIndexOfAnotherSizeIsRefused() throws {
    #expect(throws: IndexError.self) {
      try TermDictionary(
        blocks: section([], .dictionary), index: section([0, 0, 0, 0], .dictionaryIndex), count: 33)
    }
  }

  @Test func damagedDictionariesThrowOrReturn() throws {
    let entries = Self.entries(70, seed: 9)
    var writer = TermDictionaryWriter()
    for entry in entries { writer.append(entry.key, entry.info) }
    let blocks = writer.blocks.bytes
    let index = writer.index.bytes
    for offset in 0..<blocks.count + index.count {
      let mask: UInt8 = [1, 0x80, 0xFF, 0x70][offset % 4]
      let inBlocks = offset < blocks.count
      let dictionary = try TermDictionary(
        blocks: section(inBlocks ? flipped(blocks, at: offset, by: mask) : blocks, .dictionary),
        index: section(
          inBlocks ? index : flipped(index, at: offset - blocks.count, by: mask), .dictionaryIndex),
        count: writer.count)
      if var cursor = try? dictionary.cursor() {
        while let term = try? cursor.next() { #expect(!term.key.isEmpty) }
      }
      for entry in entries {
        _ = try? dictionary.find(TermKey(raw: entry.key))
        _ = try? dictionary.cursor(atOrAfter: TermKey(raw: entry.key))
      }
    }
  }
}
