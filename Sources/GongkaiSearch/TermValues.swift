// What is known of the terms that one query asks for again and again?

import GongkaiFormat

/// Values by term. Most queries have a few terms, which are found by looking at all of them:
/// comparing a short key takes less time than hashing it.
struct TermValues<Value> {
  private static var few: Int { 16 }

  private var entries: [(key: TermKey, value: Value)] = []
  /// Where each term stands, once there are more than a few.
  private var indexes: [TermKey: Int] = [:]

  subscript(key: TermKey) -> Value? {
    if entries.count > Self.few { return indexes[key].map { entries[$0].value } }
    for i in entries.indices where entries[i].key == key { return entries[i].value }
    return nil
  }

  /// Adds the value of a term that has none.
  mutating func add(_ value: Value, of key: TermKey) {
    entries.append((key, value))
    guard entries.count > Self.few else { return }
    if indexes.isEmpty {
      for i in entries.indices { indexes[entries[i].key] = i }
    } else {
      indexes[key] = entries.count - 1
    }
  }
}
