// By which format was a report written?

/// The formats that reports have had, whatever the year they report on.
public enum Era: String, Sendable, CaseIterable {
  /// Free prose with an annex of figures, as usual until the report on 2018.
  case a = "A"
  /// The trial format of 2019: six sections and three tables.
  case b = "B"
  /// The format of 2021: six sections and three changed tables.
  case c = "C"
}
