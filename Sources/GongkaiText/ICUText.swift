// How are UTF-16 strings handed to ICU's C functions and taken back?

import CICU

/// Calls that transform a UTF-16 string.
enum ICUText {
  enum NormalizationForm {
    case nfkcCasefold, nfd
  }

  /// - Throws: `TextError.icu` when the form is missing or the result is longer
  ///   than any scalar's.
  static func normalize(
    _ text: [UInt16], _ form: NormalizationForm
  ) throws(TextError) -> [UInt16] {
    var status: Int32 = 0
    let capacity = text.count * 18 + 18
    let result = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { target, count in
      // SAFETY: both buffers are passed with their lengths; ICU writes no
      // further than the capacity and returns what it wrote when status is 0.
      let length = unsafe text.withUnsafeBufferPointer { source in
        switch form {
        case .nfkcCasefold:
          unsafe cicu_nfkc_casefold(
            source.baseAddress, Int32(source.count), target.baseAddress, Int32(capacity), &status)
        case .nfd:
          unsafe cicu_nfd(
            source.baseAddress, Int32(source.count), target.baseAddress, Int32(capacity), &status)
        }
      }
      count = status == 0 ? Int(length) : 0
    }
    guard status == 0 else { throw .icu(operation: .normalize, status: status) }
    return result
  }

  /// Sends `text` through the transliterator of that name.
  /// - Throws: `TextError.icu` when there is no such transliterator.
  static func transliterate(
    _ text: [UInt16], with name: [UInt16]
  ) throws(TextError) -> [UInt16] {
    var status: Int32 = 0
    let capacity = text.count * 8 + 64
    let result = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { target, count in
      // SAFETY: `capacity` exceeds `text.count`, so the copy fits; ICU writes no
      // further than the capacity.
      unsafe text.withUnsafeBufferPointer { source in
        _ = unsafe target.initialize(from: source)
      }
      let length = unsafe name.withUnsafeBufferPointer { name in
        unsafe cicu_transliterate(
          name.baseAddress, Int32(name.count), target.baseAddress, Int32(text.count),
          Int32(capacity), &status)
      }
      count = status == 0 ? Int(length) : 0
    }
    guard status == 0 else { throw .icu(operation: .transliterate, status: status) }
    return result
  }
}

extension ICUText {
  /// Sends each scalar on a line of its own through the transliterator of that name.
  /// - Throws: `TextError.icu` when there is no such transliterator.
  static func transliterate(
    each scalars: ClosedRange<UInt32>, with name: String
  ) throws(TextError) -> [[UInt32]] {
    var text: [UInt16] = []
    for scalar in scalars { text.append(contentsOf: [UInt16(scalar), 0x0A]) }
    let result = try transliterate(text, with: Array(name.utf16))
    let lines = UTF16Text.scalars(of: result).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    return zip(scalars, lines).map { Array($1) }
  }

  /// The rules of the transliterator of that name, in ICU's own notation.
  /// - Throws: `TextError.icu` when there is no such transliterator, or its rules are too long.
  static func rules(of name: [UInt16]) throws(TextError) -> [UInt16] {
    var status: Int32 = 0
    // Those of all readings of ideographs are a quarter of this.
    let capacity = 1 << 18
    let rules = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { target, count in
      // SAFETY: ICU writes no further than the capacity, and returns what it wrote when status is 0.
      let length = unsafe name.withUnsafeBufferPointer { name in
        unsafe cicu_transliterator_rules(
          name.baseAddress, Int32(name.count), target.baseAddress, Int32(capacity), &status)
      }
      count = status == 0 ? Int(length) : 0
    }
    guard status == 0 else { throw .icu(operation: .transliterate, status: status) }
    return rules
  }
}

/// The version of the ICU that is linked.
enum ICUVersion {
  static let linked: String = {
    var text = [CChar](repeating: 0, count: 20)
    // SAFETY: the function writes at most 20 characters, the last one zero.
    unsafe text.withUnsafeMutableBufferPointer { unsafe cicu_version($0.baseAddress) }
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }()
}

/// UTF-16 and scalars.
enum UTF16Text {
  static func units(of scalars: [UInt32]) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar < 0x10000 {
        units.append(UInt16(scalar))
      } else {
        units.append(UInt16(0xD800 + (scalar - 0x10000) >> 10))
        units.append(UInt16(0xDC00 + scalar & 0x3FF))
      }
    }
    return units
  }

  /// The scalars of well-formed UTF-16, which is all that ICU returns.
  static func scalars(of units: [UInt16]) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(units.count)
    var lead: UInt32 = 0
    for unit in units {
      if unit & 0xFC00 == 0xD800 {
        lead = UInt32(unit & 0x3FF)
      } else if unit & 0xFC00 == 0xDC00 {
        scalars.append(0x10000 + lead << 10 + UInt32(unit & 0x3FF))
      } else {
        scalars.append(UInt32(unit))
      }
    }
    return scalars
  }
}
