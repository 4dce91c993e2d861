// Which period does a sentence say it reports on?

import GongkaiText

/// 2023年1月1日至2023年12月31日, as far as it is left.
struct YearPeriod {
  var start: Int?
  var end: Int?
  var range: Range<Int>

  /// The most characters of a period.
  private static let maximumLength = 34
  private static let connections = IdentityWords.characters("至到-—–~")

  /// The period at an event, if there is one.
  static func read(
    _ event: IdentityEvent, _ text: FoldedText, _ reader: DateReader
  ) -> YearPeriod? {
    switch event.kind {
    case .firstDay: atFirstDay(event.range, text, reader)
    case .lastDay: atLastDay(event.range, text, reader)
    default: behindWords(event.range, text, reader)
    }
  }

  /// Both readings of the same place: what one lacks, the other has.
  func merged(with other: YearPeriod) -> YearPeriod {
    YearPeriod(
      start: start ?? other.start, end: end ?? other.end,
      range: min(
        range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound))
  }

  /// 2023年1月1日至 …
  private static func atFirstDay(
    _ day: Range<Int>, _ text: FoldedText, _ reader: DateReader
  ) -> YearPeriod? {
    let start = year(before: day.lowerBound, text, reader)
    // 11月1日 is another day.
    if start == nil, day.lowerBound > 0, reader.numeral(day.lowerBound - 1) != nil { return nil }
    guard
      let connection = (day.upperBound..<min(day.upperBound + 3, text.count)).first(where: {
        connections.contains(text.characters[$0])
      })
    else { return nil }
    let limit = min(connection + 14, text.count)
    let end = firstYear(in: connection + 1..<limit, text, reader)
    guard start != nil || end != nil else { return nil }
    let first = start?.range.lowerBound ?? day.lowerBound
    return YearPeriod(
      start: start?.year, end: end?.year,
      range: first..<max(end?.range.upperBound ?? 0, day.upperBound))
  }

  /// … 至2023年12月31日, where the first day is damaged.
  private static func atLastDay(
    _ day: Range<Int>, _ text: FoldedText, _ reader: DateReader
  ) -> YearPeriod? {
    let end = year(before: day.lowerBound, text, reader)
    let connection = (end?.range.lowerBound ?? day.lowerBound) - 1
    guard connection >= 4, connections.contains(text.characters[connection]) else { return nil }
    let window = max(0, connection - 12)..<connection
    guard window.contains(where: { NumberReader.digit(text.characters[$0]) != nil }) else {
      return nil
    }
    let start = firstYear(in: window, text, reader)
    guard start != nil || end != nil else { return nil }
    return YearPeriod(
      start: start?.year, end: end?.year,
      range: (start?.range.lowerBound ?? connection)..<day.upperBound)
  }

  /// 统计期限 …: the first year behind it, whatever is left of the days.
  private static func behindWords(
    _ words: Range<Int>, _ text: FoldedText, _ reader: DateReader
  ) -> YearPeriod? {
    let limit = min(words.upperBound + maximumLength, text.count)
    let near = min(words.upperBound + 10, limit)
    guard let start = firstYear(in: words.upperBound..<min(near + 4, limit), text, reader) else {
      return nil
    }
    var rest = start.range.upperBound..<limit
    if let stop = rest.first(where: { text.characters[$0] == 0x3002 }) {
      rest = rest.lowerBound..<stop
    }
    let connection = rest.first { connections.contains(text.characters[$0]) }
    let end = connection.flatMap {
      firstYear(in: $0 + 1..<min($0 + 6, rest.upperBound), text, reader)
    }
    return YearPeriod(
      start: start.year, end: end?.year,
      range: words.lowerBound..<(end?.range.upperBound ?? start.range.upperBound))
  }

  /// The year right before `end`, its 年 between or lost.
  private static func year(
    before end: Int, _ text: FoldedText, _ reader: DateReader
  ) -> (year: Int, range: Range<Int>)? {
    var last = end
    if last > 0, text.characters[last - 1] == 0x5E74 { last -= 1 }
    guard last >= 4, last == 4 || reader.numeral(last - 5) == nil,
      let (year, _) = reader.year(at: last - 4, limit: last)
    else { return nil }
    return (year, last - 4..<end)
  }

  private static func firstYear(
    in range: Range<Int>, _ text: FoldedText, _ reader: DateReader
  ) -> (year: Int, range: Range<Int>)? {
    for start in range where start + 4 <= range.upperBound {
      if start > 0, reader.numeral(start - 1) != nil { continue }
      if let (year, end) = reader.year(at: start, limit: range.upperBound) {
        return (year, start..<end)
      }
    }
    return nil
  }
}
