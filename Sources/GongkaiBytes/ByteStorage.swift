// Who owns the memory behind a view of bytes, and how is it given back?

internal import Glibc

/// A fixed run of memory, given back when the last view of it is gone.
///
/// The bytes are never written after `init`, so sharing it between threads is safe.
@safe @usableFromInline
final class ByteStorage: @unchecked Sendable {
  /// Where the memory came from, which decides how it is given back.
  enum Origin {
    case allocation
    case mapping
  }

  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let count: Int
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
    origin = .allocation
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
    origin = .allocation
  }

  /// Takes over a mapping of `count` > 0 bytes made by `mmap`.
  @unsafe
  init(mapping: UnsafeMutableRawPointer, count: Int) {
    unsafe base = UnsafeRawPointer(mapping)
    self.count = count
    origin = .mapping
  }

  deinit {
    // SAFETY: `base` came from `allocate` or `mmap` with `count` bytes, and no view is left.
    switch origin {
    case .allocation: unsafe base.deallocate()
    case .mapping: _ = unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    }
  }
}
