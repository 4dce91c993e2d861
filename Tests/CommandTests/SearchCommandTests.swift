// Does `gongkai search` answer, and say so in the right way?

import Gongkai
import TestKit
import Testing

@Suite struct SearchCommandTests {
  private let index = SampleIndex.shared.path

  @Test func exitCodesTellFoundFromNothingAndFromErrors() throws {
    #expect(try CommandRun("search", "依申请公开", "--index", index).code == 0)
    #expect(try CommandRun("search", "量子力学", "--index", index).code == 1)
    #expect(try CommandRun("search", "公开", "--index", index + "-gone").code == 2)
    #expect(try CommandRun("search", "\"公开", "--index", index).code == 2)
    #expect(try CommandRun("search", "公开").code == 64)
    #expect(try CommandRun("search", "--index", index).code == 64)
    #expect(try CommandRun("search", "公开", "--index", index, "--limit", "-1").code == 64)
    #expect(try CommandRun("frobnicate").code == 64)
    #expect(try CommandRun().code == 0)
  }

  @Test func resultsAndMessagesTakeDifferentWays() throws {
    let found = try CommandRun("search", "依申请公开", "--index", index)
    #expect(found.errors.isEmpty)
    #expect(found.text.hasPrefix("2 reports say 依申请公开 ("))
    #expect(!found.text.contains("\u{1B}"))
    let failed = try CommandRun("search", "公开", "--index", index + "-gone")
    #expect(failed.output.isEmpty)
    #expect(failed.errors.hasPrefix("gongkai: "))
    #expect(failed.errors.contains("no index here"))
    let wrong = try CommandRun("search", "公开")
    #expect(wrong.output.isEmpty)
    #expect(wrong.errors.hasPrefix("gongkai: Missing expected argument '--index <dir>'"))
    let open = try CommandRun("search", "\"公开", "--index", index)
    #expect(open.output.isEmpty)
    #expect(open.errors.contains("not closed"))
  }

  @Test func jsonHasItsKeysInOrder() throws {
    let run = try CommandRun("search", "依申请公开", "--index", index, "--json")
    #expect(run.lines.count == 1)
    #expect(run.text.hasPrefix(#"{"query":"依申请公开","total":2,"took_us":"#))
    let result = try run.json()
    #expect(result.keys.prefix(4) == ["query", "total", "took_us", "hits"])
    #expect(result["took_us"]?.integer != nil)
    let hits = result["hits"]?.elements ?? []
    #expect(hits.count == 2)
    for hit in hits {
      #expect(hit.keys.prefix(4) == ["id", "title", "score", "snippet"])
      #expect(hit["score"]?.double ?? 0 > 0)
      #expect(hit["snippet"]?.string?.contains("<mark>") == true)
    }
    #expect(Set(hits.compactMap { $0["id"]?.string }) == ["a.txt", "c1"])
    let traditional = hits.first { $0["id"]?.string == "c1" }
    #expect(traditional?["snippet"]?.string?.contains("<mark>依申請公開</mark>") == true)
    #expect(traditional?["title"]?.string == "依申請公開指南")
  }

  @Test func totalsThatAreLowerBoundsSaySo() throws {
    let folder = TemporaryDirectory()
    for i in 0..<40 {
      try folder.write("reports/\(i).txt", "政务公开\(i == 7 ? "，培训考核" : "")\n")
    }
    let index = folder.file("index")
    #expect(try CommandRun("index", folder.file("reports"), "--index", index).code == 0)
    let search = [
      "search", "培训考核 务公", "--index", index, "--match", "any", "--limit", "1",
    ]
    let exact = try CommandRun(arguments: search + ["--json"]).json()
    #expect(exact["total"]?.integer == 40 && exact["exact"]?.boolean == true)
    let bound = try CommandRun(arguments: search + ["--json", "--approximate"]).json()
    #expect((1..<40).contains(bound["total"]?.integer ?? 0) && bound["exact"]?.boolean == false)
    #expect(bound["hits"]?.elements.count == 1)
    #expect(
      bound["hits"]?.elements[0]["score"]?.double == exact["hits"]?.elements[0]["score"]?.double)
    let page = try CommandRun(arguments: search + ["--approximate"])
    #expect(page.text.hasPrefix("At least 1 report says 培训考核 务公 ("))
  }

  @Test func oddCharactersSurviveJSONAndAreShownToPeople() throws {
    let run = try CommandRun("search", "政务服务", "--index", index, "--json")
    let hit = try run.json()["hits"]?.elements.first
    #expect(hit?["id"]?.string == "c \"2\"\u{7}")
    #expect(run.text.contains(#""c \"2\"\u0007""#))
    let page = try CommandRun("search", "政务服务", "--index", index, "--color", "always")
    #expect(!page.text.contains("\u{7}"))
    #expect(page.text.contains(#"c "2"\u{7}"#))
    #expect(page.text.contains("\u{1B}[1;31m政务服务\u{1B}[0m"))
  }

  @Test func whatIsNotFoundOffersTheClosest() throws {
    let run = try CommandRun("search", "行政复议量子", "--index", index)
    #expect(run.code == 1)
    #expect(run.text.hasPrefix("No report says 行政复议量子 ("))
    #expect(run.text.contains("≈ closest"))
    let json = try CommandRun("search", "行政复议量子", "--index", index, "--json").json()
    #expect(json["total"]?.integer == 0)
    #expect(json["hits"]?.elements.isEmpty == true)
    #expect(json["relaxed"]?["total"]?.integer ?? 0 > 0)
    #expect(json["relaxed"]?["hits"]?.elements.isEmpty == false)
  }

  @Test func aQueryWithoutTermsIsTold() throws {
    for query in ["", "，。", "*"] {
      let run = try CommandRun("search", query, "--index", index)
      #expect(run.code == 1)
      #expect(run.text.contains("‘\(query)’ names nothing to search for"))
    }
    let any = try CommandRun("search", "量子力学", "--index", index, "--match", "any")
    #expect(any.text.hasPrefix("No report says 量子力学 ("))
  }

  @Test func withoutATitleTheIdentifierStandsInItsPlace() throws {
    let run = try CommandRun("search", "政务服务", "--index", index, "--no-snippets")
    #expect(run.text.contains("1. c \"2\"\\u{7}\n"))
  }

  @Test func limitsMatchModesAndExplanations() throws {
    let one = try CommandRun("search", "行政复议", "--index", index, "--limit", "1", "--json").json()
    #expect(one["total"]?.integer == 2)
    #expect(one["hits"]?.elements.count == 1)
    let all = try CommandRun("search", "行政复议 不足", "--index", index, "--json").json()
    #expect(all["total"]?.integer == 0)
    let any = try CommandRun(
      "search", "行政复议 不足", "--index", index, "--match", "any", "--json"
    ).json()
    #expect(any["total"]?.integer ?? 0 >= 3)
    let plain = try CommandRun(
      "search", "行政复议", "--index", index, "--no-snippets", "--json"
    ).json()
    #expect(plain["hits"]?.elements.first?["snippet"] == .null)
    let explained = try CommandRun("search", "行政复议", "--index", index, "--explain")
    #expect(explained.text.contains(" = "))
  }

  @Test func queryFilesHaveThreeForms() throws {
    let folder = TemporaryDirectory()
    try folder.write(
      "queries.tsv",
      "依申请公开\n\nterm\t行政复议\t17\t99\r\nq7\t量子力学\n   \nor\t行政复议 不足\n")
    let run = try CommandRun(
      "search", "--queries", folder.file("queries.tsv"), "--index", index, "--json")
    #expect(run.code == 0)
    let results = try run.lines.map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(results.map { $0["query"]?.string } == ["依申请公开", "行政复议", "量子力学", "行政复议 不足"])
    #expect(results.map { $0["label"]?.string } == [nil, "term", "q7", "or"])
    #expect(results.prefix(3).map { $0["total"]?.integer } == [2, 2, 0])
    #expect(results[3]["total"]?.integer ?? 0 >= 3)
    let compact = try CommandRun("search", "--queries", "-", "--index", index, input: "公开\n")
    #expect(compact.lines.count == 1)
    #expect(compact.text.contains(" µs  公开"))
    #expect(try CommandRun("search", "--queries", "-", "--index", index, input: "量子").code == 1)
  }

  @Test func aQueryLeftOpenDoesNotStopTheOthers() throws {
    let run = try CommandRun(
      "search", "--queries", "-", "--index", index, "--json", input: "公开\n\"公开\n行政复议\n")
    #expect(run.code == 2)
    #expect(run.lines.count == 3)
    let broken = try JSONValue(parsing: Array(run.lines[1].utf8))
    #expect(broken["error"]?.string?.contains("not closed") == true)
    #expect(run.errors.hasPrefix("gongkai: "))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let run = try CommandRun("search", "公开", "--index", index, readerGone: true)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let help = try CommandRun("--help", readerGone: true)
    #expect(help.code == 0)
    #expect(help.errors.isEmpty)
  }
}
