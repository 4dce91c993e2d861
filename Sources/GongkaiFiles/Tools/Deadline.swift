// How much time is left?

/// A moment by which something must be done.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after time: Duration) {
    // Far enough for any work, and near enough for every clock.
    end = ContinuousClock.now + min(time, .seconds(1 << 30))
  }

  /// Whether the moment is past.
  var isPast: Bool { ContinuousClock.now >= end }

  /// The time left, rounded up; 0 when the moment is past.
  var millisecondsLeft: Int {
    let left = end - ContinuousClock.now
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1
  }
}
