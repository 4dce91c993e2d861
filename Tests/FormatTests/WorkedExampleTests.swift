// Are the worked examples of FORMAT.md what the encoders write?

import GongkaiBytes
import GongkaiFormat
import Testing

@Suite struct WorkedExampleTests {
  @Test func thePatchedBlock() throws {
    var values = (0..<128).map { UInt32($0 % 2) }
    values[5] = 300
    var writer = ByteWriter()
    // SAFETY: the values are lent for the call, and are one block.
    unsafe values.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
    let page = try FormatDocument.bytes(in: "pfor")
    #expect(!page.isEmpty && writer.bytes == page)
  }

  @Test func theSplitBlock() throws {
    let values = (0..<128).map { $0 % 5 == 0 ? 9 : UInt32($0 % 2) }
    var writer = ByteWriter()
    // SAFETY: the values are lent for the call, and are one block.
    unsafe values.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
    let page = try FormatDocument.bytes(in: "split")
    #expect(!page.isEmpty && writer.bytes == page)
  }

  @Test func theInterpolativeCode() throws {
    let places: [UInt32] = [3, 9, 12, 14]
    var writer = ByteWriter()
    // SAFETY: the places are lent for the call.
    unsafe places.withUnsafeBufferPointer {
      unsafe PlaceList.encode($0, streamLength: 15, to: &writer)
    }
    let page = try FormatDocument.bytes(in: "interpolative")
    #expect(!page.isEmpty && writer.bytes == page)
  }

  @Test func theNorm() {
    #expect(SmallFloat.encode(1000) == 87 && SmallFloat.decode(87) == 984)
  }
}
