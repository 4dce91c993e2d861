// How does memory that was freed go back to the system?

internal import CMalloc

/// The memory allocator.
public enum Memory {
  /// Gives back what was freed, after a phase that needed much: the allocator would keep it, and
  /// threads that are gone would count against the memory of a run. Calls `malloc_trim`.
  public static func releaseUnused() {
    malloc_trim(0)
  }
}
