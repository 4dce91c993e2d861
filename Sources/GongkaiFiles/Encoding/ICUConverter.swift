// Which characters does ICU see in one sequence of bytes?

import CICU

/// One of ICU's converters; for one thread at a time.
@safe
final class ICUConverter {
  // SAFETY: open from the initializer on, closed once when the value goes away.
  private let converter: OpaquePointer

  /// Opens the converter of that name.
  ///
  /// - Precondition: ICU has it; only an ICU stripped of its data has not.
  init(_ name: String) {
    var status: Int32 = 0
    let opened = unsafe cicu_open_converter(name, &status)
    guard let opened = unsafe opened else {
      preconditionFailure("the linked ICU has no converter \(name): install its full data")
    }
    unsafe converter = opened
  }

  deinit { unsafe cicu_close_converter(converter) }

  /// The UTF-16 units of a sequence of bytes; empty when it is none in this encoding, or one of
  /// more units than any sequence has.
  func units(of sequence: [UInt8]) -> [UInt16] {
    var status: Int32 = 0
    let longest = 4
    let units = unsafe [UInt16](unsafeUninitializedCapacity: longest) { target, count in
      // SAFETY: both buffers are passed with their lengths; what is above the capacity is a status.
      let length = unsafe sequence.withUnsafeBufferPointer { source in
        unsafe cicu_decode(
          converter, target.baseAddress, Int32(longest), source.baseAddress, Int32(source.count),
          &status)
      }
      count = status == 0 ? Int(length) : 0
    }
    return units
  }

  /// The Unicode scalars of a sequence of bytes; empty when it is none in this encoding.
  func scalars(of sequence: [UInt8]) -> [UInt32] {
    String(decoding: units(of: sequence), as: UTF16.self).unicodeScalars.map(\.value)
  }
}
