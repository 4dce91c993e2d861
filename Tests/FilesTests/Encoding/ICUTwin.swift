// What does ICU say about encodings?

import CICU
import GongkaiFiles
import Testing

/// ICU's converters and its detector.
enum ICUTwin {
  /// The bytes of `text` in that encoding, without a mark; nil when it lacks a character.
  static func encode(_ text: String, as encoding: TextEncoding) -> [UInt8]? {
    let units = Array(text.utf16)
    var status: Int32 = 0
    guard let converter = unsafe cicu_open_converter(name(encoding), &status) else { return nil }
    defer { unsafe cicu_close_converter(converter) }
    var bytes = [UInt8](repeating: 0, count: units.count * 4 + 8)
    // SAFETY: both arrays are passed with their lengths.
    let count = unsafe cicu_encode(
      converter, &bytes, Int32(bytes.count), units, Int32(units.count), &status)
    return status == 0 ? Array(bytes.prefix(Int(count))) : nil
  }

  /// The text of undamaged bytes; nil when ICU finds damage.
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding) -> [UInt8]? {
    var status: Int32 = 0
    guard let converter = unsafe cicu_open_converter(name(encoding), &status) else { return nil }
    defer { unsafe cicu_close_converter(converter) }
    var units = [UInt16](repeating: 0, count: bytes.count * 2 + 8)
    // SAFETY: both arrays are passed with their lengths.
    let count = unsafe cicu_decode(
      converter, &units, Int32(units.count), bytes, Int32(bytes.count), &status)
    guard status == 0 else { return nil }
    return Array(String(decoding: units.prefix(Int(count)), as: UTF16.self).utf8)
  }

  /// What ICU's detector prefers; nil when that is none of ours.
  static func detect(_ bytes: [UInt8]) -> TextEncoding? {
    var name = [CChar](repeating: 0, count: 32)
    var status: Int32 = 0
    // SAFETY: the bytes are passed with their length, and the name has the room that is asked for.
    unsafe cicu_detect_encoding(bytes, Int32(bytes.count), &name, &status)
    let letters = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return TextEncoding(rawValue: String(decoding: letters, as: UTF8.self))
  }

  private static func name(_ encoding: TextEncoding) -> String {
    encoding == .big5 ? "windows-950-2000" : encoding.rawValue
  }
}
