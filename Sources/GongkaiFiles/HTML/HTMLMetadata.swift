// What does a web page say of itself, outside of its text?

/// The title and the `meta` elements of a page.
struct HTMLMetadata {
  /// The most properties that are kept.
  static let maximumCount = 100
  /// The longest name, in bytes; properties with longer ones are left out.
  static let maximumNameBytes = 100
  /// The longest value, in bytes; more is cut off.
  static let maximumValueBytes = 4096

  private(set) var properties: [FileText.Property] = []
  private var title: [UInt8] = []

  /// The title that the site's editors gave (`meta name="ArticleTitle"`), else that of the
  /// `title` element, which often names the site too; nil where both are missing or blank.
  var bestTitle: String? {
    let article = properties.first { $0.name.lowercased() == "articletitle" }?.value
    return article ?? Self.folded(title)
  }

  /// Takes in more of the text of the `title` element.
  mutating func takeTitle(_ text: UnsafeBufferPointer<UInt8>) {
    guard title.count < Self.maximumValueBytes else { return }
    unsafe title.append(contentsOf: text)
  }

  /// Whether a title was found.
  var hasTitle: Bool { !title.isEmpty }

  /// Takes in a `meta` element: pairs of attribute names and values up to a null.
  mutating func takeMeta(_ attributes: UnsafePointer<UnsafePointer<CChar>?>) {
    guard properties.count < Self.maximumCount else { return }
    var name: String?
    var content: String?
    var index = 0
    // SAFETY: the pairs end with a null name; names and values are terminated strings.
    while let key = unsafe attributes[index] {
      if let value = unsafe attributes[index + 1] {
        switch unsafe String(cString: key) {
        case "name": name = unsafe Self.folded(Self.bytes(value))
        case "property", "itemprop":
          if name == nil { name = unsafe Self.folded(Self.bytes(value)) }
        case "content": content = unsafe Self.folded(Self.bytes(value))
        default: break
        }
      }
      index += 2
    }
    guard let name, let content, name.utf8.count <= Self.maximumNameBytes else { return }
    properties.append(FileText.Property(name: name, value: content))
  }

  /// At most `maximumValueBytes` and one byte more of a string.
  private static func bytes(_ value: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    // SAFETY: the value ends with a zero, after which nothing is read.
    while bytes.count <= maximumValueBytes, unsafe value[bytes.count] != 0 {
      bytes.append(unsafe UInt8(bitPattern: value[bytes.count]))
    }
    return bytes
  }

  /// The text with every run of white space as one blank, and none at both ends, cut to
  /// `maximumValueBytes` between scalars; nil when nothing is left.
  static func folded(_ text: [UInt8]) -> String? {
    var end = min(text.count, maximumValueBytes)
    if end < text.count {
      while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    }
    let words = String(decoding: text[..<end], as: UTF8.self).unicodeScalars
      .split { $0.properties.isWhitespace || $0.value < 0x20 }
    return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
  }
}
