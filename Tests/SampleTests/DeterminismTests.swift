// Does the same seed give the same bytes?

import Testing

@testable import GongkaiSample

struct DeterminismTests {
  @Test func sameSeedSameReports() {
    let first = makeReports(60, seed: 5, rates: DirtRates(all: 0.3), copyRate: 0.2)
    let second = makeReports(60, seed: 5, rates: DirtRates(all: 0.3), copyRate: 0.2)
    #expect(first.map(\.text) == second.map(\.text))
    #expect(first.map(answerLine) == second.map(answerLine))
  }

  @Test func differentSeedsDiffer() {
    let first = makeReports(20, seed: 5).map(\.text)
    let second = makeReports(20, seed: 6).map(\.text)
    #expect(Set(first).isDisjoint(with: second))
  }

  @Test func reportsOfOneSeedDiffer() {
    #expect(Set(makeReports(60).map(\.text)).count == 60)
  }

  @Test func dirtLeavesTheCleanTextAlone() {
    let clean = makeReports(30, seed: 9).map(\.cleanText)
    let dirty = makeReports(30, seed: 9, rates: DirtRates(all: 1)).map(\.cleanText)
    #expect(clean == dirty)
  }

  @Test(arguments: ["txt", "jsonl"])
  func runsWriteTheSameFiles(format: String) throws {
    let folders = [temporaryFolder(), temporaryFolder()]
    for folder in folders {
      let words = ["--count", "12", "--out", folder, "--seed", "3", "--format", format]
      #expect(GongkaiSample.run(words) == 0)
    }
    let answers = folders.map { contents($0 + "/answers.jsonl") ?? [] }
    #expect(answers[0] == answers[1])
    let lines = String(decoding: answers[0], as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 12)
    let paths =
      format == "jsonl"
      ? ["reports.jsonl"]
      : try lines.map { line in "reports/" + (try #require(JSON(String(line))?["id"]?.string)) }
    for path in paths {
      let copies = try folders.map { try #require(contents($0 + "/" + path)) }
      #expect(copies[0] == copies[1] && !copies[0].isEmpty)
    }
    for folder in folders {
      remove(paths + ["answers.jsonl"], in: folder)
      #expect(contents(folder) == nil)
    }
  }

  @Test func noMoreThanAThousandInAFolder() {
    var paths = ReportPaths()
    var plan = makeReports(1)[0].plan
    var folders: [String: Int] = [:]
    for index in 0..<2001 {
      plan.index = index
      folders[paths.next(for: plan).folder, default: 0] += 1
    }
    #expect(folders.values.sorted() == [1, 1000, 1000])
  }
}
