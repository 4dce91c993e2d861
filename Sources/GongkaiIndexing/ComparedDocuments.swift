// Which documents of an item are new or changed since the last commit?

import GongkaiFormat

/// The documents of an item, compared with the commit that was there before.
struct ComparedDocuments: Sendable {
  /// All that were compared.
  let documentCount: Int
  /// What must be indexed, in order: new and changed documents.
  private(set) var new: [Document] = []
  /// What the index holds already, unless an earlier item replaced it.
  private(set) var unchanged: [Document] = []
  /// Identifiers of changed documents.
  private(set) var replaced: [String] = []

  /// A look-up that fails counts as "not known": the document is indexed anew.
  init(_ documents: [Document], with base: Commit?) {
    documentCount = documents.count
    guard let base else {
      new = documents
      return
    }
    var changed: Set<String> = []
    for document in documents {
      let hash = (try? base.sourceHash(of: document.identifier)) ?? nil
      if hash == document.sourceHash && !changed.contains(document.identifier) {
        unchanged.append(document)
      } else {
        if hash != nil { changed.insert(document.identifier) }
        new.append(document)
      }
    }
    // What stands before a change in the same item is overtaken by it.
    unchanged.removeAll { changed.contains($0.identifier) }
    replaced = Array(changed)
  }
}

extension Commit {
  /// The source hash of the document with this identifier, or nil when there is none.
  func sourceHash(of identifier: String) throws(IndexError) -> [UInt8]? {
    for segment in segments.reversed() {
      guard let doc = try segment.reader.identifiers.find(identifier), segment.isLive(doc) else {
        continue
      }
      return try segment.reader.sourceHash(of: doc)
    }
    return nil
  }
}
