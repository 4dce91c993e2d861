// Are real reports found, and marked in their own wording?

import Gongkai
import TestKit
import Testing

@Suite struct RealReportTests {
  @Test func everyReportIsFoundInItsOwnWording() throws {
    guard let folder = Folders.shared("reports") else { return }
    let directory = TemporaryDirectory()
    let names = try Directory.entries(folder).map(\.name).filter { $0.hasSuffix(".txt") }.sorted()
    let writer = try IndexWriter(directory: directory.path, options: .init(threads: 1))
    try writer.add(
      names.map { name in
        let text = try Files.readAll(folder + "/" + name)
        return Collection.document(try TextReport.read(id: name, text: text))
      })
    try writer.commit()
    let index = try Index(opening: directory.path)
    let fold = try FoldTable.makeFromICU()
    let counts = [
      ("依申请公开", 5), ("依申請公開", 5), ("行政复议", 4), ("公开", 5), ("镇", 4), ("政务服务", 2), ("不足", 3),
    ]
    for (query, count) in counts {
      let result = try index.search(SearchRequest(query))
      #expect(result.total == count, "‘\(query)’")
      #expect(result.hits.count == count, "‘\(query)’")
      for hit in result.hits {
        let document = try #require(try index.document(hit.identifier))
        let original = String(decoding: document.text, as: UTF8.self)
        let marked = (hit.snippet?.parts ?? []).filter(\.isMatch).map(\.text)
        #expect(!marked.isEmpty, "‘\(query)’ in \(hit.identifier)")
        for text in marked {
          #expect(original.contains(text) || document.title.contains(text))
          #expect(try Self.folded(text, fold).contains(try Self.folded(query, fold)))
        }
      }
    }
    let dirty = try index.search(SearchRequest("依申请公开")).hits.flatMap(\.matchedThrough)
    #expect(dirty.contains("traditional"))
    #expect(dirty.contains("pinyin"))
  }

  /// The folded characters of a text.
  private static func folded(_ text: String, _ fold: FoldTable) throws -> String {
    try Analyzer(fold: fold).tokens(of: Array(text.utf8)).filter { $0.kind == .character }
      .map(\.text).joined()
  }
}
