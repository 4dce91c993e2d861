// Is there a test behind every promise?

import Testing

/// The promises of a page, and the tests that it names for them.
enum Guarantees {
  /// The tests named in a line: `Suite` or `Suite.test` in backticks.
  static func tests(in line: Substring) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap {
      i, span in
      let parts = span.split(separator: ".", omittingEmptySubsequences: false)
      let isName = parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber }
      }
      guard i % 2 == 1, isName, parts.count <= 2, parts[0].hasSuffix("Tests") else { return nil }
      return String(span)
    }
  }

  /// The rows of the tables of a page, without headings and rulers.
  static func rows(of page: String) -> [Substring] {
    let lines = page.split(separator: "\n")
    return lines.indices.filter { i in
      let isRow = lines[i].hasPrefix("|") && !lines[i].hasPrefix("|--")
      return isRow && !(i + 1 < lines.count && lines[i + 1].hasPrefix("|--"))
    }.map { lines[$0] }
  }

  /// The suites and tests that a source declares, as a page names them.
  static func declared(in source: String) -> Set<String> {
    guard let suite = source.firstMatch(of: /@Suite[^\n]* (?:struct|class) (\w+)/) else {
      return []
    }
    var names: Set<String> = [String(suite.1)]
    for test in source.matches(of: /func (\w+)\(/) { names.insert("\(suite.1).\(test.1)") }
    return names
  }
}

@Suite struct GuaranteeTests {
  private static let page = "Sources/Gongkai/GUARANTEES.md"

  @Test func everyPromiseNamesATestThatExists() throws {
    var declared: Set<String> = []
    for path in try Repository.files(below: "Tests", endingWith: [".swift"]) {
      declared.formUnion(Guarantees.declared(in: try Repository.text(path)))
    }
    let rows = Guarantees.rows(of: try Repository.text(Self.page))
    #expect(rows.count > 30)
    for row in rows {
      let named = Guarantees.tests(in: row)
      #expect(!named.isEmpty, "no test shows: \(row)")
      for name in named { #expect(declared.contains(name), "\(name) does not exist") }
    }
  }

  /// Figures that the page states, as the code has them.
  @Test(arguments: [
    ("Sources/GongkaiSearch/QueryLimits.swift", "characters = 100_000", "| 100,000 |"),
    ("Sources/GongkaiSearch/QueryLimits.swift", "terms = 10_000", "| 10,000 |"),
    ("Sources/GongkaiSearch/QueryLimits.swift", "depth = 64", "| 64 |"),
    ("Sources/GongkaiSearch/QueryLimits.swift", "wildcards = 1_000", "| 1,000 |"),
    ("Sources/GongkaiSearch/QueryLimits.swift", "distance = 10_000", "| 10,000 |"),
    ("Sources/GongkaiSearch/QueryLimits.swift", "parts = 256", "| 256 |"),
    ("Sources/GongkaiSearch/QueryLimits.swift", "words = 100_000", "| 100,000 |"),
    ("Sources/GongkaiReports/Report.swift", "maximumBytes = 64 << 20", "| 64 MiB |"),
  ])
  func limitsAreStatedAsTheyAre(path: String, code: String, text: String) throws {
    #expect(try Repository.text(path).contains(code))
    #expect(try Repository.text(Self.page).contains(text))
  }

  @Test func namesAreRecognized() {
    let page =
      "| a | b |\n|---|---|\n| x | `ATests.b`, `CTests`, `kill -9`, `Other.d` |\ntext `DTests`\n"
    let rows = Guarantees.rows(of: page)
    #expect(rows.count == 1 && Guarantees.tests(in: rows[0]) == ["ATests.b", "CTests"])
    let source = "@Suite(.serialized) struct ATests {\n  @Test func b() {}\n}\nfunc c(x: Int) {}\n"
    #expect(Guarantees.declared(in: source).isSuperset(of: ["ATests", "ATests.b"]))
  }
}
