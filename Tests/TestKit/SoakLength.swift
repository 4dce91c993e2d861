// How long do tests go on whose length is a matter of taste?

internal import Glibc

/// Tests of chance are short, unless somebody has time for more and sets the environment variable
/// `GONGKAI_SOAK` to a number.
package enum SoakLength {
  /// What the variable says; nil where it is not set.
  // SAFETY: the environment is not changed while tests run, and the value is copied at once.
  private static let value = unsafe getenv("GONGKAI_SOAK").map { unsafe String(cString: $0) }

  /// Whether there is time for everything.
  package static var isLong: Bool { value != nil }

  /// `count`, times the number in the variable, if there is one.
  package static func times(_ count: UInt64) -> UInt64 {
    count * max(1, value.flatMap { UInt64($0) } ?? 1)
  }

  /// Prints what a long test did, in figures, for the summary of `make soak`.
  package static func tell(_ figures: @autoclosure () -> String) {
    if isLong { print("soak: \(figures())") }
  }
}
