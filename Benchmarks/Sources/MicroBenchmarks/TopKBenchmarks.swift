// What does it cost to keep the best hits?
//
// Searches without snippets on an index of 4,000 seeded texts: one term, whose best ten need few
// of its blocks; the same with 1,000 wanted; a phrase, and a bag of words that nearly all texts
// match. Times are of whole searches.
// Run: MicroBenchmarks top

import Gongkai

func topKBenchmarks() throws -> [Benchmark] {
  let index = try SampleIndex.index()
  func request(_ query: String, _ limit: Int, _ match: MatchMode) -> SearchRequest {
    var request = SearchRequest(query)
    request.limit = limit
    request.match = match
    request.snippets = false
    return request
  }
  let cases: [(name: String, request: SearchRequest)] = [
    ("term, 10", request("公开", 10, .all)), ("term, 1,000", request("公开", 1_000, .all)),
    ("phrase, 10", request("依申请公开", 10, .all)),
    ("bag, 10", request("政府信息公开 行政复议", 10, .any)),
  ]
  return try cases.map { name, request in
    let all = try index.search(request)
    try require(all.hits.count == min(request.limit, all.total), "\(name): as many as asked for")
    try require(
      zip(all.hits, all.hits.dropFirst()).allSatisfy { $0.score >= $1.score },
      "\(name): the best come first")
    var more = request
    more.limit = request.limit * 2
    try require(
      try index.search(more).hits.prefix(all.hits.count).map(\.identifier)
        == all.hits.map(\.identifier), "\(name): more hits begin with the same")
    return Benchmark(name: "top/\(name)", amount: 1, unit: .queries) {
      try index.search(request).hits.count
    }
  }
}
