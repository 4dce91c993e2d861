// Do the identities printed in the forms hold, in the answers and in the text?

import Testing

@testable import GongkaiSample

struct FigureTests {
  let reports = makeReports(150, seed: 21)

  @Test func answersAddUp() throws {
    var tables = 0
    for report in reports {
      let answer = try #require(JSON(answerLine(report)))
      let figures = try #require(answer["figures"])
      guard let table = figures["request_table"]?.array else { continue }
      tables += 1
      let rows = table.map { ($0.array ?? []).compactMap(\.number) }
      #expect(rows.count == 24 && rows.allSatisfy { $0.count == 7 })
      for row in rows {
        #expect(row[..<6].reduce(0, +) == row[6])
      }
      for column in 0..<7 {
        let outcomes = rows[2..<23].reduce(0) { $0 + $1[column] }
        #expect(rows[0][column] + rows[1][column] == outcomes + rows[23][column])
      }
      let requests = try #require(figures["requests"])
      #expect(requests["new"]?.number == rows[0][6])
      #expect(requests["carried_in"]?.number == rows[1][6])
      #expect(requests["carried_out"]?.number == rows[23][6])
      let parts = ["granted", "partial", "refused", "unavailable", "unprocessed", "other"]
      let sum = parts.reduce(0) { $0 + (requests[$1]?.number ?? .min / 8) }
      #expect(requests["answered"]?.number == sum)
    }
    #expect(tables > 15)
  }

  @Test func textAddsUp() throws {
    var tables = 0
    for report in reports where report.plan.tableForm == .bars && report.plan.format != .a {
      let rows = report.cleanText.string.split(separator: "\n").map { line in
        line.split(separator: "|").map { String($0).filter { !$0.isWhitespace } }
      }
      func row(_ label: String) throws -> [Int] {
        let cells = try #require(rows.first { $0[0].hasPrefix(label) && $0.count == 8 })
        return cells.dropFirst().compactMap { Int($0) }
      }
      let received = try row("一、本年新收")
      let carried = try row("二、上年结转")
      let total = try row("（七）总计")
      let left = try row("四、结转下年度")
      for column in 0..<7 {
        #expect(received[column] + carried[column] == total[column] + left[column])
      }
      let outcomes = rows.filter { cells in
        cells.count == 8 && !["一、", "二、", "（七", "四、"].contains(String(cells[0].prefix(2)))
      }
      for column in 1...7 {
        #expect(outcomes.reduce(0) { $0 + (Int($1[column]) ?? .min / 64) } == total[column - 1])
      }
      let remedies = try #require(rows.first { $0.count == 15 }).compactMap { Int($0) }
      for block in 0..<3 {
        #expect(remedies[(block * 5)..<(block * 5 + 4)].reduce(0, +) == remedies[block * 5 + 4])
      }
      tables += 1
    }
    #expect(tables > 8)
  }

  @Test func channelsAddUp() throws {
    for report in reports {
      let proactive = try #require(JSON(answerLine(report))?["figures"]?["proactive"])
      guard let web = proactive["website"]?.number, let total = proactive["total"]?.number,
        let wechat = proactive["wechat"]?.number, let others = proactive["others"]?.number
      else { continue }
      #expect(web + wechat + others == total)
      #expect(report.cleanText.string.contains("\(total)"))
    }
  }

  @Test func whatIsCarriedOutIsCarriedIn() {
    var lastYear: [String: ReportPlan] = [:]
    var pairs = 0
    for plan in makeReports(400, seed: 4).map(\.plan) {
      let key = "\(plan.organ.fullName) \(plan.organ.styleSeed)"
      if let before = lastYear[key], before.year + 1 == plan.year {
        #expect(before.figures.carriedOut == plan.figures.carriedIn)
        pairs += 1
      }
      lastYear[key] = plan
    }
    #expect(pairs > 50)
  }

  @Test func statedFiguresStandInTheText() throws {
    for report in reports {
      let figures = try #require(JSON(answerLine(report))?["figures"])
      for number in [figures["requests"]?["new"], figures["fees_yuan"], figures["reviews"]] {
        guard let number = number?.number, number > 0 else { continue }
        #expect(report.cleanText.string.contains("\(number)"))
      }
    }
  }
}
