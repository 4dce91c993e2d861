// Is what generated reports state read as right as is promised, through all kinds of damage?

internal import Glibc
import Gongkai
import TestKit
import Testing

/// Runs generator, index, table and scorer one behind the other, as `make score` does with more
/// reports. The generator and the rules share no word lists or templates.
@Suite struct GeneratedReportsTests {
  private static let sample =
    Directory.parent(of: CommandRun.binary) + "/gongkai-sample"

  private let folder = TemporaryDirectory()

  private func run(_ command: String) throws {
    // SAFETY: the string is lent as a terminated one for the call.
    #expect(unsafe system(command) == 0, "\(command)")
  }

  @Test func sharesReadRightAreThosePromised() throws {
    let path = folder.path
    try run(
      "'\(Self.sample)' --count 600 --out '\(path)/made' --seed 3 --dirt 0.2 > /dev/null 2>&1")
    let indexed = try CommandRun("index", path + "/made/reports", "--index", path + "/index")
    #expect(indexed.code == 0)
    let table = try CommandRun("table", "--json", "--index", path + "/index")
    try Files.replaceAtomically(path: path + "/table.jsonl", contents: table.output)
    try run(
      "'\(Self.sample)' score --answers '\(path)/made/answers.jsonl' --table '\(path)/table.jsonl'"
        + " --json > '\(path)/score.json'")
    let score = try JSONValue(parsing: try Files.readAll(path + "/score.json"))
    func count(_ field: String, _ name: String) throws -> Double {
      guard case .integer(let count)? = score[field]?[name] else {
        Issue.record("the score has no count ‘\(name)’ of ‘\(field)’")
        return 0
      }
      return Double(count)
    }
    func share(_ field: String) throws -> Double {
      try count(field, "stated_right") / max(1, try count(field, "stated"))
    }
    #expect(try share("year") >= 0.99)
    #expect(try share("organ") >= 0.98)
    #expect(try share("region") >= 0.98)
    #expect(try share("era") >= 0.99)
    #expect(try share("section_spans") >= 0.98)
    #expect(try share("none_stated") >= 0.98)
    let stated = try count("figures", "stated")
    let wrong = try count("figures", "wrong") + count("figures", "invented")
    let found = try count("figures", "right") + wrong
    #expect(stated > 5000)
    #expect(wrong / found <= 0.002)
    #expect(try count("figures", "missing") / stated <= 0.03)
    try checkMarks(path + "/index")
  }

  /// Whatever was done to a report, what is marked in it folds to what was asked.
  private func checkMarks(_ path: String) throws {
    let index = try Index(opening: path)
    let fold = try index.commit.foldTable()
    let scanner = TextScanner(fold: fold, lexicon: Lexicon())
    var marked: [String: Int] = [:]
    for query in ["依申请公开", "行政复议", "主动公开", "政府信息公开条例"] {
      var request = SearchRequest(query)
      request.limit = Int.max
      for hit in try index.search(request).hits {
        let parts = try #require(hit.snippet).parts.filter(\.isMatch)
        #expect(!parts.isEmpty, "\(query) in \(hit.identifier)")
        for part in parts {
          let bytes = Array(part.text.utf8)
          // SAFETY: the scanner reads the bytes before the call returns.
          let folded = unsafe bytes.withUnsafeBytes { unsafe scanner.foldedText($0) }
          let han = folded.string(0..<folded.count).filter { "一"..."龥" ~= $0 }
          // Neighbouring matches are marked as one.
          let times = max(1, han.count / query.count)
          #expect(han == String(repeating: query, count: times), "\(hit.identifier): \(part.text)")
        }
        for reason in hit.matchedThrough { marked[reason, default: 0] += 1 }
      }
    }
    for reason in ["traditional", "pinyin", "blanks", "line break"] {
      #expect(marked[reason, default: 0] > 20, "\(reason) was seen through")
    }
  }
}
