// Does a damaged segment give answers or errors, and nothing else?

import Gongkai

/// Writes the input over a good segment, opens the index, and searches, verifies or merges it.
///
/// The two lowest bits of the first byte choose what is done, the next whether all checksums are
/// made to fit what they cover, the next whether the rest is a whole file, the others what is
/// asked. Otherwise the rest are patches of four bytes: three of an offset, one to put there.
enum SegmentTarget {
  private static let path = Workplace.makeIndex("segment", Workplace.manyTexts)
  private static let segment: String = {
    // By names, the first segment comes first: the larger one, with a deletion.
    let names = (try? Directory.entries(path).map(\.name).sorted()) ?? []
    guard let name = names.first(where: { $0.hasPrefix("segment") && $0.hasSuffix(".gks") }) else {
      fatalError("no segment among \(names)")
    }
    return path + "/" + name
  }()
  private static let whole: [UInt8] = {
    do { return try Files.readAll(segment) } catch { fatalError("\(error)") }
  }()
  private static let requests = [
    "公开", "依申请公开 行政复议", "收到*件", "公 NEAR/3 开", "年", "\"司法，法官\"", "wen*", "title:题", "公开 OR 信息",
  ].flatMap { query in
    [MatchMode.all, .any].map { match in
      var request = SearchRequest(query)
      request.match = match
      request.limit = 3
      request.explain = true
      return request
    }
  }
  /// What the whole segment answers.
  private static let answers: [String] = {
    do {
      _ = whole
      let index = try Index(opening: path)
      return try requests.map { try answer(index, $0) }
    } catch { fatalError("\(error)") }
  }()

  static func run(_ input: [UInt8]) {
    guard let way = input.first else { return }
    let isWhole = way & 8 != 0
    let isSealed = way & 4 != 0
    let answers = Self.answers
    var bytes = isWhole ? Array(input.dropFirst()) : patched(input)
    if isSealed { Sealing.seal(&bytes) }
    do {
      // As the file may be mapped, it is replaced, but without waiting for any disk.
      let file = try OutputFile(creating: segment + ".new")
      try file.append(bytes)
      try file.close()
      try Files.rename(segment + ".new", segment)
      switch way & 3 {
      case 0, 1:
        try search(part: Int(way >> 4), mustAnswer: isSealed || isWhole ? nil : answers)
      case 2: try merge()
      default: _ = try IndexVerifier.verify(path)
      }
    } catch is IndexError {
    } catch is IndexingError {
    } catch {
      fatalError("damage is told as such: \(error)")
    }
  }

  private static func patched(_ input: [UInt8]) -> [UInt8] {
    var bytes = whole
    for i in stride(from: 1, to: input.count - 3, by: 4) {
      let offset = Int(input[i]) << 16 | Int(input[i + 1]) << 8 | Int(input[i + 2])
      bytes[offset % bytes.count] = input[i + 3]
    }
    return bytes
  }

  /// Asks a quarter of the questions; each answer must be as in `answers`, unless somebody forged
  /// the segment.
  private static func search(part: Int, mustAnswer answers: [String]?) throws {
    let index = try Index(opening: path)
    for (number, request) in requests.enumerated() where number % 4 == part % 4 {
      do {
        let found = try answer(index, request)
        if let answers { check(found == answers[number], "\(request.query): \(found)") }
      } catch is IndexError {}
    }
    for number in stride(from: 0, to: Workplace.manyTexts.count, by: 37) {
      do { _ = try index.document("d\(number)") } catch is IndexError {}
    }
  }

  private static func answer(_ index: Index, _ request: SearchRequest) throws -> String {
    let result = try index.search(request)
    return "\(result.total) \(result.hits.map { "\($0.identifier) \($0.score)" })"
  }

  private static func merge() throws {
    let writer = try IndexWriter(directory: path, options: .init(threads: 1))
    defer { writer.close() }
    // The merged segment is not committed: the next input finds the same files.
    try writer.mergeAll()
  }
}
