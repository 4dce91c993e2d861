// Are the words of the command line understood, and are mistakes told clearly?

import Testing

@testable import GongkaiSample

struct ArgumentTests {
  @Test func allOptionsAreRead() throws {
    let arguments = try Arguments([
      "--count", "7", "--out=there", "--seed", "9", "--format", "jsonl", "--pinyin", "0.5",
      "--dirt", "0.1", "--copies", "0", "--from-year", "2019", "--to-year", "2020",
    ])
    #expect(arguments.count == 7 && arguments.directory == "there" && arguments.seed == 9)
    #expect(arguments.outputs.formats.map(\.format) == [.jsonl])
    #expect(arguments.variety == 0.1)
    #expect(arguments.years == 2019...2020)
    #expect(arguments.rates[.tonedPinyin] == 0.5 && arguments.rates[.wrapper] == 0.1)
    #expect(arguments.copyRate == 0)
  }

  @Test(arguments: [
    [], ["--count", "5"], ["--out"], ["--out", "x", "--count", "many"],
    ["--out", "x", "--tails", "2"],
    ["--out", "x", "--format", "xml"], ["--out", "x", "--formats", "txt=0"],
    ["--out", "x", "--encodings", "utf8,utf8"], ["--out", "x", "--encodings", "latin1"],
    ["--out", "x", "--unknown", "1"], ["x"], ["--unknown=1"],
    ["--out", "x", "--from-year", "2020", "--to-year", "2010"], ["--out", "x", "--seed", "-1"],
  ])
  func mistakesAreUsageErrors(words: [String]) {
    let error = #expect(throws: RunError.self) { try Arguments(words) }
    #expect(error?.exitCode == 64)
    #expect(error?.message.hasSuffix("See gongkai-sample --help.") == true)
  }

  @Test func helpNamesEveryOption() throws {
    #expect(try Arguments(["--help"]).wantsHelp)
    for kind in DirtClass.allCases {
      #expect(Help.text.contains("  \(kind.option) R"))
    }
    #expect(Help.text.split(separator: "\n").allSatisfy { $0.count <= 88 })
  }

  @Test func theExamplesOfTheHelpAreValid() throws {
    let examples = Help.text.split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    .filter { $0.first == "gongkai-sample" && $0.dropFirst().first != "score" }
    #expect(examples.count == 2)
    for example in examples {
      #expect(try Arguments(Array(example.dropFirst())).count == 200)
    }
  }

  @Test func unwritableFoldersAreErrors() {
    #expect(GongkaiSample.run(["--out", "/proc/nowhere/at/all", "--count", "1"]) == 2)
    #expect(GongkaiSample.run(["--out", "/dev/null", "--count", "1"]) == 2)
    #expect(GongkaiSample.run(["--nonsense"]) == 64)
  }
}
