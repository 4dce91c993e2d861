// By which names do pages and servers call encodings?

extension TextEncoding {
  /// The encoding that HTML, XML or HTTP calls `label`, whatever its case; nil when it is none of
  /// ours.
  ///
  /// The names are those of the WHATWG's Encoding Standard and of Windows.
  public init?(label: String) {
    let letters = label.utf8.lazy.filter { byte in
      byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
    }
    let name = String(decoding: letters.prefix(32), as: UTF8.self).lowercased()
    guard let encoding = Self.labels[name] else { return nil }
    self = encoding
  }

  /// Names by letters and digits alone.
  private static let labels: [String: TextEncoding] = {
    let names: [(TextEncoding, String)] = [
      (.utf8, "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 cp65001 usascii ascii"),
      (
        .gb18030,
        """
        gb18030 gb180302005 gb180302022 gbk xgbk cgbk cp936 ms936 windows936 gb2312 xgb2312 gb231280
        gb23121980 csgb2312 csiso58gb231280 iso58gb231280 isoir58 euccn xeuccn eucgb gb chinese
        zhcn
        """
      ),
      (
        .big5,
        """
        big5 xbig5 xxbig5 cnbig5 csbig5 big5hkscs big5hk hkscsbig5 big5eten big5tw cp950 ms950
        windows950 zhtw
        """
      ),
      (
        .utf16LittleEndian,
        """
        utf16le utf16 unicode csunicode ucs2 ucs2le iso10646ucs2 unicodefeff csutf16 csutf16le
        """
      ),
      (.utf16BigEndian, "utf16be ucs2be unicodefffe csutf16be"),
    ]
    var labels: [String: TextEncoding] = [:]
    for (encoding, list) in names {
      for name in list.split(whereSeparator: \.isWhitespace) { labels[String(name)] = encoding }
    }
    return labels
  }()
}
