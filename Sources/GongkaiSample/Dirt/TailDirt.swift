// What follows a report on the pages of a careless mirror?

/// Links to the neighbours and a list of titles that have nothing to do with the report; the last
/// mark tells where they begin.
enum TailDirt {
  private static let subjects = [
    "小学作文开头", "春联", "面试自我介绍", "毕业赠言", "驾照换证流程", "入团申请", "星座配对", "菜谱", "手机壁纸", "周记", "早安问候语",
    "幼儿园教案", "会计考试时间", "宠物取名", "减肥方法", "朋友圈句子", "读后感", "房屋租赁合同", "谜语", "生日祝福",
  ]
  private static let ends = [
    "大全（推荐{n}篇）", "范文{t}篇", "精选{h}句", "怎么写", "最新整理", "（优选{t}条）", "{y}年最新版", "简短{t}字", "模板下载",
  ]

  static func apply(
    to text: MarkedText, of plan: ReportPlan, random: inout SeededRandom
  ) -> MarkedText {
    var result = text
    if result.units.last != 10 { result.append("\n") }
    result.markEnd()
    let neighbour = Organ(year: plan.year, inRealCity: plan.isLifelike, random: &random)
    result.append("上一篇：\(neighbour.shortName)\(plan.year)年工作总结\n")
    result.append("下一篇：\(title(&random))\n")
    result.append(random.element(["相关文章\n", "猜你喜欢\n", "热门推荐：\n", "您可能还关注\n"]))
    for _ in 0..<random.within(4...26) {
      result.append(title(&random) + "\n")
    }
    return result
  }

  private static func title(_ random: inout SeededRandom) -> String {
    var end = ""
    var parts = random.element(ends)[...]
    while let open = parts.firstIndex(of: "{"), let close = parts.firstIndex(of: "}") {
      end += parts[..<open]
      switch parts[parts.index(after: open)] {
      case "n": end += "\(random.within(3...9))"
      case "t": end += "\(random.within(10...99))"
      case "h": end += "\(random.within(100...999))"
      default: end += "\(random.within(2022...2025))"
      }
      parts = parts[parts.index(after: close)...]
    }
    return random.element(subjects) + end + parts
  }
}
