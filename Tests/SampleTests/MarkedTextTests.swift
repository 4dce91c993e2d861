// Do marks stay where they belong while a text changes?

import Testing

@testable import GongkaiSample

struct MarkedTextTests {
  @Test func replacingAgreesWithThePlainOne() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<200 {
      let units = Text(
        (0..<random.within(0...30)).map { _ in random.element(["a", "b"]) }.joined())
      let old = Text(random.element(["a", "ab", "aab", "bb"]))
      let new = Text(random.element(["", "x", "xyz"]))
      let marks = (0..<4).map { _ in random.within(0...units.count) }.sorted()
      let result = MarkedText(units, marks: marks).replacing(old, with: new)
      #expect(result.units == units.replacing(old, with: new))
      for (before, after) in zip(marks, result.marks) {
        // What stands before a mark alone becomes what stands before it, unless it was cut in two.
        let cut = units.occurrences(of: old).contains { $0 < before && before < $0 + old.count }
        if !cut { #expect(after == Text(units[..<before]).replacing(old, with: new).count) }
      }
    }
  }

  @Test func bytesAreCountedByMark() {
    var text = MarkedText(Text("a镇é\n"), marks: [0, 1, 2, 3, 4])
    #expect(text.byteOffsets() == [0, 1, 4, 6, 7])
    text.prepend(Text("头"), movingFirstMark: false)
    #expect(text.byteOffsets() == [0, 4, 7, 9, 10])
    text.markEnd()
    #expect(text.byteOffsets().last == 10)
  }
}
