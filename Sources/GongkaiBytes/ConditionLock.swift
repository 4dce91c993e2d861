// How does one thread wait for what another one does?

internal import Glibc

/// A lock whose holder can wait until another holder wakes it.
@safe final class ConditionLock: Sendable {
  // SAFETY of sharing: both live at fixed addresses of their own from `init` to `deinit` and are
  // used only through the functions made for sharing them.
  private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private nonisolated(unsafe) let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe condition.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` while no other thread holds the lock; it must not take it again.
  func locked<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Releases the lock until woken, within `locked`; what is waited for must be looked at again,
  /// since it may wake without a reason.
  func wait() {
    unsafe pthread_cond_wait(condition, mutex)
  }

  /// Wakes all that wait.
  func wakeAll() {
    unsafe pthread_cond_broadcast(condition)
  }
}
