// How sure is what was read out of a report, and where does it say so?

/// A value that a rule read out of a text, with the place that says so.
public struct Derived<Value: Equatable & Sendable>: Equatable, Sendable {
  public var value: Value
  /// The words that say it, in characters of the folded text; empty where it comes from outside of
  /// the text, such as the properties of a page.
  public var evidence: Range<Int>
  /// The rule, such as `period sentence` or `votes of 5 mentions`.
  public var rule: String

  public init(_ value: Value, evidence: Range<Int>, rule: String) {
    self.value = value
    self.evidence = evidence
    self.rule = rule
  }
}
