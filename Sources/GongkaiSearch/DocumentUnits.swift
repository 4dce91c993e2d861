// What are the positions of a stored document, and where do they stand in its text?

import GongkaiFormat
import GongkaiText

/// A stored document scanned part by part, as it was when it was indexed.
struct DocumentUnits {
  /// One of the document's parts.
  struct Part: Equatable {
    let field: Int
    let units: Range<Int>
    /// Whether it is a title that stands outside of the text.
    let isOutside: Bool
  }

  /// Where units begin or end. Half as long as an array of `Int`, for a document has many.
  struct Offsets {
    private var values: [UInt32] = []

    var last: Int? { values.last.map { Int($0) } }

    subscript(unit: Int) -> Int { Int(values[unit]) }

    fileprivate mutating func reserveCapacity(_ count: Int) { values.reserveCapacity(count) }

    fileprivate mutating func append(_ offset: Int) {
      values.append(UInt32(truncatingIfNeeded: offset))
    }

    /// Appends offsets within a part that begins at `start`. A stored text is shorter than 4 GB.
    fileprivate mutating func append(_ offsets: UnitBuffer, plus start: Int) {
      let start = UInt32(truncatingIfNeeded: start)
      let count = values.count
      // SAFETY: the numbers are copied while the buffer lends them.
      unsafe offsets.withUnsafeBufferPointer { unsafe values.append(contentsOf: $0) }
      guard start > 0 else { return }
      var sums = values.mutableSpan
      for i in count..<sums.count { sums[i] &+= start }
    }
  }

  /// The units of all parts, with a hard break between two parts.
  private(set) var units: [Unit] = []
  /// Where each unit stands in `document.text`, or, in a part outside of it, in the title.
  private(set) var starts = Offsets()
  private(set) var ends = Offsets()
  /// Parts that have any units.
  private(set) var parts: [Part] = []

  /// Scans the parts whose fields `wants` accepts.
  init(
    _ document: StoredDocument, _ verifier: TextVerifier, wants: (Int) -> Bool = { _ in true }
  ) {
    // A Han character takes three bytes, and most of the text is that.
    let expected = document.text.count / 3
    units.reserveCapacity(expected)
    starts.reserveCapacity(expected)
    ends.reserveCapacity(expected)
    if document.titleRange.isEmpty, wants(FieldSchema.title) {
      add(Array(document.title.utf8)[...], field: FieldSchema.title, isOutside: true, verifier)
    }
    for part in document.parts where wants(part.field) {
      add(document.text[part.range], field: part.field, isOutside: false, verifier)
    }
  }

  private mutating func add(
    _ text: ArraySlice<UInt8>, field: Int, isOutside: Bool, _ verifier: TextVerifier
  ) {
    let scanner = verifier.scanner
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0, ranges: true) }
    guard scanner.units.count > 0 else { return }
    if let last = ends.last {
      units.append(Units.hardBreak)
      starts.append(last)
      ends.append(last)
    }
    let first = units.count
    // SAFETY: the numbers are copied while the scanner lends them.
    unsafe scanner.units.withUnsafeBufferPointer { unsafe units.append(contentsOf: $0) }
    starts.append(scanner.starts, plus: text.startIndex)
    ends.append(scanner.ends, plus: text.startIndex)
    parts.append(Part(field: field, units: first..<units.count, isOutside: isOutside))
  }

  /// The part that a unit lies in; nil for a break between two.
  func part(at unit: Int) -> Part? {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].units.upperBound <= unit { low = middle + 1 } else { high = middle }
    }
    return low < parts.count && parts[low].units.contains(unit) ? parts[low] : nil
  }

  /// The field that a unit belongs to.
  func region(at unit: Int, _ regions: [Region]) -> Region? {
    part(at: unit).flatMap { $0.field < regions.count ? regions[$0.field] : nil }
  }
}
