// Are the planted phrases counted right, and do enough reports lack the best known one?

import Testing

@testable import GongkaiSample

struct PhraseTests {
  @Test func countsEqualPlainSearch() throws {
    for report in makeReports(40, seed: 31, rates: DirtRates(all: 1)) {
      let planted = try #require(JSON(answerLine(report))?["planted"])
      #expect(planted.keys.isSuperset(of: PlantedPhrases.fixed))
      for phrase in PlantedPhrases.fixed + PlantedPhrases.rare {
        #expect(planted[phrase]?.number ?? 0 == plainCount(phrase, in: report.cleanText))
      }
    }
  }

  @Test func aTenthLacksThePhrase() {
    let reports = makeReports(500, seed: 8)
    let lacking = reports.count { $0.counts[0] == 0 }
    #expect(50...80 ~= lacking)
    #expect(reports.allSatisfy { ($0.counts[0] == 0) == $0.plan.avoidsPhrase })
  }

  @Test func everyRarePhraseOccursSomewhere() {
    var sums = [Int](repeating: 0, count: PlantedPhrases.fixed.count + PlantedPhrases.rare.count)
    for report in makeReports(600, seed: 2) {
      for (index, count) in report.counts.enumerated() { sums[index] += count }
    }
    #expect(sums.allSatisfy { $0 > 0 })
    #expect(sums[PlantedPhrases.fixed.count...].allSatisfy { $0 < 60 })
  }
}
