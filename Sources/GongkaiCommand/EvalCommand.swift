// gongkai eval: how good are rankings?

import ArgumentParser
import Gongkai

struct EvalCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure rankings against relevance judgments.",
    discussion: """
      Reads queries (identifier, tab, text) and TREC judgments (query 0 document
      grade), takes the first 100 hits of each query, and prints the means of
      nDCG@10, MRR@10 and recall@100. Queries without a relevant report do not
      count.

        gongkai eval --index my-index --queries queries.tsv --qrels qrels.txt
      """)

  @OptionGroup var index: IndexOption

  @Option(help: ArgumentHelp("The query file.", valueName: "file"))
  var queries: String

  @Option(help: ArgumentHelp("The judgments.", valueName: "file"))
  var qrels: String

  @Option(help: "Whether all words must occur, or any.")
  var match = MatchChoice.all

  @OptionGroup var json: JSONFlag

  func execute(_ output: Output) throws -> Outcome {
    let judgments = try Judgments(qrels)
    let lines = try QueryFile(queries).lines
    let index = try Index(opening: index.directory)
    var all: [Measures] = []
    for line in lines {
      guard let id = line.label, !judgments.ideal(id).isEmpty else { continue }
      let ranking = try index.search(request(line.query)).hits.map(\.identifier)
      if let measures = judgments.measure(id, ranking: ranking) { all.append(measures) }
    }
    guard !all.isEmpty else {
      Messages.write("no query of \(queries) has a relevant report in \(qrels)")
      return .nothingFound
    }
    let mean = Measures.mean(all)
    if json.isOn {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("queries", all.count)
      writer.member("ndcg_10", mean.ndcg10)
      writer.member("mrr_10", mean.mrr10)
      writer.member("recall_100", mean.recall100)
      writer.endObject()
      writer.newline()
      try output.write(writer.bytes)
    } else {
      try output.line(
        "\(Numbers.counted(all.count, "query", "queries")): "
          + "nDCG@10 \(Numbers.decimal(mean.ndcg10, places: 4)), "
          + "MRR@10 \(Numbers.decimal(mean.mrr10, places: 4)), "
          + "recall@100 \(Numbers.decimal(mean.recall100, places: 4))")
    }
    return .found
  }

  /// The queries of test collections are plain text: a quotation mark in one is no operator.
  private func request(_ query: String) -> SearchRequest {
    var request = SearchRequest(query)
    request.match = match.mode
    request.isPlainText = true
    request.limit = 100
    request.snippets = false
    request.relax = false
    return request
  }
}
