// At which kinds of work are writers killed?

import GongkaiBytes
import GongkaiIndexing
import TestKit

/// Work on a small index, each kind with its own order of operations on files.
enum CrashScenario: String, CaseIterable, Sendable {
  case creating, updating, deleting, merging, joining, mixed

  /// What the index holds before; nil where there is none.
  var base: [String: String]? { disk == nil ? nil : Self.texts(documentCount) }

  /// The files of the index before; nil where there is none.
  var disk: DiskModel? {
    switch self {
    case .creating: nil
    case .merging, .joining: Self.manySegments
    case .updating, .deleting, .mixed: Self.fewSegments
    }
  }

  private var documentCount: Int { self == .merging || self == .joining ? 18 : 6 }

  /// The memory of the writer, in bytes.
  var memory: Int { self == .joining ? 0 : 512 << 20 }

  /// Does the work.
  func perform(_ writer: TrackedWriter) throws {
    switch self {
    case .creating:
      try writer.add(["a": "依申请公开，不足", "b": "行政复议"])
      try writer.commit()
      try writer.add(["b": "行政诉讼", "c": "依申请公开"])
      try writer.commit()
    case .updating:
      try writer.add(["d1": "已经改了，不足", "d2": "也改了", "e": "新的"])
      try writer.add(["d1": "又改了"])
      try writer.commit()
      try writer.add(["e": "新的，改了"])
      try writer.commit()
    case .deleting:
      try writer.delete("d0")
      try writer.commit()
      // Of one segment nothing is left.
      try writer.deleteAll { $0 == "d4" || $0 == "d5" }
      try writer.delete("nobody")
      try writer.commit()
    case .merging, .joining:
      try writer.writer.mergeAsNeeded()
      try writer.commit()
      try writer.add(["e": "新的"])
      try writer.writer.mergeAll()
      try writer.commit()
    case .mixed:
      var random = SeededRandom(seed: 5)
      for step in 0..<6 {
        try writer.add(["m\(step)": "第\(step)步", "d\(Int.random(in: 0..<8, using: &random))": "改"])
        if Bool.random(using: &random) { try writer.delete("m\(step / 2)") }
        if Bool.random(using: &random) { try writer.writer.mergeAsNeeded() }
        try writer.commit()
      }
    }
  }

  // MARK: The index before

  /// What an index holds that was made of `count` documents.
  private static func texts(_ count: Int) -> [String: String] {
    var texts = Dictionary(uniqueKeysWithValues: documents(0..<count))
    for gone in deleted { texts[gone] = nil }
    return texts
  }

  private static func documents(_ numbers: Range<Int>) -> [(String, String)] {
    numbers.map { ("d\($0)", "政府信息公开，第\($0)份年报。不足") }
  }

  private static let deleted = ["d1", "d3"]
  private static let fewSegments = makeIndex(6)
  private static let manySegments = makeIndex(18)

  /// An index of `count` documents, two in a segment, some of which are deleted.
  private static func makeIndex(_ count: Int) -> DiskModel {
    let directory = TemporaryDirectory(inMemory: true)
    do {
      let files = try FaultyFiles(root: directory.path)
      try files.run {
        let writer = try TrackedWriter(directory.path, holding: nil).writer
        for first in stride(from: 0, to: count, by: 2) {
          try writer.add(documents(first..<first + 2).map { shortDocument($0.0, $0.1) })
          try writer.commit()
        }
        for gone in deleted { try writer.delete(gone) }
        try writer.commit()
        writer.close()
      }
      guard let disk = files.disk else { preconditionFailure("a model was asked for") }
      return disk
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
