// How does a text become bytes of another encoding?

import Glibc

extension TextEncoding {
  /// The name the system's converter knows it by.
  private var systemName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gbk: "GBK"
    case .gb18030: "GB18030"
    case .big5: "BIG5"
    case .utf16le: "UTF-16LE"
    case .utf16be: "UTF-16BE"
    }
  }

  /// The byte order mark that files in it begin with.
  private var mark: [UInt8] {
    switch self {
    case .utf16le: [0xFF, 0xFE]
    case .utf16be: [0xFE, 0xFF]
    default: []
    }
  }

  /// Whether it has every character of a text.
  func holds(_ text: Text) -> Bool {
    switch self {
    case .utf8, .utf16le, .utf16be, .gb18030: true
    case .gbk, .big5: (try? converted(text)) != nil
    }
  }

  /// The text in this encoding, with a byte order mark where files have one.
  ///
  /// - Throws: `RunError` if the system lacks the encoding, or the encoding a character.
  func bytes(_ text: Text) throws(RunError) -> [UInt8] {
    mark + (try converted(text))
  }

  private func converted(_ text: Text) throws(RunError) -> [UInt8] {
    var input: [UInt8] = []
    text.appendUTF8(to: &input)
    guard self != .utf8 else { return input }
    // SAFETY: both names are terminated strings that live through the call.
    guard let converter = unsafe iconv_open(systemName, "UTF-8"),
      Int(bitPattern: converter) != -1
    else {
      throw RunError(message: "the system has no converter to \(systemName)", exitCode: 2)
    }
    // SAFETY: the converter is open and is closed once.
    defer { _ = unsafe iconv_close(converter) }
    var output = [UInt8](repeating: 0, count: input.count * 2 + 16)
    let (inputCount, outputCount) = (input.count, output.count)
    // SAFETY: both arrays live through the call, and both counts are theirs.
    let left = unsafe input.withUnsafeMutableBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (inputLeft, outputLeft) = (inputCount, outputCount)
        let result = unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
        return result == 0 && inputLeft == 0 ? outputLeft : -1
      }
    }
    guard left >= 0 else {
      throw RunError(message: "\(systemName) lacks a character of the text", exitCode: 2)
    }
    return Array(output.prefix(outputCount - left))
  }
}
