// What are the six sections of the forms in force since report year 2019?

extension ReportWriter {
  mutating func formSections() {
    guard !plan.variety.contains(.mixed) else { return mixedSections() }
    heading("总体情况", .overview, number: 1)
    formOverview()
    heading("主动公开政府信息情况", .proactive, number: 2)
    if habit(0.2) { paragraph(book.annual) }
    publicationTable()
    heading("收到和处理政府信息公开申请情况", .requests, number: 3)
    requestTable()
    heading("政府信息公开行政复议、行政诉讼情况", .review, number: 4)
    if plan.tableForm == .lost && random.chance(0.5) {
      reviewSentences()
      line()
    }
    remedyTable()
    heading("存在的主要问题及改进情况", .problems, number: 5)
    problemSentences()
    heading("其他需要报告的事项", .other, number: 6)
    formOther()
  }

  private mutating func formOverview() {
    paragraph(book.lead, 2)
    asides()
    let heads = ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"]
    let tail = random.element(["。", "情况。", "方面。"])
    for (index, head) in heads.enumerated() {
      put("（")
      put(ordinals[index])
      put("）")
      put(head)
      put(tail)
      switch index {
      case 0:
        sentences(book.totals)
        sentences(book.contents, random.within(2...4))
        sentences(book.achievements, random.within(1...3))
        sentences(book.events, random.within(5...9))
        rareSentence()
      case 1: requestSentences()
      case 2:
        sentences(book.management, random.within(2...4))
        sentences(book.system, random.within(1...2))
      case 3:
        sentences(book.platform, random.within(2...4))
        sentences(book.channelSentences, random.within(0...2))
        sentences(book.events, random.within(1...3))
      default:
        sentences(book.supervision, random.within(2...3))
        sentences(book.leadership, random.within(1...2))
        sentences(book.training, random.within(1...2))
        sentences(book.events, random.within(1...2))
      }
      line()
    }
  }

  private mutating func formOther() {
    put("（一）收取信息处理费情况。")
    paragraph(plan.figures.fees > 0 ? book.processingSome : book.processingNone)
    put("（二）建议提案办理和年度要点落实情况。")
    sentences(book.proposals)
    paragraph(book.points, random.within(1...3))
    if random.chance(0.5) {
      put("（三）")
      paragraph(book.ending)
    }
  }
}
