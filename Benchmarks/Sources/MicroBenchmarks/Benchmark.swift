// What is measured, and how?

import Glibc

/// One thing to measure.
struct Benchmark {
  /// What a run works through, in thousands of which its speed is told.
  enum Unit: String {
    case bytes, integers, documents, keys, queries, hits
  }

  /// Subject and case: `unpack/11 bits`.
  let name: String
  /// How much one run works through.
  let amount: Int
  let unit: Unit
  /// Does the work once; returns something that depends on all of it.
  let run: () throws -> Int
}

/// A result that is wrong, so that its time means nothing.
struct WrongResult: Error, CustomStringConvertible {
  let description: String
}

/// Throws unless a result is right; every subject calls this before it is timed.
func require(_ isRight: Bool, _ what: String) throws {
  if !isRight { throw WrongResult(description: "wrong result: \(what)") }
}

/// How long runs of a benchmark take.
struct Measurement {
  let benchmark: Benchmark
  /// CPU nanoseconds of one run, ascending.
  let nanoseconds: [Double]

  /// CPU time that one sample takes at least.
  private static let sampleNanoseconds = 10_000_000

  /// Repeats the run until a sample is long enough to time, then takes `samples` of them.
  ///
  /// CPU time of this process and not the time of day, so that other work on the machine counts
  /// only by the caches that it takes.
  init(_ benchmark: Benchmark, samples: Int) throws {
    self.benchmark = benchmark
    var repeats = 1
    while try Self.time(benchmark, repeats: repeats) < Self.sampleNanoseconds { repeats *= 2 }
    var times: [Double] = []
    for _ in 0..<max(samples, 1) {
      times.append(Double(try Self.time(benchmark, repeats: repeats)) / Double(repeats))
    }
    nanoseconds = times.sorted()
  }

  var median: Double { nanoseconds[nanoseconds.count / 2] }

  /// Half of the distance between the quartiles, as a share of the median.
  var spread: Double {
    let count = nanoseconds.count
    return (nanoseconds[3 * count / 4] - nanoseconds[count / 4]) / 2 / median
  }

  /// How much is worked through in a second.
  var perSecond: Double { Double(benchmark.amount) / median * 1e9 }

  private static func time(_ benchmark: Benchmark, repeats: Int) throws -> Int {
    let start = cpuNanoseconds()
    var sum = 0
    for _ in 0..<repeats { sum &+= try benchmark.run() }
    keep(sum)
    return cpuNanoseconds() - start
  }

  private static func cpuNanoseconds() -> Int {
    var time = timespec()
    // SAFETY: the call fills the local it is given.
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}

/// Makes the compiler believe that `value` is used.
@inline(never)
func keep(_ value: Int) {
  if value == Int.min { print(value) }
}
