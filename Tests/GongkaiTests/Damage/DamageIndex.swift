// Which index is damaged in the tests, and what does it answer?

import GongkaiFormat
import GongkaiIndexing
import GongkaiReports
import GongkaiText
import TestKit

@testable import Gongkai

/// Whether every byte is damaged in turn, as `make soak` does, or a sample of them.
let damagesEverything = SoakLength.isLong

/// A small index of several segments with all that an index can hold, kept in memory as files.
struct DamageIndex {
  /// The files by their names, without the lock.
  let files: [(name: String, bytes: [UInt8])]
  /// What it answers while it is whole.
  let answers: [Answer]
  /// What it answers when deleted documents are gone for good.
  let mergedAnswers: [Answer]
  let identifiers: Set<String>

  /// Two segments, one of them with deletions; made once.
  static let shared = make(segments: [50, 12])
  /// One with ranking lists and clause rows of more than a block.
  static let large = make(segments: [400])

  private static func make(segments: [Int]) -> DamageIndex {
    do {
      let folder = TemporaryDirectory()
      let index = folder.file("index")
      var random = SeededRandom(seed: 7)
      let documents = ReportDocuments(fold: try FoldTable.makeFromICU())
      var number = 0
      for count in segments {
        let writer = try IndexWriter(
          directory: index,
          options: IndexWriter.Options(
            threads: 1, rankingThreshold: 8, schema: ReportFields.schema),
          samples: { samples() })
        defer { writer.close() }
        try writer.add(
          (0..<count).map { _ in
            number += 1
            return document(number, documents, &random)
          })
        try writer.commit()
      }
      let writer = try IndexWriter(
        directory: index, options: IndexWriter.Options(threads: 1, schema: ReportFields.schema))
      for i in [3, 7, 20] { try writer.delete("reports/\(i).txt") }
      try writer.commit()
      writer.close()
      var files: [(name: String, bytes: [UInt8])] = []
      for entry in try Directory.entries(index) where entry.name != "writer.lock" {
        files.append((entry.name, try Files.readAll(index + "/" + entry.name)))
      }
      let whole = try Index(opening: index)
      let answers = Answer.all(index)
      let merger = try IndexWriter(directory: index, options: IndexWriter.Options(threads: 1))
      try merger.mergeAll()
      try merger.commit()
      merger.close()
      return DamageIndex(
        files: files, answers: answers, mergedAnswers: Answer.all(index),
        identifiers: Set(
          try whole.search(request("*", limit: 1000)).hits.map(\.identifier)))
    } catch {
      preconditionFailure("\(error)")
    }
  }

  static func request(_ query: String, limit: Int = 5) -> SearchRequest {
    var request = SearchRequest(query == "*" ? "公开 OR NOT 公开" : query)
    request.limit = limit
    return request
  }

  /// Enough text for a compression dictionary.
  private static func samples() -> [[UInt8]] {
    var random = SeededRandom(seed: 1)
    return (0..<600).map { _ in Array(text(&random, sentences: 40).utf8) }
  }

  private static let phrases = [
    "依申请公开", "行政复议", "主动公开政府信息", "本年度收到申请", "政务服务", "存在不足", "规范性文件",
    "办公室", "年度报告", "网站", "政策解读", "镇人民政府", "予以公开", "不予公开", "PDF", "WeChat", "二〇二三年",
  ]

  private static func text(_ random: inout SeededRandom, sentences: Int) -> String {
    (0..<sentences).map { _ in
      // Said by many, or by one only.
      let isCommon = Bool.random(using: &random)
      var sentence = phrases[Int.random(in: 0..<(isCommon ? 3 : phrases.count), using: &random)]
      for _ in 0..<(isCommon ? 1 : 4) {
        sentence +=
          phrases[
            Int.random(in: 0..<(isCommon ? 4 : phrases.count), using: &random)]
      }
      if !isCommon { sentence += "\(Int.random(in: 1...999, using: &random))件" }
      return sentence + ["，", "。", "；", "。\n"][Int.random(in: 0..<4, using: &random)]
    }.joined()
  }

  private static func document(
    _ number: Int, _ documents: ReportDocuments, _ random: inout SeededRandom
  ) -> Document {
    let title = "白塔镇\(2018 + number % 6)年政府信息公开年度报告"
    let text = title + "\n一、总体情况\n" + Self.text(&random, sentences: 2 + number % 7) + "\n"
    let report = Report(
      id: "reports/\(number).txt", title: title, text: Array(text.utf8),
      titleRange: 0..<title.utf8.count, fields: [.init(name: "url", value: "http://x/\(number)")],
      integers: [("number", number)], keywords: [("colour", ["red", "green"][number % 2])])
    return documents.document(report, sourceHash: SHA256.digest(Array(text.utf8)))
  }

  /// Writes the files into an empty folder and returns its path.
  func write(to folder: TemporaryDirectory, _ name: String = "index") throws -> String {
    let path = folder.file(name)
    try Directory.create(path)
    for file in files { try Self.replace(path + "/" + file.name, file.bytes) }
    return path
  }

  /// Replaces a file without waiting for the disk; not in place, for it may be mapped.
  static func replace(_ path: String, _ contents: [UInt8]) throws {
    let file = try OutputFile(creating: path + ".new")
    try file.append(contents)
    try file.close()
    try Files.rename(path + ".new", path)
  }

  /// The segments' files.
  var segments: [(name: String, bytes: [UInt8])] { files.filter { $0.name.hasSuffix(".gks") } }

  func bytes(_ name: String) -> [UInt8] { files.first { $0.name == name }?.bytes ?? [] }

  /// The name of the only file with this ending.
  func name(_ ending: String) -> String { files.first { $0.name.hasSuffix(ending) }?.name ?? "" }

  /// Where the sections of a segment stand.
  func entries(_ segment: Int) throws -> [SectionEntry] {
    let folder = TemporaryDirectory()
    return try Commit(directory: write(to: folder)).segments[segment].reader.entries
  }
}

/// What an index answers to one question, in words; or why it does not.
enum Answer: Equatable {
  case right(String)
  case error(String)

  /// The questions: of each kind one.
  static let questions: [@Sendable (Index) throws -> String] = [
    { try told($0, "行政复议") }, { try told($0, "公开") }, { try told($0, "政") },
    { try told($0, "主动公开政府信息 行政复议") },
    {
      var request = SearchRequest("政策解读网站办公室")
      request.match = .any
      return try told($0, request)
    },
    { try told($0, "政务服务 NEAR/9 网站") }, { try told($0, "\"公开，行政\"") },
    { try told($0, "收到*申请?") }, { try told($0, "title:年度报告 NOT pdf") },
    { try told($0, "year:2019..2021 colour:red 网站") }, { try told($0, "wechat OR 二〇二三年") },
    { try told($0, "section:总体情况 存在不足") }, { try told($0, "不存在的词语组合") },
    {
      var request = SearchRequest("行政复议")
      request.sort = [SortKey("number", descending: true)]
      request.facets = ["year", "colour", "script"]
      request.facetShares = true
      request.facetRates = "characters"
      request.explain = true
      request.columns = ["number", "colour"]
      return try told($0, request)
    },
    { index in
      var lines = ""
      _ = try index.visitConcordance(
        SearchRequest("不予公开"), begin: { lines += "\($0.total)" }, matches: { lines += "\($0)" })
      return lines
    },
    { "\(try $0.document("reports/11.txt").map { "\($0)" } ?? "none")" },
    { "\(try $0.document("reports/57.txt").map { "\($0)" } ?? "none")" },
    { "\(try $0.document("reports/3.txt") == nil)" },
  ]

  /// The answers of the index in `directory`, or one error when it does not open.
  static func all(_ directory: String) -> [Answer] {
    let index: Index
    do { index = try Index(opening: directory) } catch { return [of(error)] }
    return questions.map { question in
      do { return .right(try question(index)) } catch { return of(error) }
    }
  }

  /// Only our own errors are right ones.
  private static func of(_ error: any Error) -> Answer {
    guard error is IndexError else { return .right("an error of another kind: \(error)") }
    return .error("\(error)")
  }

  private static func told(_ index: Index, _ query: String) throws -> String {
    try told(index, SearchRequest(query))
  }

  private static func told(_ index: Index, _ request: SearchRequest) throws -> String {
    let result = try index.search(request)
    var told = "\(result.total) \(result.facets)"
    for hit in result.hits + (result.relaxed?.hits ?? []) { told += "\n\(hit)" }
    return told
  }
}
