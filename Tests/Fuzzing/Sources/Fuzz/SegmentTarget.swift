// Does a damaged segment give answers or errors, and nothing else?

import Gongkai

/// Writes the input over a good segment, opens the index, and searches, verifies or merges it.
///
/// Four bytes are a patch: three of an offset, one to put there; how many bytes are left over
/// chooses what is done. An input that begins with `GK` is the whole file instead.
enum SegmentTarget {
  private static let path = Workplace.makeIndex("segment")
  private static let segment: String = {
    let names = (try? Directory.entries(path).map(\.name)) ?? []
    guard let name = names.first(where: { $0.hasPrefix("segment") }) else {
      fatalError("no segment among \(names)")
    }
    return path + "/" + name
  }()
  private static let whole: [UInt8] = {
    do { return try Files.readAll(segment) } catch { fatalError("\(error)") }
  }()
  private static let queries = [
    "公开", "年", "依申请公开 行政复议", "\"司法，法官\"", "收到*件", "wen*", "公 NEAR/3 开", "title:题", "公开 OR 信息",
  ]

  static func run(_ input: [UInt8]) {
    do {
      try Files.replaceAtomically(path: segment, contents: damaged(input))
      switch input.count % 4 {
      case 0, 1: try search()
      case 2: try merge()
      default: _ = try IndexVerifier.verify(path)
      }
    } catch is IndexError {
    } catch is IndexingError {
    } catch {
      fatalError("damage is told as such: \(error)")
    }
  }

  private static func damaged(_ input: [UInt8]) -> [UInt8] {
    if input.starts(with: Array("GK".utf8)) { return Array(input.dropFirst(2)) }
    var bytes = whole
    for i in stride(from: 0, to: input.count - 3, by: 4) {
      let offset = Int(input[i]) << 16 | Int(input[i + 1]) << 8 | Int(input[i + 2])
      bytes[offset % bytes.count] = input[i + 3]
    }
    return bytes
  }

  private static func search() throws {
    let index = try Index(opening: path)
    for query in queries {
      for match in [MatchMode.all, .any] {
        var request = SearchRequest(query)
        request.match = match
        request.explain = true
        do { _ = try index.search(request) } catch is IndexError {}
      }
    }
    for number in Workplace.texts.indices { _ = try? index.document("d\(number)") }
  }

  private static func merge() throws {
    let writer = try IndexWriter(directory: path, options: .init(threads: 1))
    defer { writer.close() }
    // The merged segment is not committed: the next input finds the same files.
    try writer.mergeAll()
  }
}
