// Does counting by index agree with a dictionary?

import GongkaiBytes
import TestKit
import Testing

@Suite struct IndexCounterTests {
  @Test(arguments: [1, 63, 64, 65, 4095, 4096, 4097, 20_000])
  func countsAsADictionaryDoes(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    var counter = IndexCounter(count: count)
    for round in 0..<4 {
      var expected: [UInt32: UInt32] = [:]
      for _ in 0..<[0, 1, 50, 3000][round] {
        let index = UInt32.random(in: 0..<UInt32(count), using: &random)
        let amount = UInt32.random(in: 1...9, using: &random)
        counter.add(index, amount)
        expected[index, default: 0] += amount
      }
      var indexes: [UInt32] = []
      var sums: [UInt32] = []
      if round == 1 { counter.removeAll() }
      counter.drain(indexes: &indexes, sums: &sums)
      #expect(indexes == (round == 1 ? [] : expected.keys.sorted()), "size \(count)")
      #expect(sums == indexes.map { expected[$0]! }, "size \(count)")
    }
  }

  @Test func nothingIsCountedOfNothing() {
    var counter = IndexCounter(count: 0)
    var (indexes, sums): ([UInt32], [UInt32]) = ([], [])
    counter.drain(indexes: &indexes, sums: &sums)
    #expect(indexes == [] && sums == [])
  }
}
