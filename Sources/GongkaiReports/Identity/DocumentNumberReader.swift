// Which documents are cited by number?

import GongkaiText

/// Reads 文号 such as 国办公开办函〔2021〕30号 or 国务院令第711号, also with damaged brackets.
struct DocumentNumberReader {
  /// The most characters before the year that tell who wrote.
  private static let maximumIssuer = 10
  /// Last characters of what stands before a year: 发, 函, 办, 字 …
  private static let issuerEnds = IdentityWords.characters("发函办字令规文政通党农教卫财税价公告人社监审民环建交水国市县区州厅局委改资商")
  private static let openings = IdentityWords.characters("〔[({【「<")
  private static let closings = IdentityWords.characters("〕])}】」>")

  let text: FoldedText
  private let reader: DateReader

  init(_ text: FoldedText) {
    self.text = text
    reader = DateReader(text)
  }

  /// All numbers that the events lead to, each once, in the order of the text.
  func read(_ events: [IdentityEvent]) -> [Derived<String>] {
    var found: [Derived<String>] = []
    var values: Set<String> = []
    for event in events where event.kind == .number || event.kind == .bracket {
      guard
        let number = event.kind == .number ? behindNumber(event.range) : damaged(event.range),
        found.last.map({ !$0.evidence.overlaps(number.evidence) }) ?? true,
        values.insert(number.value).inserted
      else { continue }
      found.append(number)
    }
    return found
  }

  /// The number that ends with the 号 at `range`.
  private func behindNumber(_ range: Range<Int>) -> Derived<String>? {
    var index = range.lowerBound
    while index > 0, range.lowerBound - index < 9, digit(index - 1) != nil { index -= 1 }
    let digits = index..<range.lowerBound
    guard !digits.isEmpty else { return nil }
    if index >= 2, text.characters[index - 1] == 0x7B2C, text.characters[index - 2] == 0x4EE4 {
      return order(digits, end: range.upperBound)
    }
    if index > 0, Self.closings.contains(text.characters[index - 1]), digits.count <= 5 {
      let close = index - 1
      guard let year = year(before: close) else { return nil }
      return number(year: year, digits: digits, end: range.upperBound, "document number")
    }
    // 〔202130号: the closing bracket is lost.
    guard 5...8 ~= digits.count, index > 0, Self.openings.contains(text.characters[index - 1]),
      let (year, end) = reader.year(at: index, limit: digits.upperBound)
    else { return nil }
    return number(
      year: (year, index - 1), digits: end..<digits.upperBound, end: range.upperBound,
      "document number without its closing bracket")
  }

  /// 〔202130 without 号: read where a name of an issuer stands before.
  private func damaged(_ range: Range<Int>) -> Derived<String>? {
    guard let (year, yearEnd) = reader.year(at: range.upperBound, limit: text.count) else {
      return nil
    }
    var index = yearEnd
    if index < text.count, Self.closings.contains(text.characters[index]) { index += 1 }
    let start = index
    while index < text.count, index - start < 5, digit(index) != nil, isInside(index) { index += 1 }
    guard 1...4 ~= index - start, range.lowerBound > 0,
      Self.issuerEnds.contains(text.characters[range.lowerBound - 1]),
      index >= text.count || text.characters[index] != 0x53F7 && text.characters[index] != 0x5E74
    else { return nil }
    return number(
      year: (year, range.lowerBound), digits: start..<index, end: index, "document number without 号"
    )
  }

  /// The year that ends at a closing bracket, and where its opening one stands.
  private func year(before close: Int) -> (Int, Int)? {
    guard close >= 4, let (year, _) = reader.year(at: close - 4, limit: close) else { return nil }
    let open = close - 5
    if open >= 0, Self.openings.contains(text.characters[open]) { return (year, open) }
    // The opening bracket is lost.
    return close >= 5 && digit(close - 5) == nil ? (year, close - 4) : nil
  }

  private func number(
    year: (value: Int, start: Int), digits: Range<Int>, end: Int, _ rule: String
  ) -> Derived<String>? {
    let start = issuerStart(before: year.start)
    guard start < year.start, let value = value(digits), value > 0 else { return nil }
    return Derived(
      "\(text.string(start..<year.start))〔\(year.value)〕\(value)号", evidence: start..<end,
      rule: rule)
  }

  /// 国务院令第711号.
  private func order(_ digits: Range<Int>, end: Int) -> Derived<String>? {
    let order = digits.lowerBound - 2
    let start = issuerStart(before: order)
    guard start < order, let value = value(digits), value > 0, digits.count <= 4 else { return nil }
    return Derived("\(text.string(start..<order))令第\(value)号", evidence: start..<end, rule: "order")
  }

  /// Where the issuer's abbreviation begins that ends before `end`.
  private func issuerStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < Self.maximumIssuer, NameScan.isName(text.characters[start - 1]),
      start == end || isInside(start)
    {
      start -= 1
    }
    // What is no part of it: 根据国办发.
    for index in stride(from: end - 1, through: start, by: -1) {
      if let length = Self.notIssuers.length(in: text, at: index), index + length <= end {
        return index + length
      }
    }
    return start
  }

  private static let notIssuers = WordList(
    "根据 按照 依据 关于 通知 印发 转发 下发 公布 制定 贯彻 落实 执行 以及 文件 参照 遵照 精神 要求 的 和 与 及 按 号")

  private func digit(_ index: Int) -> Int? { NumberReader.digit(text.characters[index]) }

  private func isInside(_ index: Int) -> Bool { !text.layouts[index].contains(.line) }

  private func value(_ range: Range<Int>) -> Int? {
    range.count > 9 ? nil : range.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
  }
}
