// How does memory that was freed go back to the system?

internal import CMalloc

/// The memory allocator.
public enum Memory {
  /// Gives back what was freed, after a phase that needed much: the allocator would keep it, and
  /// threads that are gone would count against the memory of a run. Calls `malloc_trim`.
  public static func releaseUnused() {
    malloc_trim(0)
  }

  /// Keeps what is freed for what comes next, in a process that is about to end anyway: pages
  /// that go back to the system and are asked for again cost more than a search works on them.
  /// Calls `mallopt`.
  public static func keepUnused() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }
}
