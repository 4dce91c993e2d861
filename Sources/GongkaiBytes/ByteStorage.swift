// Who owns the memory behind a view of bytes, and how is it given back?

internal import Glibc

/// A fixed run of memory, given back when the last view of it is gone.
///
/// The bytes are never written after `init`, so sharing it between threads is safe.
@safe @usableFromInline
final class ByteStorage: @unchecked Sendable {
  /// Where the memory came from, which decides how it is given back.
  @unsafe enum Origin {
    case allocation
    /// These addresses were mapped, with the memory among them.
    case mapping(UnsafeMutableRawBufferPointer)
  }

  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let count: Int
  // SAFETY: set once, and never written again.
  private let origin: Origin

  /// Copies `bytes` into memory of its own.
  @usableFromInline
  init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    // SAFETY: `memory` holds at least `bytes.count` bytes and nobody else knows it yet.
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress {
        unsafe memory.copyMemory(from: start, byteCount: source.count)
      }
    }
    unsafe base = UnsafeRawPointer(memory)
    count = bytes.count
    unsafe origin = .allocation
  }

  /// Memory of its own for `count` bytes, which `fill` writes and tells whether it did.
  @usableFromInline
  init?(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 16)
    // SAFETY: `memory` holds at least `count` bytes and nobody else knows it yet.
    guard unsafe fill(UnsafeMutableRawBufferPointer(start: memory, count: count)) else {
      unsafe memory.deallocate()
      return nil
    }
    unsafe base = UnsafeRawPointer(memory)
    self.count = count
    unsafe origin = .allocation
  }

  /// Takes over addresses from `mmap`, with `count` > 0 bytes from `mapping` on among them.
  @unsafe
  init(
    mapping: UnsafeMutableRawPointer, count: Int, within all: UnsafeMutableRawBufferPointer
  ) {
    unsafe base = UnsafeRawPointer(mapping)
    self.count = count
    unsafe origin = .mapping(all)
  }

  /// Lets go of the pages of a mapped file; whoever reads them next gets them from the file again.
  func releasePages() {
    guard case .mapping = unsafe origin else { return }
    // SAFETY: a mapping begins at a page. It is of a file and never written, so the system may drop
    // its pages at any time and read them again, while others read them too.
    _ = unsafe madvise(UnsafeMutableRawPointer(mutating: base), count, MADV_DONTNEED)
  }

  deinit {
    // SAFETY: `base` came from `allocate`, or `all` from `mmap`, and no view is left.
    switch unsafe origin {
    case .allocation: unsafe base.deallocate()
    case .mapping(let all): _ = unsafe munmap(all.baseAddress, all.count)
    }
  }
}
