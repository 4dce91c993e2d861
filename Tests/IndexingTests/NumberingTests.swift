// Do the tables that number terms, characters and clauses agree with plain dictionaries?

import GongkaiBytes
import GongkaiText
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct NumberingTests {
  /// Numbers `keys` by a dictionary, in the order of first occurrence.
  private func slowNumbers<Key: Hashable>(_ keys: [Key]) -> [UInt32] {
    var numbers: [Key: UInt32] = [:]
    return keys.map { key in
      let number = numbers[key] ?? UInt32(numbers.count)
      numbers[key] = number
      return number
    }
  }

  /// Each of `keys` once, in the order of first occurrence.
  private func distinct<Key: Hashable>(_ keys: [Key]) -> [Key] {
    var known: Set<Key> = []
    return keys.filter { known.insert($0).inserted }
  }

  /// Keys of all shapes, many of which share their low or their high bits.
  private func keys(_ count: Int, _ random: inout SeededRandom) -> [UInt64] {
    (0..<count).map { _ in
      let unit = UInt32.random(in: 0x4E00..<0x4F00, using: &random)
      return switch Int.random(in: 0..<4, using: &random) {
      case 0: PackedKey.gram(unit, 0)
      case 1: PackedKey.gram(unit, UInt32.random(in: 0x4E00..<0x4E40, using: &random))
      case 2: PackedKey.shortWord(unit, 0x4E00, unit)
      default: PackedKey.lexiconEntry(Int(unit))
      }
    }
  }

  @Test func termsAreNumberedAsByADictionary() {
    var random = SeededRandom(seed: 1)
    var table = TermTable(capacity: 16)
    for count in [5000, 50] {
      let keys = keys(count, &random)
      let numbers = keys.map { key in
        table.prefetch(key)
        return table.intern(key)
      }
      #expect(numbers == slowNumbers(keys))
      let known = table.keys.array()
      #expect(known == distinct(keys))
      table.removeAll()
      #expect(table.count == 0)
    }
  }

  @Test func charactersAreNumberedAsByADictionary() {
    var random = SeededRandom(seed: 2)
    var table = CharacterTable()
    for _ in 0..<2 {
      let units = (0..<500).map { _ in
        let plane = [0x4E00, 0x2A6D0, 0x1F_FF00][Int.random(in: 0..<3, using: &random)]
        return UInt32(plane) + UInt32.random(in: 0..<64, using: &random)
      }
      let numbers = units.map { table.intern($0) }
      #expect(numbers == slowNumbers(units))
      let known = table.keys.array()
      #expect(known == distinct(units).map { PackedKey.gram($0, 0) })
      table.removeAll()
    }
  }

  @Test func clausesAreNumberedAsByADictionary() {
    var random = SeededRandom(seed: 3)
    var interner = ClauseInterner()
    for _ in 0..<2 {
      let clauses = (0..<4000).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          UInt32.random(in: 0..<6, using: &random)
        }
      }
      var numbers: [UInt32] = []
      for clause in clauses {
        unsafe clause.withUnsafeBufferPointer { lent in
          let hash = unsafe ClauseInterner.hash(lent)
          interner.prefetch(hash: hash)
          let known = interner.count
          let (number, isNew) = unsafe interner.intern(lent, hash: hash)
          let isLast = Int(number) == known
          #expect(isNew == isLast)
          numbers.append(number)
        }
      }
      #expect(numbers == slowNumbers(clauses))
      let distinct = Dictionary(zip(numbers, clauses)) { first, _ in first }
      for (number, clause) in distinct {
        let stored = interner.range(of: Int(number)).map { interner.stream[$0] }
        #expect(stored == clause)
      }
      interner.removeAll()
    }
  }

  /// Clauses are compared: those of one hash stay apart.
  @Test func clausesOfOneHashAreTold() {
    var interner = ClauseInterner()
    let numbers = ([[1, 2], [3], [1, 2], [1]] as [[UInt32]]).map { clause in
      unsafe clause.withUnsafeBufferPointer { unsafe interner.intern($0, hash: 7).number }
    }
    #expect(numbers == [0, 1, 0, 2])
  }

  @Test func frequenciesAreThoseOfADictionary() {
    var random = SeededRandom(seed: 4)
    var counter = FrequencyCounter()
    var lists = NumberLists()
    for doc in 0..<20 {
      var expected: [UInt32: UInt32] = [:]
      var order: [UInt32] = []
      // Sizes that are powers of two, all of which are counted, leave no place to spare.
      let limit = doc < 10 ? 1 << doc : Int.random(in: 1...600, using: &random)
      for round in 0..<3 {
        var numbers = (0..<UInt32(limit)).map { $0 }
        numbers.shuffle(using: &random)
        for number in numbers {
          if expected.updateValue((expected[number] ?? 0) + UInt32(round + 1), forKey: number)
            == nil
          {
            order.append(number)
          }
        }
        unsafe numbers.withUnsafeBufferPointer {
          unsafe counter.add($0, weight: UInt32(round + 1), limit: limit)
        }
      }
      let sum = counter.endDocument(&lists)
      let range = lists.range(of: doc)
      #expect(Array(lists.values[range]) == order)
      #expect(Array(lists.counts[range]) == order.map { expected[$0] })
      #expect(sum == expected.values.reduce(0) { $0 + Int($1) })
    }
  }
}
