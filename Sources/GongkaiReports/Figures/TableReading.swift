// What came of reading one table?

/// What one table states.
struct TableReading {
  /// Nil where the text shows nothing of the table.
  var state: TableState?
  var values: [FigureKey: Derived<Int>] = [:]
  /// From its first label to its last cell.
  var range: Range<Int>?

  /// Keeps the first value of a key.
  mutating func set(_ key: FigureKey, _ value: Int?, _ evidence: Range<Int>, _ rule: String) {
    guard let value, values[key] == nil else { return }
    values[key] = Derived(value, evidence: evidence, rule: rule)
  }

  /// Takes `range` into the table's own.
  mutating func cover(_ range: Range<Int>) {
    let old = self.range ?? range
    self.range =
      min(old.lowerBound, range.lowerBound)..<max(old.upperBound, range.upperBound)
  }
}
