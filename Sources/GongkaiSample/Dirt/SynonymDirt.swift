// What does a rewriting machine do to the words of a report?

/// Words exchanged for near synonyms, as sites do that pass copies off as their own.
enum SynonymDirt {
  static let pairs: [(String, String)] = [
    ("服务", "效劳"), ("规范", "标准"), ("基本", "根本"), ("广播", "播送"), ("改进", "改良"), ("氛围", "气氛"),
    ("基础", "根底"), ("不足", "缺乏"), ("办法", "方法"), ("部分", "局部"), ("广大", "广阔"), ("申诉", "申述"),
    ("提高", "进步"), ("开展", "展开"), ("推进", "推动"), ("完善", "健全"), ("及时", "准时"), ("加强", "增强"),
  ]

  private static let compiled = pairs.map { (Text($0.0), Text($0.1)) }

  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    var result = text
    let share = 0.6 + 0.1 * Double(random.below(5))
    for (old, new) in compiled where random.chance(share) {
      result = result.replacing(old, with: new)
    }
    return result
  }
}
