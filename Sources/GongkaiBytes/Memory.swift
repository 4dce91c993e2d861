// How does memory come from the system, and how does what was freed go back?

internal import CMalloc

/// The memory allocator.
public enum Memory {
  /// Zeros of so many bytes, to be freed with `free`. Large blocks take no memory until they are
  /// written to. Calls `calloc`; traps where there is no memory.
  static func zeroed(byteCount: Int) -> UnsafeMutableRawPointer {
    guard let memory = unsafe calloc(max(byteCount, 1), 1) else {
      preconditionFailure("no memory for \(byteCount) bytes")
    }
    return unsafe memory
  }

  /// Gives back what was freed, after a phase that needed much: the allocator would keep it, and
  /// threads that are gone would count against the memory of a run. Calls `malloc_trim`.
  public static func releaseUnused() {
    malloc_trim(0)
  }

  /// Keeps freed blocks of up to `bytes` for what comes next: pages that go back to the system and
  /// are asked for again cost more than a search works on them, and work in batches would do so with
  /// each. Calls `mallopt`.
  public static func keepFreedBlocks(upTo bytes: Int32) {
    mallopt(M_MMAP_THRESHOLD, bytes)
    mallopt(M_TRIM_THRESHOLD, 8 * bytes)
    mallopt(M_TOP_PAD, 1 << 20)
  }
}
