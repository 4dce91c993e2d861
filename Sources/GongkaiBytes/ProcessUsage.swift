// What time is it, and what has this process used so far?

internal import Glibc

/// What the process has used since it started.
public enum ProcessUsage {
  /// The processor time of all threads, user and system together, and the most memory that was
  /// resident at once.
  public static func now() -> (cpuSeconds: Double, peakMemoryBytes: Int) {
    var usage = rusage()
    // SAFETY: `usage` is a local that the call fills.
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss * 1024)
  }
}

/// Time for measuring.
public enum Clock {
  /// Nanoseconds since some moment in the past, never running backwards.
  public static func monotonicNanoseconds() -> Int {
    var time = timespec()
    // SAFETY: `time` is a local that the call fills.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}
