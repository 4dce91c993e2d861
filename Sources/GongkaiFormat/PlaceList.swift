// The ascending places of a term in the clause stream (FORMAT.md, "Place list").

public import GongkaiBytes

/// What is known of place lists.
public enum PlaceList {
  public static let blockLength = BitPacking.blockLength

  /// Appends the list of `places` (ascending, all in 1 ..< streamLength).
  public static func encode(
    _ places: UnsafeBufferPointer<UInt32>, streamLength: Int, to writer: inout ByteWriter
  ) {
    var list = PlaceListWriter(at: writer.count)
    // SAFETY: the caller lends the places for the call.
    let places = unsafe places.span
    var start = 0
    while places.count - start >= blockLength {
      list.append(places.extracting(start..<start + blockLength), to: &writer)
      start += blockLength
    }
    list.finish(
      places.extracting(start..<places.count), streamLength: streamLength, to: &writer)
  }
}

/// Writes a place list: blocks of 128 gaps with skip entries, and an interpolative remainder.
public struct PlaceListWriter {
  private let start: Int
  private var skips = SkipEntryWriter()
  private var least: UInt32 = 1

  /// - Parameter start: where the list shall start among the bytes of its writer.
  public init(at start: Int) { self.start = start }

  /// Appends the next 128 places.
  public mutating func append(_ places: Span<UInt32>, to writer: inout ByteWriter) {
    precondition(places.count == PlaceList.blockLength, "a block has 128 places")
    var block = InlineArray<128, UInt32>(repeating: 0)
    var gaps = block.mutableSpan
    for i in places.indices {
      let place = places[i]
      gaps[i] = place - least
      least = place + 1
    }
    // SAFETY: the span lives for the call and holds exactly one block.
    unsafe gaps.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
    skips.append(last: least - 1, end: writer.count - start)
  }

  /// Appends the last places, fewer than 128, and puts the skip entries in front.
  public mutating func finish(
    _ places: Span<UInt32>, streamLength: Int, to writer: inout ByteWriter
  ) {
    // SAFETY: the span lives for the call.
    unsafe places.withUnsafeBufferPointer {
      unsafe InterpolativeCode.encode(
        $0, lowest: least, highest: UInt32(streamLength - 1), to: &writer)
    }
    skips.insert(into: &writer, at: start, valuesBelow: streamLength)
  }
}
