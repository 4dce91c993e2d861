// How do tests put files of all kinds into a folder, and read them?

import Glibc
import TestKit

@testable import Gongkai

/// A folder of input.
struct InputFolder {
  let directory = TemporaryDirectory()

  var path: String { directory.file("input") }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders above it.
  func write(_ name: String, _ contents: [UInt8]) throws {
    try Directory.create(Directory.parent(of: file(name)))
    try Files.replaceAtomically(path: file(name), contents: contents)
  }

  func write(_ name: String, _ contents: String) throws {
    try write(name, Array(contents.utf8))
  }

  /// Cuts a file, or lets it grow by zeros that take no room on the disk.
  func resize(_ name: String, to size: Int) {
    // SAFETY: the path is lent as a terminated string for the call.
    let result = unsafe truncate(file(name), size)
    precondition(result == 0, "the file can be cut")
  }

  /// All results of reading the folder in pieces of about so many bytes.
  func results(
    itemBytes: Int = 1 << 20, _ reader: DocumentReader = .standard
  ) throws -> [Result<Report, IntakeProblem>] {
    let plan = try IntakePlan.make(paths: [path])
    let queue = IntakeQueue(plan: plan, itemBytes: itemBytes)
    var results: [Result<Report, IntakeProblem>] = []
    var bytes = 0
    while let item = queue.next() {
      results += item.load(reader).results.map { $0.map(\.report) }
      bytes += item.bytes
    }
    precondition(bytes == plan.totalBytes, "all bytes of the input are counted once")
    return results
  }

  func reports(itemBytes: Int = 1 << 20) throws -> [Report] {
    try results(itemBytes: itemBytes).compactMap { try? $0.get() }
  }

  func problems(itemBytes: Int = 1 << 20) throws -> [IntakeProblem] {
    try results(itemBytes: itemBytes).compactMap { result in
      if case .failure(let problem) = result { problem } else { nil }
    }
  }

  /// Indexes the folder into an index beside it.
  func index(prune: Bool = false) throws -> FileIndexer.Summary {
    try FileIndexer.run(
      paths: [path], directory: directory.file("index"),
      options: FileIndexer.Options(threads: 2, prune: prune))
  }

  /// How many documents of the index say a phrase.
  func count(_ query: String) throws -> Int {
    try Index(opening: directory.file("index")).search(SearchRequest(query)).total
  }
}

extension Report {
  /// The text as a string.
  var string: String { String(decoding: text, as: UTF8.self) }
}

/// Text in the encodings of the input.
enum Encoded {
  static func utf16(_ text: String, lowByteFirst: Bool = true) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
      return lowByteFirst ? [low, high] : [high, low]
    }
  }

  /// The characters of the samples in GBK.
  private static let gbk: [Character: [UInt8]] = [
    "关": [0xB9, 0xD8], "于": [0xD3, 0xDA], "政": [0xD5, 0xFE], "府": [0xB8, 0xAE],
    "信": [0xD0, 0xC5], "息": [0xCF, 0xA2], "公": [0xB9, 0xAB], "开": [0xBF, 0xAA],
    "工": [0xB9, 0xA4], "作": [0xD7, 0xF7], "年": [0xC4, 0xEA], "度": [0xB6, 0xC8],
    "报": [0xB1, 0xA8], "告": [0xB8, 0xE6], "依": [0xD2, 0xC0], "申": [0xC9, 0xEA],
    "请": [0xC7, 0xEB], "的": [0xB5, 0xC4], "，": [0xA3, 0xAC], "。": [0xA1, 0xA3],
    "主": [0xD6, 0xF7], "动": [0xB6, 0xAF],
  ]

  /// Text of the characters above and ASCII.
  static func gbk(_ text: String) -> [UInt8] {
    text.flatMap { character -> [UInt8] in
      if let bytes = gbk[character] { return bytes }
      guard let ascii = character.asciiValue else { preconditionFailure("\(character) is known") }
      return [ascii]
    }
  }

  /// A text of the characters above that is long enough to tell its encoding.
  static let report =
    "关于政府信息公开工作的年度报告\n\n"
    + String(repeating: "依申请公开政府信息的工作，主动公开信息的工作。\n", count: 8)
}
