// What does an office document say of itself?

/// Takes in the elements of `docProps/core.xml`: title, author and dates.
struct CoreProperties: XMLBuilder {
  private static let names: [(name: String, key: UInt64, space: XMLSpace)] = [
    ("title", ElementName.key(of: "title"), .dublinCore),
    ("creator", ElementName.key(of: "creator"), .dublinCore),
    ("subject", ElementName.key(of: "subject"), .dublinCore),
    ("created", ElementName.key(of: "created"), .dublinCoreTerms),
    ("modified", ElementName.key(of: "modified"), .dublinCoreTerms),
  ]

  /// What was found, under the names of the elements.
  private(set) var properties: [FileText.Property] = []
  private var name: String?
  private var value: [UInt8] = []

  /// The title, if there is one.
  var title: String? { properties.first { $0.name == "title" }?.value }

  init() {}

  mutating func start(_ element: XMLName, value: UnsafePointer<CChar>?) {
    name = Self.names.first { $0.key == element.key && $0.space == element.space }?.name
    self.value.removeAll(keepingCapacity: true)
  }

  mutating func end() {
    if let name, let value = HTMLMetadata.folded(value) {
      properties.append(FileText.Property(name: name, value: value))
    }
    name = nil
  }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    guard name != nil, value.count <= HTMLMetadata.maximumValueBytes else { return }
    unsafe value.append(contentsOf: text)
  }
}
