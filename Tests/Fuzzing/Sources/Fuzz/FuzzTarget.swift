// Which parts of the engine are fuzzed, by the names of the folders of their seeds?

/// A function that takes any bytes. It must neither trap nor hang, and what it checks must hold.
typealias FuzzTarget = @Sendable ([UInt8]) throws -> Void

enum FuzzTargets {
  static let all: [String: FuzzTarget] = [
    "query": { QueryTarget.run($0) },
    "fold": { try FoldTarget.run($0) },
    "decode": { DecodeTarget.run($0) },
    "segment": { SegmentTarget.run($0) },
    "jsonl": { JSONTarget.run($0) },
    "files": { try FilesTarget.run($0) },
  ]
}
