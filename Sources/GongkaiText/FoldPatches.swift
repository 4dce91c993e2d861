// Which foldings does ICU leave out?

/// Pairs added to what ICU's tables say; each is beyond doubt.
enum FoldPatches {
  /// Traditional or variant forms of a simplified character.
  static let simplified: [UInt32: UInt32] = pairs(
    """
    鉅钜 甯宁 祇只 衹只 峯峰 麪面
    """)

  /// Radicals that stand for whole characters in text taken from typeset
  /// pages, and the wave dash that is written for the tilde in ranges.
  static let characters: [UInt32: UInt32] = pairs(
    """
    ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿
    ⻰龙 〜~
    """)

  private static func pairs(_ text: String) -> [UInt32: UInt32] {
    var pairs: [UInt32: UInt32] = [:]
    for pair in text.split(whereSeparator: \.isWhitespace) {
      let scalars = pair.unicodeScalars.map(\.value)
      precondition(scalars.count == 2, "a patch is a pair of characters")
      pairs[scalars[0]] = scalars[1]
    }
    return pairs
  }
}
