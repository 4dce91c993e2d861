// Which phrases occur how often in a clean text?

/// The phrases whose counts the answers state.
enum PlantedPhrases {
  /// Stated for every report, zero included.
  static let fixed = [
    "依申请公开", "行政复议", "主动公开", "政务服务", "不足", "镇", "未收到", "政府信息公开条例", "信息处理费", "服务",
  ]

  /// Stated where they occur; most reports hold none.
  static let rare = [
    "不见面审批", "一件事一次办", "乡贤", "流动书箱", "摆渡票价", "古树名木", "蜂农转地放养", "轮水表", "非遗传承人", "马背宣讲队",
    "侨批档案", "公开码上溯源",
  ]

  private static let phrases = (fixed + rare).map { Text($0) }

  /// For every first unit of a phrase, 1 + the place of its list in `byFirst`; else 0.
  private static let index: (table: [UInt8], byFirst: [[Int]]) = {
    var table = [UInt8](repeating: 0, count: 65536)
    var byFirst: [[Int]] = []
    for (number, phrase) in phrases.enumerated() {
      let first = Int(phrase[0])
      if table[first] == 0 {
        byFirst.append([])
        table[first] = UInt8(byFirst.count)
      }
      byFirst[Int(table[first]) - 1].append(number)
    }
    return (table, byFirst)
  }()

  /// Occurrences by phrase, in the order `fixed`, then `rare`; overlaps count.
  static func counts(in text: Text) -> [Int] {
    var counts = [Int](repeating: 0, count: phrases.count)
    let (table, byFirst) = index
    for position in text.indices {
      let list = table[Int(text[position])]
      guard list != 0 else { continue }
      for number in byFirst[Int(list) - 1] where text.has(phrases[number], at: position) {
        counts[number] += 1
      }
    }
    return counts
  }
}
