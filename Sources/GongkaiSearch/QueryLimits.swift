// How much may one query ask for? Beyond these bounds it is refused by name, before it costs anything.

/// Bounds of a query. Within them any string is answered, in memory and time that grow with the
/// index and not with what was typed.
public enum QueryLimits {
  /// Characters (Unicode scalars) of a query.
  public static let characters = 100_000
  /// Words, operators and parentheses of a query.
  public static let terms = 10_000
  /// Parentheses, negations and names before a colon inside each other.
  public static let depth = 64
  /// Wildcards of a query, `*` and `?` together.
  public static let wildcards = 1_000
  /// Positions that `NEAR/n` reaches.
  public static let distance = 10_000
  /// Parts between punctuation of one quotation, and operands of `NEAR`: each is looked for in the
  /// text of every report that might hold them all.
  public static let parts = 256
  /// Words of a segment that one pattern such as `wend*` may fit.
  public static let words = 100_000
}
