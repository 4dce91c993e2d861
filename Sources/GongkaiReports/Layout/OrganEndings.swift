// Does the name of an organ end here?

import GongkaiText

enum OrganEndings {
  private static let endings = Set(
    """
    政府 委员会 办公室 办事处 街道 街道办 中心 公司 学校 医院 大学 学院 支队 大队 总队 分局 党委 管委会 工委 信息办 公开办
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf16) })
  private static let characters = Set("局委办厅院署处站所队会社部馆园台司室镇乡县市区行校团".utf16)

  /// Whether the characters before `end` end the name of an organ, a remark such as (盖章) aside.
  static func end(_ text: FoldedText, at end: Int) -> Bool {
    var end = end
    // ) or 〕, which stands for it in converted texts.
    if end > 2, text.characters[end - 1] == 0x29 || text.characters[end - 1] == 0x3015 {
      var open = end - 2
      while open > 0, end - open < 8, !isOpening(text.characters[open]) { open -= 1 }
      if isOpening(text.characters[open]) { end = open }
    }
    guard end > 0 else { return false }
    if characters.contains(text.characters[end - 1]) { return true }
    return endings.contains { text.has($0, at: end - $0.count) }
  }

  private static func isOpening(_ character: UInt16) -> Bool {
    character == 0x28 || character == 0x3014
  }
}
