// Do bench and eval measure what they say?

import Gongkai
import TestKit
import Testing

@testable import GongkaiCommand

@Suite struct MeasuringTests {
  private let index = SampleIndex.shared.path

  @Test func measuresByHand() throws {
    var judgments = Judgments()
    judgments.add(query: "q", document: "a", grade: 2)
    judgments.add(query: "q", document: "b", grade: 1)
    judgments.add(query: "q", document: "c", grade: 0)
    judgments.add(query: "empty", document: "a", grade: 0)
    // Gains 0, 2, 1 at ranks 1, 2, 3: 2 / log2(3) + 1 / log2(4) = 1.26186 + 0.5 = 1.76186.
    // Ideal gains 2, 1: 2 / log2(2) + 1 / log2(3) = 2 + 0.63093 = 2.63093. Quotient: 0.66967.
    let measures = try #require(judgments.measure("q", ranking: ["c", "a", "b", "d"]))
    #expect(abs(measures.ndcg10 - 0.66967) < 1e-5)
    #expect(measures.mrr10 == 0.5)
    #expect(measures.recall100 == 1)
    let perfect = try #require(judgments.measure("q", ranking: ["a", "b"]))
    #expect(perfect == Measures(ndcg10: 1, mrr10: 1, recall100: 1))
    #expect(judgments.measure("q", ranking: []) == Measures())
    // Relevant at rank 11 counts for recall only.
    let late = (1...10).map { "x\($0)" } + ["b"]
    #expect(
      judgments.measure("q", ranking: late) == Measures(ndcg10: 0, mrr10: 0, recall100: 0.5))
    #expect(judgments.measure("empty", ranking: ["a"]) == nil)
    #expect(judgments.measure("unknown", ranking: ["a"]) == nil)
    let mean = Measures.mean([measures, Measures()])
    #expect(mean.mrr10 == 0.25)
    #expect(Measures.mean([]) == Measures())
  }

  @Test func evalReadsTRECFiles() throws {
    let folder = TemporaryDirectory()
    try folder.write("queries.tsv", "q1\t“主动公开\nq2\t量子力学\nq3\t年度报告\n")
    // q1, whose quotation mark is left open, finds its only document first: 1, 1, 1. q2 finds nothing: 0, 0, 0. q3 is not judged.
    try folder.write("qrels.txt", "q1 0 sub/b.md 1\nq2 0 c \"2\"\u{7} 1\n")
    let arguments = [
      "eval", "--index", index, "--queries", folder.file("queries.tsv"), "--qrels",
      folder.file("qrels.txt"),
    ]
    let run = try CommandRun(arguments: arguments + ["--match", "all", "--json"])
    #expect(run.code == 0)
    let json = try run.json()
    #expect(json["queries"]?.integer == 2)
    #expect(json["ndcg_10"]?.double == 0.5)
    #expect(json["mrr_10"]?.double == 0.5)
    #expect(json["recall_100"]?.double == 0.5)
    let page = try CommandRun(arguments: arguments)
    #expect(page.text == "2 queries: nDCG@10 0.5000, MRR@10 0.5000, recall@100 0.5000\n")
    try folder.write("qrels.txt", "q1 0 sub/b.md\n")
    let broken = try CommandRun(arguments: arguments)
    #expect(broken.code == 2)
    #expect(broken.errors.contains("qrels.txt:1: no judgment"))
  }

  @Test func percentilesAreNearestRanks() {
    var timings = BenchTimings(labels: ["a", "b", "a"])
    let rounds = [[10, 30, 20], [5, 5, 5], [100, 300, 200]]
    for round in 0..<3 {
      for query in 0..<3 {
        timings.add(query: query, round: round, nanoseconds: rounds[query][round], total: query)
      }
    }
    let classes = timings.classes
    #expect(classes.map(\.name) == ["a", "b", "all"])
    #expect(classes[0].latencies == [20, 200])
    #expect(classes[0].percentile(50) == 20)
    #expect(classes[0].percentile(51) == 200)
    #expect(classes[0].percentile(100) == 200)
    #expect(classes[0].rounds == [110, 330, 220])
    #expect(classes[0].hits == 2)
    #expect(classes[0].queriesPerSecond == 2e9 / 220)
    #expect(classes[2].count == 3)
    #expect(BenchTimings.median([4, 1]) == 2)
    #expect(BenchTimings.median([]) == 0)
  }

  @Test func benchTellsClasses() throws {
    let folder = TemporaryDirectory()
    try folder.write("queries.tsv", "term\t公开\nor\t行政复议 不足\nterm\t行政复议\n")
    let arguments = ["bench", "--index", index, "--queries", folder.file("queries.tsv")]
    let json = try CommandRun(arguments: arguments + ["--repeat", "3", "--json"]).json()
    let classes = json["classes"]?.elements ?? []
    #expect(classes.map { $0["class"]?.string } == ["term", "or", "all"])
    #expect(classes.map { $0["n"]?.integer } == [2, 1, 3])
    #expect(classes.first?["hits"]?.integer == 5)
    #expect(classes.first?["p50_us"]?.double ?? 0 > 0)
    #expect(classes.first?["round_us"]?.elements.count == 3)
    let page = try CommandRun(arguments: arguments)
    #expect(page.code == 0)
    #expect(page.text.contains("n = 5 rounds after 1 to warm up"))
    try folder.write("queries.tsv", "\n")
    #expect(try CommandRun(arguments: arguments).code == 2)
  }
}
