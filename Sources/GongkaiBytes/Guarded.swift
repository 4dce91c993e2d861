// How do threads share a value that changes?

/// A value that one thread at a time may use.
///
/// It does what `Synchronization.Mutex` does, on the lock of the system, which the thread sanitizer
/// knows: of the other one it sees nothing, and takes all that it guards for races.
@safe public final class Guarded<Value>: @unchecked Sendable {
  private let lock = ConditionLock()
  private var value: Value

  public init(_ value: sending Value) { self.value = value }

  /// Runs `body` with the value while no other thread does; it must not ask for the value again.
  public func withLock<Result, E: Error>(
    _ body: (inout Value) throws(E) -> Result
  ) throws(E) -> Result {
    try lock.locked { () throws(E) -> Result in try body(&value) }
  }
}
