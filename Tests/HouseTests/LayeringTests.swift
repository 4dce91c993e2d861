// Do the modules import only what lies below them?

import Testing

@Suite struct LayeringTests {
  @Test func importsKeepToTheTable() throws {
    var modules: Set<String> = []
    for path in try Repository.files(below: "Sources", endingWith: [".swift"]) {
      let module = String(path.split(separator: "/")[1])
      modules.insert(module)
      let violations = Layering.violations(module: module, source: try Repository.text(path))
      #expect(violations.isEmpty, "\(path) imports \(violations)")
    }
    #expect(modules == Set(Layering.allowed.keys), "the table names every module, and no other")
  }

  @Test func theOrderHasNoCircle() {
    func below(_ module: String, depth: Int) -> Int {
      guard depth < Layering.allowed.count else { return depth }
      let steps = (Layering.allowed[module] ?? []).map { below($0, depth: depth + 1) }
      return steps.max() ?? depth
    }
    for module in Layering.allowed.keys {
      #expect(below(module, depth: 0) < Layering.allowed.count, "\(module)")
    }
  }

  @Test(arguments: [
    ("import A", ["A"]), ("  public import B // why", ["B"]), ("@testable import C", ["C"]),
    ("@preconcurrency internal import struct D.E", ["D"]), ("import F; import G", ["F", "G"]),
    ("// import H\nlet important = 1\nimporting()", []), ("private import func I.j", ["I"]),
  ])
  func importsAreRecognized(source: String, modules: [String]) {
    #expect(Layering.imports(in: source) == modules)
  }

  @Test(arguments: [
    ("GongkaiSearch", "import GongkaiIndexing"), ("GongkaiBytes", "public import GongkaiText"),
    ("GongkaiFormat", "import Foundation"), ("GongkaiCommand", "import GongkaiReports"),
    ("GongkaiText", "import FoundationEssentials"), ("Unknown", ""),
  ])
  func violationsAreFound(module: String, source: String) {
    #expect(!Layering.violations(module: module, source: source).isEmpty)
  }
}
