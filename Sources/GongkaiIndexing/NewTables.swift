// Which tables does a new index start with?

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// Makes what is stored with an index when it is created.
enum NewTables {
  /// A fold table, and a compression dictionary trained on `samples`. Both take some hundred
  /// milliseconds, reading the samples included, so they are made at once where there are threads
  /// for it.
  static func make(
    _ samples: @escaping @Sendable () -> [[UInt8]], threads: Int,
    fold: @escaping @Sendable () throws -> FoldTable
  ) throws -> (fold: FoldTable, compression: CompressionDictionary) {
    guard threads > 1 else { return (try fold(), CompressionDictionary.train(on: samples())) }
    let made = Made()
    Threads.run(2) { part in
      if part == 0 {
        let trained = CompressionDictionary.train(on: samples())
        made.compression.withLock { $0 = trained }
        // Also made once, and soon asked for.
        _ = HanWordBreaker.identity
      } else {
        let table = Result { try fold() }
        made.fold.withLock { $0 = table }
      }
    }
    guard let table = made.fold.withLock({ $0 }),
      let compression = made.compression.withLock({ $0 })
    else { preconditionFailure("both parts have run") }
    return (try table.get(), compression)
  }

  private final class Made: Sendable {
    let fold = Guarded<Result<FoldTable, any Error>?>(nil)
    let compression = Guarded<CompressionDictionary?>(nil)
  }
}
