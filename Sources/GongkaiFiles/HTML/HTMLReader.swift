// Which text is on this web page?

internal import CXML

/// Reads web pages with libxml2, however broken they are.
public enum HTMLReader {
  /// The longest page that is read, in bytes.
  public static let maximumBytes = 64 << 20
  /// The most elements that may stand inside of each other.
  public static let maximumDepth = 10_000
  /// The most mistakes of a page, each counted as many times as elements are open there.
  static let maximumWork: Int64 = 300_000_000

  /// Reads the page `utf8`, which was decoded before: an encoding that it states is ignored, and
  /// bytes that are not UTF-8 become U+FFFD.
  ///
  /// Scripts, styles, controls and the furniture around the article are left out; elements that
  /// only look like furniture stay when they hold much text. Lines and tables come out as
  /// `PageLayout` says.
  ///
  /// - Parameters:
  ///   - encoding: what the bytes were before they were decoded.
  ///   - damagedPlaces: how many places of them were no text.
  /// - Throws: `FileProblem`: `tooLong`, `tooDeep`, `tooBroken`, `outOfMemory` or `empty`.
  public static func read(
    _ utf8: [UInt8], encoding: TextEncoding = .utf8, damagedPlaces: Int = 0
  ) throws(FileProblem) -> FileText {
    guard utf8.count <= maximumBytes else {
      throw .tooLong(bytes: utf8.count, limit: maximumBytes)
    }
    let page = clean(utf8)
    var builder = try build(page, keepsFurniture: false)
    var text = PageLayout.lines(of: builder.text)
    if text.isEmpty {
      builder = try build(page, keepsFurniture: true)
      text = PageLayout.lines(of: builder.text)
    }
    guard !text.isEmpty else { throw .empty }
    return FileText(
      text: text, format: .html, encoding: encoding, damagedPlaces: damagedPlaces,
      title: builder.metadata.bestTitle, properties: builder.metadata.properties)
  }

  /// `utf8` without NULs, at which libxml2 would end, and with U+FFFD for what is not UTF-8.
  private static func clean(_ utf8: [UInt8]) -> [UInt8] {
    var page = utf8
    if page.contains(0) { page.removeAll { $0 == 0 } }
    // SAFETY: the span is used only while the array lends its bytes.
    let isValid = unsafe page.withUnsafeBufferPointer { buffer in
      (try? unsafe UTF8Span(validating: buffer.span)) != nil
    }
    return isValid ? page : Array(String(decoding: page, as: UTF8.self).utf8)
  }

  private static func build(
    _ page: [UInt8], keepsFurniture: Bool
  ) throws(FileProblem) -> HTMLTextBuilder {
    _ = XMLLibrary.initialized
    var builder = HTMLTextBuilder(keepsFurniture: keepsFurniture)
    var events = unsafe cxml_events(
      start: { context, _, name, attributes in
        guard let context = unsafe context, let name = unsafe name,
          let attributes = unsafe attributes
        else { return }
        // SAFETY: the context is the builder below, which nothing else touches meanwhile; the
        // strings live for the call.
        unsafe context.assumingMemoryBound(to: HTMLTextBuilder.self).pointee
          .start(name, attributes)
      },
      end: { context, _, name in
        guard let context = unsafe context, let name = unsafe name else { return }
        // SAFETY: as above.
        unsafe context.assumingMemoryBound(to: HTMLTextBuilder.self).pointee.end(name)
      },
      text: { context, bytes, count in
        guard let context = unsafe context, let bytes = unsafe bytes, count > 0 else { return }
        // SAFETY: as above; libxml2 lends `count` bytes for the call.
        unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
          unsafe context.assumingMemoryBound(to: HTMLTextBuilder.self).pointee
            .take(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
      })
    // SAFETY: page, events and builder live for the call, and the callbacks above are the only
    // ones that use the builder.
    let status = unsafe page.withUnsafeBufferPointer { page in
      unsafe page.withMemoryRebound(to: CChar.self) { page in
        unsafe withUnsafeMutablePointer(to: &builder) { builder in
          unsafe cxml_parse_html(
            page.baseAddress, Int32(page.count), Int64(maximumDepth), maximumWork, &events, builder)
        }
      }
    }
    switch Int(status) {
    case CXML_DONE: break
    case CXML_TOO_DEEP: throw .tooDeep(limit: maximumDepth)
    case CXML_TOO_MUCH_WORK: throw .tooBroken(format: .html)
    default: throw .outOfMemory
    }
    builder.finish()
    return builder
  }
}

/// libxml2 as a whole.
enum XMLLibrary {
  /// Read before the first call: it makes the library ready for several threads, once.
  static let initialized: Bool = {
    cxml_initialize()
    return true
  }()
}
