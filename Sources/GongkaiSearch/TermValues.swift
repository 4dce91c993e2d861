// What is known of the terms that one query asks for again and again?

import GongkaiFormat

/// Values by term. Most queries have a few terms, which are found by looking at all of them:
/// comparing a short key takes less time than hashing it.
struct TermValues<Value> {
  private static var few: Int { 16 }

  private var keys: [TermKey] = []
  private var values: [Value] = []
  /// Where each term stands, once there are more than a few.
  private var indexes: [TermKey: Int] = [:]

  subscript(key: TermKey) -> Value? {
    if keys.count > Self.few { return indexes[key].map { values[$0] } }
    for i in keys.indices where keys[i] == key { return values[i] }
    return nil
  }

  /// Adds the value of a term that has none.
  mutating func add(_ value: Value, of key: TermKey) {
    keys.append(key)
    values.append(value)
    guard keys.count > Self.few else { return }
    if indexes.isEmpty {
      for i in keys.indices { indexes[keys[i]] = i }
    } else {
      indexes[key] = keys.count - 1
    }
  }
}
