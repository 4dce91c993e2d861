// How does memory that was freed go back to the system?

internal import CMalloc

/// The memory allocator.
public enum Memory {
  /// Gives back what was freed, after a phase that needed much: the allocator would keep it, and
  /// threads that are gone would count against the memory of a run. Calls `malloc_trim`.
  public static func releaseUnused() {
    malloc_trim(0)
  }

  /// Keeps freed blocks of up to some megabytes for the next ones of their size: work that goes in
  /// batches would else give the same pages back and fault them in again with each.
  public static func keepFreedBlocks() {
    mallopt(M_MMAP_THRESHOLD, 8 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
  }
}
