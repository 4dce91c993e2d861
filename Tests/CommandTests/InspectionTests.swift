// Do show, analyze, stats and inspect tell what is in an index?

import Gongkai
import TestKit
import Testing

@Suite struct InspectionTests {
  private let index = SampleIndex.shared.path

  @Test func showPrintsTheOriginal() throws {
    let run = try CommandRun("show", "a.txt", "--index", index)
    #expect(run.code == 0)
    #expect(run.output == (try Files.readAll(SampleIndex.shared.folder.file("reports/a.txt"))))
    let line = try CommandRun("show", "c1", "--index", index)
    #expect(line.text == "依申請公開的辦理流程。")
    #expect(line.errors == "gongkai: title: 依申請公開指南\ngongkai: year: 2022\n")
    let json = try CommandRun("show", "c1", "--index", index, "--json").json()
    #expect(json["title"]?.string == "依申請公開指南")
    #expect(json["fields"]?["year"]?.string == "2022")
    let none = try CommandRun("show", "nope", "--index", index)
    #expect(none.code == 1)
    #expect(none.output.isEmpty)
  }

  @Test func analyzeShowsTokens() throws {
    let run = try CommandRun("analyze", "公開2023年", "--index", index, "--json")
    let tokens = try run.json()["tokens"]?.elements ?? []
    let grams = tokens.filter { $0["kind"]?.string == "gram" }
    #expect(grams.map { $0["text"]?.string } == ["公开"])
    #expect(grams.first?["original"]?.string == "公開")
    #expect(grams.first?["start"]?.integer == 0)
    #expect(grams.first?["end"]?.integer == 6)
    #expect(tokens.contains { $0["kind"]?.string == "other word" && $0["text"]?.string == "2023" })
    #expect(tokens.contains { $0["kind"]?.string == "end mark" && $0["text"]?.string == "年" })
    let piped = try CommandRun("analyze", "--index", index, input: "公开")
    #expect(piped.text.contains("gram"))
    #expect(try CommandRun("analyze", "", "--index", index).code == 1)
  }

  @Test func statsCountReportsAndBytes() throws {
    let stats = try CommandRun("stats", "--index", index, "--json").json()
    #expect(stats["sizes"]?["documents"]?.integer == 4)
    #expect(stats["sizes"]?["segments"]?.integer == 1)
    let parts = stats["sizes"]?["parts"]
    let sum = (parts?.keys ?? []).reduce(0) { $0 + (parts?[$1]?.integer ?? 0) }
    #expect(stats["sizes"]?["bytes"]?.integer == sum)
    #expect(stats["analyzer"]?.string == Analyzer.name)
    let page = try CommandRun("stats", "--index", index)
    #expect(page.text.contains("reports"))
    #expect(page.text.contains("stored text"))
  }

  @Test func inspectShowsSectionsAndTerms() throws {
    let all = try CommandRun("inspect", "--index", index)
    for section in SegmentSection.allCases { #expect(all.text.contains(section.name)) }
    let json = try CommandRun("inspect", "--index", index, "--json").json()
    let sections = json["segments"]?.elements.first?["sections"]?.elements ?? []
    #expect(sections.count == SegmentSection.allCases.count)
    let term = try CommandRun("inspect", "--index", index, "--term", "公開", "--json").json()
    let entries = term["terms"]?.elements ?? []
    let gram = entries.first { $0["kind"]?.string == "gram" }
    #expect(gram?["term"]?.string == "公开")
    #expect(gram?["documents"]?.integer == 3)
    #expect(gram?["first_places"]?.elements.isEmpty == false)
    let prefix = try CommandRun("inspect", "--index", index, "--terms", "公")
    #expect(prefix.text.contains("公开"))
    #expect(try CommandRun("inspect", "--index", index, "--term", "鑫鑫").code == 1)
    #expect(try CommandRun("inspect", "--index", index, "--segment", "99").code == 1)
  }

  @Test func inspectTellsWhichListsAreShared() throws {
    let folder = TemporaryDirectory()
    for i in 0..<20 { try folder.write("reports/\(i).txt", "政务公开\n") }
    let index = folder.file("index")
    #expect(try CommandRun("index", folder.file("reports"), "--index", index).code == 0)
    let term = try CommandRun("inspect", "--index", index, "--term", "公开", "--json").json()
    let entries = term["terms"]?.elements ?? []
    #expect(entries.map { $0["kind"]?.string } == ["gram", "word"])
    #expect(entries.map { $0["surplus_documents"]?.integer } == [nil, 0])
    #expect(entries.map { $0["first_documents"]?.elements.count } == [10, 10])
    let page = try CommandRun("inspect", "--index", index, "--term", "公开")
    #expect(page.text.contains("word: 20 documents, surplus of 0 documents, ranking list"))
  }
}
