// Do views, readers and writers agree, and do they refuse what lies outside?

import GongkaiBytes
import TestKit
import Testing

@Suite struct ByteViewTests {
  @Test func readsLittleEndianAtAnyOffset() throws {
    let view = ByteView([0xFF, 1, 2, 3, 4, 5, 6, 7, 8])
    #expect(try view.u8(0) == 0xFF)
    #expect(try view.u16(1) == 0x0201)
    #expect(try view.u32(1) == 0x0403_0201)
    #expect(try view.u64(1) == 0x0807_0605_0403_0201)
    #expect(try view.slice(1, 4).u32(0) == 0x0403_0201)
    #expect(try view.slice(9, 0).array() == [])
    #expect(view.array() == [0xFF, 1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test(arguments: [-1, Int.min, 6, 9, 10, Int.max])
  func refusesToReadOutside(offset: Int) {
    let view = ByteView([UInt8](repeating: 1, count: 9))
    #expect(throws: ByteError.self) { try view.u32(offset) }
    #expect(throws: ByteError.self) { try view.slice(offset, 4) }
    #expect(throws: ByteError.self) { try view.slice(0, offset > 9 ? offset : -1) }
    var reader = ByteReader(view, at: offset)
    #expect(throws: ByteError.self) { try reader.u32() }
    #expect(reader.offset == offset)
  }

  @Test func tellsHowMuchIsMissing() {
    let view = ByteView([1, 2, 3])
    #expect(throws: ByteError.truncated(offset: 2, needed: 4, available: 1)) { try view.u32(2) }
  }

  @Test func slicesKeepTheMemoryAlive() throws {
    func part() throws -> ByteView { try ByteView([1, 2, 3, 4]).slice(2, 2) }
    #expect(try part().array() == [3, 4])
  }

  @Test func isFilledInPlaceOrNotMade() {
    let view = unsafe ByteView(count: 3) { target in
      for i in 0..<3 { unsafe target[i] = UInt8(i) + 7 }
      return true
    }
    #expect(view?.array() == [7, 8, 9])
    let unfilled = unsafe ByteView(count: 5) { _ in false }
    #expect(unfilled == nil)
    let empty = unsafe ByteView(count: 0) { _ in true }
    #expect(empty?.count == 0)
  }

  @Test func comparesAsUnsignedBytes() throws {
    let random: [[UInt8]] = [[], [0], [0, 0], [1], [127], [128], [128, 1], [255], [255, 255]]
    for left in random {
      for right in random {
        let view = ByteView([9] + left + [9])
        let order = try view.lexicographicallyCompare(1, left.count, to: right)
        #expect((order < 0) == left.lexicographicallyPrecedes(right))
        #expect((order == 0) == (left == right))
        #expect(ByteView(left).lexicographicallyCompare(to: right) == order)
      }
    }
    #expect(throws: ByteError.self) {
      try ByteView([1]).lexicographicallyCompare(1, 1, to: [1])
    }
  }
}

@Suite struct ByteReaderTests {
  static let boundaries: [Int] =
    [0, 1, Int.max] + (1..<9).flatMap { [(1 << (7 * $0)) - 1, 1 << (7 * $0)] }

  @Test func readsBackWhatWasWritten() throws {
    var writer = ByteWriter()
    writer.appendU8(1)
    writer.appendU16(0x0203)
    writer.appendU32(0x0405_0607)
    writer.appendU64(0x0809_0A0B_0C0D_0E0F)
    for value in Self.boundaries { writer.varint(value) }
    writer.append(string: "公开")
    writer.append([7, 8] as [UInt8])
    writer.append(repeatElement(9, count: 2))
    writer.append(ByteView([10]))
    var reader = ByteReader(ByteView(writer.bytes))
    #expect(try reader.u8() == 1)
    #expect(try reader.u16() == 0x0203)
    #expect(try reader.u32() == 0x0405_0607)
    #expect(try reader.u64() == 0x0809_0A0B_0C0D_0E0F)
    for value in Self.boundaries { #expect(try reader.varint() == value) }
    #expect(try reader.string(6) == "公开")
    #expect(try reader.bytes(5).array() == [7, 8, 9, 9, 10])
    #expect(reader.remaining == 0)
    #expect(throws: ByteError.self) { try reader.u8() }
    #expect(throws: ByteError.self) { try reader.varint() }
  }

  @Test(arguments: [
    [0x80, 0x00], [0xFF, 0x80, 0x00], [UInt8](repeating: 0xFF, count: 9) + [0x01],
    [UInt8](repeating: 0x80, count: 12),
  ])
  func refusesMalformedIntegers(bytes: [UInt8]) {
    var reader = ByteReader(ByteView(bytes))
    #expect(throws: ByteError.malformedInteger(offset: 0)) { try reader.varint() }
    #expect(reader.offset == 0)
  }

  @Test func refusesIntegersThatEndTooSoon() throws {
    for value in Self.boundaries where value > 127 {
      var writer = ByteWriter()
      writer.varint(value)
      for end in 0..<writer.count {
        var reader = ByteReader(ByteView(writer.bytes), end: end)
        #expect(throws: ByteError.self) { try reader.varint() }
      }
    }
  }

  @Test func smallIntegersHave32Bits() throws {
    var writer = ByteWriter()
    writer.varint(Int(UInt32.max))
    writer.varint(Int(UInt32.max) + 1)
    var reader = ByteReader(ByteView(writer.bytes))
    #expect(try reader.varint32() == .max)
    #expect(throws: ByteError.malformedInteger(offset: 5)) { try reader.varint32() }
    #expect(reader.offset == 5)
  }

  @Test func repairsWhatIsNotUTF8() throws {
    var reader = ByteReader(ByteView([0x61, 0xFF, 0x62]))
    #expect(try reader.string(3) == "a\u{FFFD}b")
  }

  @Test func writerAlignsAndInserts() {
    var writer = ByteWriter()
    writer.align(to: 8)
    #expect(writer.count == 0)
    writer.appendU8(1)
    writer.align(to: 8)
    #expect(writer.count == 8)
    writer.align(to: 8)
    writer.insert([9, 8], at: 1)
    writer.insert([7], at: 10)
    #expect(writer.bytes == [1, 9, 8, 0, 0, 0, 0, 0, 0, 0, 7])
    writer.removeAll(keepingCapacity: true)
    #expect(writer.bytes == [])
  }
}
