// How does each thread of a pipeline keep scratch memory of its own?

/// One value for each worker of an `OrderedPipeline`, which numbers its workers.
///
/// SAFETY of sharing: worker `n` touches value `n` only, and a pipeline never runs two items on
/// the same worker at a time; between two runs the pipeline joins its threads.
public final class PerWorker<Value>: @unchecked Sendable {
  private let values: [Value]

  /// Makes `count` values.
  public init(_ count: Int, _ make: () throws -> Value) rethrows {
    values = try (0..<count).map { _ in try make() }
  }

  /// The value of a worker; only that worker may use it.
  public subscript(worker: Int) -> Value { values[worker] }
}
