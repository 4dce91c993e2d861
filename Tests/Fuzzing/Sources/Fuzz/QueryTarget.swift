// Is any string a query, or refused in words?

import Gongkai

/// Parses and answers the input in every way of asking. The first byte chooses the way.
enum QueryTarget {
  private nonisolated(unsafe) static let index: Index = {
    do { return try Index(opening: Workplace.makeIndex("query")) } catch { fatalError("\(error)") }
  }()

  static func run(_ input: [UInt8]) {
    guard let way = input.first else { return }
    var request = SearchRequest(String(decoding: input.dropFirst(), as: UTF8.self))
    request.match = way & 1 == 0 ? .all : .any
    request.explain = way & 2 != 0
    request.isPlainText = way & 4 != 0
    request.limit = way & 8 == 0 ? 10 : 1
    // SAFETY: libFuzzer calls from one thread only.
    let index = unsafe Self.index
    do {
      let result = try index.search(request)
      check(result.hits.count == min(request.limit, result.total), "as many hits as there can be")
      var lines = 0
      let total = try index.visitConcordance(
        request, begin: { _ in }, matches: { lines += $0.count })
      check(total == result.total, "the same question, the same answer")
    } catch let error as QuerySyntaxError {
      check(
        error.position >= 0 && error.position <= request.query.count, "it points into the query")
      check(!error.description.isEmpty, "it says why")
    } catch {
      fatalError("a query damages no index: \(error)")
    }
  }
}
