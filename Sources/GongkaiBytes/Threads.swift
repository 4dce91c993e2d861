// How does work run on several threads, and how is its cost told?

internal import Glibc

/// Plain system threads: no pool and no scheduler between the work and the cores.
public enum Threads {
  /// The number of cores that are switched on, at least 1.
  public static var coreCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Runs `body(0)` … `body(count - 1)`, each on a thread of its own, and returns when all have.
  ///
  /// `body(0)` runs on the calling thread. Where the system refuses a thread, the calling thread
  /// does that part afterwards, so no part may wait for another one to start.
  ///
  /// - Precondition: `count` is at least 1.
  public static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    precondition(count >= 1, "work needs a thread")
    var started: [SystemThread] = []
    var refused: [Int] = []
    for index in 1..<count {
      if let thread = SystemThread({ body(index) }) {
        started.append(thread)
      } else {
        refused.append(index)
      }
    }
    body(0)
    refused.forEach(body)
    for thread in started { thread.join() }
  }
}

/// A running thread, which must be joined once.
struct SystemThread {
  private let handle: pthread_t

  /// What the thread is given to run.
  private final class Task {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Starts `body` on a new thread; `nil` when the system refuses one.
  init?(_ body: @escaping @Sendable () -> Void) {
    // SAFETY: the thread takes over the reference; when there is none it is given back here.
    let task = unsafe Unmanaged.passRetained(Task(body))
    var handle = pthread_t()
    let result = unsafe pthread_create(
      &handle, nil,
      { argument in
        unsafe Unmanaged<Task>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, task.toOpaque())
    guard result == 0 else {
      unsafe task.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits until the thread has ended.
  func join() {
    _ = pthread_join(handle, nil)
  }
}
