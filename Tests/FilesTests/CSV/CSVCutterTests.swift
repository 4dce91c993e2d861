// Are CSV files cut where records end, wherever the pieces begin?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct CSVCutterTests {
  private static let comma = UInt8(ascii: ",")

  /// The ends of records that line feeds make, by the twin.
  private func ends(_ text: [UInt8]) -> [Int] {
    SlowCSV(text, separator: Self.comma).records.map(\.range.upperBound)
      .filter { text[$0 - 1] == UInt8(ascii: "\n") }
  }

  private func lastEnds(_ text: [UInt8], cutAt cuts: [Int]) -> [Int] {
    var cutter = CSVCutter(separator: Self.comma)
    var ends: [Int] = []
    for (start, end) in zip([0] + cuts, cuts + [text.count]) {
      let found = unsafe Array(text[start..<end]).withUnsafeBytes { piece in
        unsafe cutter.lastRecordEnd(inNext: piece)
      }
      if let found { ends.append(start + found) }
    }
    return ends
  }

  @Test func cutsAgreeWithTheTwinAtEveryPlace() {
    var random = SeededRandom(seed: 1)
    for round in 0..<400 {
      let text = RandomCSV.text(&random, pieces: round % 40)
      let ends = ends(text)
      for cut in 0...text.count {
        let expected = [ends.last { $0 <= cut }, ends.last { $0 > cut }].compactMap(\.self)
        #expect(lastEnds(text, cutAt: [cut]) == expected, "round \(round), cut at \(cut)")
      }
      // Byte by byte, every end is a last one.
      #expect(lastEnds(text, cutAt: Array(stride(from: 1, to: text.count, by: 1))) == ends)
    }
  }

  @Test func theFirstEndIsFoundToo() {
    var random = SeededRandom(seed: 2)
    for round in 0..<200 {
      let text = RandomCSV.text(&random, pieces: round % 40)
      var cutter = CSVCutter(separator: Self.comma)
      var found: [Int] = []
      var start = 0
      while let end = unsafe Array(text[start...]).withUnsafeBytes({ piece in
        unsafe cutter.firstRecordEnd(inNext: piece)
      }) {
        start += end
        found.append(start)
      }
      #expect(found == ends(text), "round \(round)")
    }
  }

  @Test(arguments: [
    ("a,b\n", false), ("a,\"b\n", true), ("a,\"b\"", false), ("a,\"b\"\r", false),
    ("a,\"b\" ", false), ("a,\"b\"c", true), ("a,b\"", false), ("", false), ("\"", true),
  ])
  func openQuotesAreKnown(text: String, isOpen: Bool) {
    var cutter = CSVCutter(separator: Self.comma)
    _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe cutter.lastRecordEnd(inNext: $0) }
    #expect(cutter.isWithinQuotes == isOpen)
  }
}
