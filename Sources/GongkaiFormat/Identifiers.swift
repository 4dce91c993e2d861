// External identifiers of documents, and the way back from one to its document.

import GongkaiBytes

/// The identifiers of a segment: offsets, bytes, and document numbers in identifier order.
public final class Identifiers: Sendable {
  private let identifiers: SectionView
  private let order: SectionView
  private let documentCount: Int

  /// - Throws: `IndexError.corrupt` when the sections do not fit the number of documents.
  public init(
    identifiers: SectionView, order: SectionView, documentCount: Int
  ) throws(IndexError) {
    guard order.bytes.count == documentCount * 4,
      identifiers.bytes.count >= (documentCount + 1) * 4
    else { throw order.corrupt(at: 0, .disagreement) }
    self.identifiers = identifiers
    self.order = order
    self.documentCount = documentCount
  }

  /// The bytes of both sections for `identifiers` in document order.
  public static func encode(_ identifiers: [String]) -> (identifiers: [UInt8], order: [UInt8]) {
    var writer = IdentifiersWriter()
    for identifier in identifiers { writer.append(identifier.utf8) }
    return writer.finish()
  }

  /// Appends all identifiers to `writer`, in document order.
  public func append(to writer: inout IdentifiersWriter) throws(IndexError) {
    for doc in 0..<documentCount { writer.append(try bytes(of: doc).array()) }
  }

  /// The identifier of document `doc`.
  public func identifier(of doc: Int) throws(IndexError) -> String {
    let range = try range(of: doc)
    // SAFETY: the bytes lie in the section, and are copied while it lends them.
    return unsafe identifiers.bytes.withUnsafeBytes {
      unsafe String(decoding: $0[range], as: UTF8.self)
    }
  }

  /// Whether the identifier of document `doc` comes before that of `other` in `others`, as bytes.
  public func precedes(
    _ doc: Int, _ other: Int, in others: Identifiers
  ) throws(IndexError) -> Bool {
    let mine = try range(of: doc)
    let theirs = try others.range(of: other)
    return try identifiers.reading { (bytes) throws(ByteError) in
      // SAFETY: the bytes lie in the section, and are used only while it lends them.
      try unsafe others.identifiers.bytes.withUnsafeBytes { (otherBytes) throws(ByteError) in
        try unsafe bytes.lexicographicallyCompare(
          mine.lowerBound, mine.count, to: UnsafeRawBufferPointer(rebasing: otherBytes[theirs])) < 0
      }
    }
  }

  /// For each document its number in the order of the identifiers.
  public func ranks() throws(IndexError) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: documentCount)
    for i in 0..<documentCount { ranks[try document(inOrder: i)] = UInt32(i) }
    return ranks
  }

  /// The document with this identifier, the last if there are several, or nil.
  /// - Complexity: O(log n).
  public func find(_ identifier: String) throws(IndexError) -> Int? {
    let key = Array(identifier.utf8)
    var low = 0
    var high = documentCount
    var found: Int?
    while low < high {
      let middle = (low + high) / 2
      let comparison = try compare(middle, to: key)
      if comparison == 0 { found = try document(inOrder: middle) }
      if comparison <= 0 { low = middle + 1 } else { high = middle }
    }
    return found
  }

  /// The documents whose identifiers are also in `others`.
  ///
  /// Both are walked in the order of identifiers, each galloping to where the other stands: nothing
  /// to speak of is read where the ranges of both do not overlap, as those of two segments seldom
  /// do that hold folders one after the other.
  public func documents(alsoIn others: Identifiers) throws(IndexError) -> [Int] {
    var found: [Int] = []
    var mine = 0
    var theirs = 0
    while theirs < others.documentCount {
      let key = try others.bytes(of: others.document(inOrder: theirs)).array()
      mine = try firstNumber(notBelow: key, from: mine)
      while mine < documentCount, try compare(mine, to: key) == 0 {
        found.append(try document(inOrder: mine))
        mine += 1
      }
      guard mine < documentCount else { break }
      let next = try bytes(of: document(inOrder: mine)).array()
      theirs = try others.firstNumber(notBelow: next, from: theirs + 1)
    }
    return found
  }

  /// The first number in order, from `start` on, whose identifier is not below `key`, or the number
  /// of documents.
  private func firstNumber(notBelow key: [UInt8], from start: Int) throws(IndexError) -> Int {
    var low = start
    var step = 1
    while low + step <= documentCount, try compare(low + step - 1, to: key) < 0 {
      low += step
      step *= 2
    }
    var high = min(documentCount, low + step - 1)
    while low < high {
      let middle = (low + high) / 2
      if try compare(middle, to: key) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Below 0 when the identifier with a number in order stands before `key`, 0 when it is `key`.
  private func compare(_ number: Int, to key: [UInt8]) throws(IndexError) -> Int {
    try bytes(of: document(inOrder: number)).lexicographicallyCompare(to: key)
  }

  /// Documents whose identifier occurs again later in the segment.
  public func superseded() throws(IndexError) -> [Int] {
    var superseded: [Int] = []
    var previous: (doc: Int, bytes: [UInt8])?
    for i in 0..<documentCount {
      let doc = try document(inOrder: i)
      let bytes = try bytes(of: doc).array()
      if let previous, previous.bytes == bytes { superseded.append(previous.doc) }
      previous = (doc, bytes)
    }
    return superseded
  }

  private func document(inOrder number: Int) throws(IndexError) -> Int {
    try order.check(number * 4, 4)
    let doc = try order.reading { (bytes) throws(ByteError) in Int(try bytes.u32(number * 4)) }
    guard doc < documentCount else { throw order.corrupt(at: number * 4, .outOfRange) }
    return doc
  }

  private func bytes(of doc: Int) throws(IndexError) -> ByteView {
    let range = try range(of: doc)
    return try identifiers.reading { (bytes) throws(ByteError) in
      try bytes.slice(range.lowerBound, range.count)
    }
  }

  /// Where the identifier of a document stands, in bytes of the section that are good.
  private func range(of doc: Int) throws(IndexError) -> Range<Int> {
    try identifiers.check(doc * 4, 8)
    let bytes = identifiers.bytes
    let start: Int
    let end: Int
    do throws(ByteError) {
      (start, end) = (Int(try bytes.u32(doc * 4)), Int(try bytes.u32(doc * 4 + 4)))
      guard start <= end, end <= bytes.count else {
        throw .truncated(
          offset: start, needed: end - start, available: max(0, bytes.count - start))
      }
    } catch {
      throw identifiers.failure(error)
    }
    try identifiers.check(start, end - start)
    return start..<end
  }
}

/// Writes the sections of identifiers, one identifier after the other.
public struct IdentifiersWriter {
  private var bytes: [UInt8] = []
  /// Where each ends in `bytes`.
  private var ends: [Int] = []

  public init() {}

  /// Appends the identifier of the next document.
  public mutating func append(_ identifier: some Sequence<UInt8>) {
    bytes.append(contentsOf: identifier)
    ends.append(bytes.count)
  }

  /// The bytes of both sections.
  public consuming func finish() -> (identifiers: [UInt8], order: [UInt8]) {
    var identifiers = ByteWriter()
    let first = (ends.count + 1) * 4
    identifiers.appendU32(UInt32(first))
    for end in ends { identifiers.appendU32(UInt32(first + end)) }
    identifiers.append(bytes)
    var order = ByteWriter()
    for doc in sorted() { order.appendU32(doc) }
    return (identifiers.bytes, order.bytes)
  }

  /// The documents in the order of their identifiers' bytes, and of their numbers.
  private func sorted() -> [UInt32] {
    let (bytes, ends) = (bytes.span, ends.span)
    var docs = ends.indices.map { UInt32($0) }
    func range(_ doc: UInt32) -> Range<Int> {
      (doc == 0 ? 0 : ends[Int(doc) - 1])..<ends[Int(doc)]
    }
    docs.sort { left, right in
      let (a, b) = (range(left), range(right))
      let shared = min(a.count, b.count)
      for i in 0..<shared where bytes[a.lowerBound &+ i] != bytes[b.lowerBound &+ i] {
        return bytes[a.lowerBound &+ i] < bytes[b.lowerBound &+ i]
      }
      return a.count == b.count ? left < right : a.count < b.count
    }
    return docs
  }
}
