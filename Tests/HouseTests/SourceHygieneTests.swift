// Is the source free of leftovers, over-long files and places of one machine?

import Testing

/// What must not stand in any file that is checked in.
enum Hygiene {
  /// The most lines of a file of `Sources`.
  static let maximumLines = 500

  // Put together here, so that this file passes its own test.
  private static let notes = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
  private static let folders = ["home", "Users", "root", "work", "mnt"].map { "/\($0)/" }

  /// The leftovers in a text, each with its line.
  static func leftovers(in text: String) -> [String] {
    var found: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for note in notes where words(of: line).contains(note[...]) {
        found.append("\(note) in line \(index + 1)")
      }
      for folder in folders where startsAPath(folder, in: line) {
        found.append("\(folder) in line \(index + 1)")
      }
    }
    return found
  }

  private static func words(of line: Substring) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// Whether `folder` stands in `line` with nothing before it that makes it part of a longer
  /// path or address.
  private static func startsAPath(_ folder: String, in line: Substring) -> Bool {
    line.ranges(of: folder).contains { range in
      guard let before = line[..<range.lowerBound].last else { return true }
      return !(before.isLetter || before.isNumber || "._-~*}".contains(before))
    }
  }

  /// The number of lines of a text.
  static func lineCount(_ text: String) -> Int {
    text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }
}

@Suite struct SourceHygieneTests {
  @Test func nothingIsLeftOver() throws {
    let endings = [".swift", ".md", ".h", ".c", ".cpp", ".modulemap", ".sh", ".tsv"]
    var paths = try ["Sources", "Tests", "Benchmarks"].flatMap { top in
      try Repository.files(below: top, endingWith: endings)
    }
    paths += ["Package.swift", "Makefile", "README.md", "ARCHITECTURE.md", "CHANGELOG.md"]
    paths += [".ci/run", ".ci/install-packages", ".ci/soak", ".ci/fuzz", "SECURITY.md"]
    for path in paths where Repository.exists(path) {
      let leftovers = Hygiene.leftovers(in: try Repository.text(path))
      #expect(leftovers.isEmpty, "\(path): \(leftovers)")
    }
  }

  @Test func filesAreShort() throws {
    for path in try Repository.files(below: "Sources", endingWith: [".swift"]) {
      let lines = Hygiene.lineCount(try Repository.text(path))
      #expect(lines <= Hygiene.maximumLines, "\(path) has \(lines) lines")
    }
  }

  @Test func everyFileSaysWhatItIsFor() throws {
    for path in try Repository.files(below: "Sources", endingWith: [".swift"]) {
      #expect(try Repository.text(path).hasPrefix("// "), "\(path) opens with a comment")
    }
  }

  @Test func leftoversAreFound() {
    let note = "TO" + "DO"
    let folder = "/" + "home/"
    let bad = "fine\n// \(note): later\nlet path = \"\(folder)someone\"\n(\(folder)x)"
    #expect(
      Hygiene.leftovers(in: bad)
        == ["\(note) in line 2", "\(folder) in line 3", "\(folder) in line 4"])
    let good =
      "\(note)S are \(note)_list; https://example.org\(folder)page; a\(folder)b; ~\(folder)"
    #expect(Hygiene.leftovers(in: good).isEmpty)
    #expect(Hygiene.lineCount("a\nb\n") == 2)
  }
}
