// How does an object hold a value that changes all the time?

/// A value in memory of its own.
///
/// Accesses to the variables of a class are guarded at run time against overlapping ones; with the
/// scanner's and the lexicon's, that was a thirtieth of the time of indexing. This is for values
/// that call nothing which could come back to them while they change.
@safe @usableFromInline
struct UnguardedValue<Value> {
  // SAFETY: allocated and set by `init`, and given back by `destroy` only.
  @usableFromInline let pointer: UnsafeMutablePointer<Value>

  init(_ value: Value) {
    unsafe pointer = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    unsafe pointer.initialize(to: value)
  }

  /// Gives the memory back; its owner calls this once, when it goes away.
  func destroy() {
    unsafe pointer.deinitialize(count: 1)
    unsafe pointer.deallocate()
  }

  @inlinable var value: Value {
    @inline(__always) unsafeAddress { unsafe UnsafePointer(pointer) }
    @inline(__always) nonmutating unsafeMutableAddress { unsafe pointer }
  }
}
