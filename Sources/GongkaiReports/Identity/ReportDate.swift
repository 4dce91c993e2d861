// Which day is it?

/// A day of the calendar.
public struct ReportDate: Equatable, Hashable, Sendable, Comparable {
  /// Year, month and day as one number, such as 20240122.
  public let number: Int

  public var year: Int { number / 10_000 }
  public var month: Int { number / 100 % 100 }
  public var day: Int { number % 100 }

  /// A day of the years 1990 to 2099; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1990...2099 ~= year, 1...12 ~= month, day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return nil }
    number = year * 10_000 + month * 100 + day
  }

  public static func < (left: ReportDate, right: ReportDate) -> Bool { left.number < right.number }
}
