// How long do tests go on whose length is a matter of taste?

internal import Glibc

/// Tests of chance are short, unless somebody has time for more.
package enum SoakLength {
  /// `count`, times the whole number in the environment variable `GONGKAI_SOAK`, if there is one.
  package static func times(_ count: UInt64) -> UInt64 {
    // SAFETY: the environment is not changed while tests run, and the value is copied at once.
    guard let value = unsafe getenv("GONGKAI_SOAK") else { return count }
    return count * max(1, UInt64(unsafe String(cString: value)) ?? 1)
  }
}
