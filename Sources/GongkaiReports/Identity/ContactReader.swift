// By which telephone, postcode and numbers of its own is a report known?

import GongkaiText

/// Reads what stands behind 电话, 邮编, 文号 and 索引号.
struct ContactReader {
  /// The most characters between a word such as 电话 and its number.
  private static let maximumGap = 8

  let text: FoldedText
  let headerEnd: Int

  init(_ text: FoldedText, _ layout: ReportLayout) {
    self.text = text
    headerEnd =
      layout.parts.last { $0.zone == .header }?.range.upperBound ?? min(text.count, 600)
  }

  func read(_ events: [IdentityEvent], into identity: inout ReportIdentity) {
    for event in events {
      switch event.kind {
      case .phone where identity.phone == nil: readPhone(event.range, into: &identity)
      case .postcode where identity.postcode == nil: identity.postcode = postcode(event.range)
      case .ownNumber where identity.ownNumber == nil: identity.ownNumber = ownNumber(event.range)
      case .indexNumber where identity.indexNumber == nil:
        identity.indexNumber = indexNumber(event.range)
      default: break
      }
    }
  }

  // MARK: Telephone and postcode

  private func readPhone(_ word: Range<Int>, into identity: inout ReportIdentity) {
    guard let start = firstDigit(behind: word) else { return }
    var groups: [Range<Int>] = []
    var index = start
    // 0631—8898088, (0631)8898088, 0631 8898088
    while index < text.count, groups.count < 2 {
      let group = digits(at: index)
      groups.append(group)
      index = group.upperBound
      let separators = index
      while index < text.count, index - separators < 3,
        Self.separators.contains(text.characters[index]), !text.startsLine(index)
      { index += 1 }
      guard index < text.count, digit(index) != nil, index > separators else { break }
    }
    var area: Range<Int>?
    var local = groups[0]
    if text.characters[start] == 0x30 {
      let length = areaLength(local)
      area = local.lowerBound..<local.lowerBound + length
      if local.count > length {
        local = local.lowerBound + length..<local.upperBound
      } else {
        local = groups.count > 1 ? groups[1] : local.upperBound..<local.upperBound
      }
    }
    if let area, area.count >= 3, identity.areaCode == nil {
      let code = text.string(area)
      if !Gazetteer.shared.prefectures(areaCode: code).isEmpty {
        identity.areaCode = Derived(code, evidence: area, rule: "telephone")
      }
    }
    let isMobile = local.count == 11 && text.characters[local.lowerBound] == 0x31
    guard 7...8 ~= local.count || isMobile else { return }
    let range = (area ?? local).lowerBound..<local.upperBound
    let value = (area.map { text.string($0) + "-" } ?? "") + text.string(local)
    identity.phone = Derived(value, evidence: range, rule: "telephone")
  }

  private static let separators = IdentityWords.characters("-—–―_)(~")

  /// 010 and 02x have three digits, all others four.
  private func areaLength(_ digits: Range<Int>) -> Int {
    guard digits.count >= 2 else { return digits.count }
    let second = text.characters[digits.lowerBound + 1]
    return min(digits.count, second == 0x31 || second == 0x32 ? 3 : 4)
  }

  private func postcode(_ word: Range<Int>) -> Derived<String>? {
    guard let start = firstDigit(behind: word) else { return nil }
    let range = digits(at: start)
    guard range.count == 6 else { return nil }
    return Derived(text.string(range), evidence: range, rule: "postcode")
  }

  private func firstDigit(behind word: Range<Int>) -> Int? {
    let limit = min(word.upperBound + Self.maximumGap, text.count)
    return (word.upperBound..<limit).first { digit($0) != nil }
  }

  /// The digits from `start` on that stand on one line, blanks aside.
  private func digits(at start: Int) -> Range<Int> {
    var end = start
    while end < text.count, end - start < 13, digit(end) != nil,
      end == start || !text.startsLine(end)
    { end += 1 }
    return start..<end
  }

  private func digit(_ index: Int) -> Int? { NumberReader.digit(text.characters[index]) }

  // MARK: Numbers of the report

  private func ownNumber(_ word: Range<Int>) -> Derived<String>? {
    guard let value = value(behind: word), value.contains(where: { digit($0) != nil }) else {
      return nil
    }
    return Derived(text.string(value), evidence: value, rule: "header")
  }

  private func indexNumber(_ word: Range<Int>) -> Derived<String>? {
    guard let run = value(behind: word) else { return nil }
    let end = run.first { NameScan.isName(text.characters[$0]) } ?? run.upperBound
    let value = run.lowerBound..<end
    guard value.count >= 4, value.contains(where: { digit($0) != nil }) else { return nil }
    return Derived(text.string(value), evidence: value, rule: "header")
  }

  /// What stands behind a word and its colon, up to the next wide gap, in the header.
  private func value(behind word: Range<Int>) -> Range<Int>? {
    var start = word.upperBound
    guard start < headerEnd else { return nil }
    if text.characters[start] == 0x3A {
      start += 1
    } else if text.layouts[start].isEmpty {
      return nil
    }
    var end = start
    while end < headerEnd, end - start < 40,
      end == start || text.layouts[end].isDisjoint(with: [.line, .gap])
    { end += 1 }
    return start < end ? start..<end : nil
  }
}
