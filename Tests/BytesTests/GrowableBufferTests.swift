// Does the growable buffer do what an array does?

import GongkaiBytes
import TestKit
import Testing

@Suite struct GrowableBufferTests {
  private func contents(_ buffer: borrowing GrowableBuffer<UInt32>) -> [UInt32] {
    unsafe buffer.withUnsafeBuffer { unsafe Array($0) }
  }

  @Test(arguments: 0..<20)
  func behavesAsAnArray(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var buffer = GrowableBuffer<UInt32>()
    var array: [UInt32] = []
    for _ in 0..<200 {
      let value = UInt32(truncatingIfNeeded: random.next())
      let count = Int.random(in: 0...40, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        buffer.append(value)
        array.append(value)
      case 2:
        let more = (0..<count).map { value &+ UInt32($0) }
        unsafe more.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
        array += more
      case 3:
        buffer.append(repeating: value, count: count)
        array += repeatElement(value, count: count)
      case 4 where !array.isEmpty:
        let index = Int.random(in: 0..<array.count, using: &random)
        buffer[index] &+= 1
        array[index] &+= 1
      case 5:
        let size = Int.random(in: 0...(array.count + 20), using: &random)
        buffer.resize(size, fill: value)
        array = Array(array.prefix(size)) + repeatElement(value, count: max(0, size - array.count))
      case 6:
        unsafe buffer.withUnsafeMutableBuffer { elements in
          for index in elements.indices { unsafe elements[index] ^= value }
        }
        array = array.map { $0 ^ value }
      default:
        if count == 0 {
          let keeps = Bool.random(using: &random)
          buffer.removeAll(keepingCapacity: keeps)
          array = []
          #expect(keeps || buffer.capacityBytes == 0)
        }
      }
      #expect(buffer.count == array.count && buffer.isEmpty == array.isEmpty, "seed \(seed)")
    }
    #expect(contents(buffer) == array, "seed \(seed)")
  }

  @Test func appendsWhatAClosureSets() {
    var buffer = GrowableBuffer<UInt32>()
    for count in [0, 3, 40] {
      unsafe buffer.append(count: count) { room in
        for index in 0..<count { unsafe room[index] = UInt32(count + index) }
      }
    }
    #expect(buffer.array() == [3, 4, 5] + (40..<80).map { UInt32($0) })
  }

  /// Blocks this large are pages of their own, which must not change what they hold.
  @Test func largeBuffersHoldWhatWasAppended() {
    var buffer = GrowableBuffer<UInt32>()
    for round in 0..<2 {
      // Others grow beside it, so that it cannot always stay where it is.
      var other = GrowableBuffer<UInt32>()
      for number in 0..<UInt32(3 << 20) {
        buffer.append(number)
        other.append(~number)
      }
      #expect((0..<buffer.count).allSatisfy { buffer[$0] == UInt32($0) }, "round \(round)")
      #expect((0..<other.count).allSatisfy { other[$0] == ~UInt32($0) }, "round \(round)")
      buffer.removeAll(keepingCapacity: round == 0)
    }
    #expect(buffer.capacityBytes == 0)
  }

  @Test func growsByHalf() {
    var buffer = GrowableBuffer<UInt64>()
    #expect(buffer.capacityBytes == 0)
    buffer.append(1)
    #expect(buffer.capacityBytes == 16 * 8)
    buffer.append(repeating: 2, count: 16)
    #expect(buffer.capacityBytes == 24 * 8)
    buffer.reserve(1000)
    #expect(buffer.capacityBytes == 8000)
    #expect(buffer[0] == 1)
    #expect(buffer[16] == 2)
  }

  @Test func movesBetweenOwners() {
    var first = GrowableBuffer<UInt32>()
    first.append(7)
    let second = first
    #expect(contents(second) == [7])
  }

  @Test func trapsOutsideOfItsBounds() async {
    await #expect(processExitsWith: .failure) {
      var buffer = GrowableBuffer<UInt8>()
      buffer.append(1)
      buffer[1] = 2
    }
  }
}
