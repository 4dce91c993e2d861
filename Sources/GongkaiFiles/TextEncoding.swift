// In which encodings do reports come?

/// An encoding of text.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  /// Also its subsets GBK and GB 2312.
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
}
