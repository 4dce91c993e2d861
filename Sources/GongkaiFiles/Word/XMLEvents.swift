// How do events of an XML parser reach Swift?

internal import CXML

/// What takes in the elements of an XML document, in order.
protocol XMLBuilder {
  /// Takes in the start of an element; `value` is that of its attribute `val`, whatever the
  /// namespace, if there is one.
  mutating func start(_ name: XMLName, value: UnsafePointer<CChar>?)
  /// Takes in the end of the element that started last and has not ended.
  mutating func end()
  mutating func take(_ text: UnsafeBufferPointer<UInt8>)
}

/// The name of an element.
struct XMLName {
  /// The local name as `ElementName.key` makes a number of it.
  let key: UInt64
  let space: XMLSpace
}

/// The namespaces of office documents that matter here (ECMA-376), the first one in its strict and
/// its transitional spelling.
enum XMLSpace {
  case word, compatibility, dublinCore, dublinCoreTerms, other

  private static let spellings = ElementName.table([
    (XMLSpace.word, "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (.word, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (.compatibility, "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    (.dublinCore, "http://purl.org/dc/elements/1.1/"),
    (.dublinCoreTerms, "http://purl.org/dc/terms/"),
  ])

  /// The namespace of an address; without one, `other`.
  init(_ address: UnsafePointer<CChar>?) {
    guard let address = unsafe address else {
      self = .other
      return
    }
    self = unsafe Self.spellings[ElementName.key(address)] ?? .other
  }
}

/// Reads XML with libxml2.
enum XMLEvents {
  /// The most elements that may stand inside of each other; libxml2 allows hardly more.
  static let maximumDepth = 250

  /// Sends the events of the document `xml`, which is the part `part` of an office document, to
  /// `builder` and returns it.
  ///
  /// - Throws: `FileProblem`: `tooDeep`, `malformedXML`, `tooLong` or `outOfMemory`.
  static func send<Builder: XMLBuilder>(
    _ xml: [UInt8], part: String, to builder: Builder
  ) throws(FileProblem) -> Builder {
    guard xml.count <= Int(Int32.max) else {
      throw .tooLong(bytes: xml.count, limit: Int(Int32.max))
    }
    _ = XMLLibrary.initialized
    var box: any XMLBuilder = builder
    var events = unsafe cxml_events(
      start: { context, space, name, attributes in
        guard let context = unsafe context, let name = unsafe name,
          let attributes = unsafe attributes
        else { return }
        // SAFETY: the context is the box below, which nothing else touches meanwhile; the strings
        // live for the call, and a name is followed by its value.
        let known = unsafe XMLName(key: ElementName.key(name), space: XMLSpace(space))
        let value = unsafe attributes[0] == nil ? nil : attributes[1]
        unsafe context.assumingMemoryBound(to: (any XMLBuilder).self).pointee
          .start(known, value: value)
      },
      end: { context, _, _ in
        guard let context = unsafe context else { return }
        // SAFETY: as above.
        unsafe context.assumingMemoryBound(to: (any XMLBuilder).self).pointee.end()
      },
      text: { context, bytes, count in
        guard let context = unsafe context, let bytes = unsafe bytes, count > 0 else { return }
        // SAFETY: as above; libxml2 lends `count` bytes for the call.
        unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
          unsafe context.assumingMemoryBound(to: (any XMLBuilder).self).pointee
            .take(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
      })
    // SAFETY: document, events and box live for the call, and the callbacks above are the only
    // ones that use the box.
    let status = unsafe xml.withUnsafeBufferPointer { xml in
      unsafe xml.withMemoryRebound(to: CChar.self) { xml in
        unsafe withUnsafeMutablePointer(to: &box) { box in
          unsafe cxml_parse_xml(
            xml.baseAddress, Int32(xml.count), Int64(maximumDepth), &events, box)
        }
      }
    }
    switch Int(status) {
    case CXML_DONE: break
    case CXML_TOO_DEEP: throw .tooDeep(limit: maximumDepth)
    case CXML_NO_MEMORY: throw .outOfMemory
    default: throw .malformedXML(part: part)
    }
    return box as? Builder ?? builder
  }
}
