// What are the sections of the free prose format (report years to 2018, and stragglers)?

extension ReportWriter {
  mutating func proseSections() {
    var number = 0
    func count() -> Int {
      number += 1
      return number
    }
    heading(
      random.element(["概述", "工作概述", "政府信息公开工作概述", "主要工作概述", "总体工作情况"]), .overview,
      number: count())
    proseOverview()
    heading(
      random.element(["主动公开政府信息情况", "主动公开政府信息的情况", "政府信息主动公开情况"]), .proactive, number: count())
    proseProactive()
    heading(
      random.element(["依申请公开办理情况", "政府信息依申请公开办理情况", "依申请公开政府信息情况"]), .requests,
      number: count())
    requestSentences()
    line()
    if habit(0.3) {
      heading(random.element(["咨询处理情况", "政府信息公开咨询情况"]), .consult, number: count())
      paragraph(book.consult, random.within(1...3))
    }
    if habit(0.8) {
      heading(random.element(["收费及减免情况", "政府信息公开的收费及减免情况"]), .fees, number: count())
      paragraph(plan.figures.fees > 0 ? book.feesSome : book.feesNone)
    }
    let review = random.element([
      "行政复议、行政诉讼情况", "因政府信息公开申请行政复议、提起行政诉讼的情况", "复议、诉讼和申诉情况",
    ])
    if plan.variety.contains(.split) {
      remediesApart(count)
    } else {
      heading(review, .review, number: count())
      reviewSentences()
      line()
    }
    heading(
      random.element(["存在的主要问题及改进措施", "存在的主要问题和改进情况", "存在的问题和下一步打算"]), .problems,
      number: count())
    problemSentences()
    if plan.tableForm != .none {
      heading(random.element(["需要说明的事项与附表", "附表"]), .other, number: count())
      sentences(book.notesOld, random.within(1...2))
      line()
      indicatorTable()
    } else if habit(0.3) {
      heading(random.element(["需要说明的事项", "其他需要说明的事项"]), .other, number: count())
      paragraph(book.notesOld, random.within(1...2))
    }
  }

  mutating func proseOverview() {
    paragraph(book.lead, 2)
    asides()
    let parts: [(String, [Template])] = [
      (random.element(["加强组织领导", "强化领导，落实责任", "健全组织机构"]), book.leadership),
      (random.element(["完善公开制度", "健全规章制度", "夯实制度基础"]), book.system),
      (random.element(["开展宣传培训", "抓好学习培训", "加强队伍建设"]), book.training),
      (random.element(["突出工作重点", "回应社会关切", "注重工作实效"]), book.achievements),
    ]
    for (index, part) in parts.enumerated() {
      put("（")
      put(ordinals[index])
      put("）")
      put(part.0)
      put("。")
      sentences(part.1, random.within(2...4))
      if index == 3 {
        sentences(book.events, random.within(6...10))
        rareSentence()
      } else {
        sentences(book.events, random.within(0...2))
      }
      line()
    }
  }

  private mutating func proseProactive() {
    paragraph(book.totals)
    put("（一）公开的主要内容。")
    sentences(book.contents, random.within(3...6))
    paragraph(book.events, random.within(2...4))
    put("（二）公开的形式和渠道。")
    paragraph(book.channelSentences, random.within(3...5))
    if habit(0.4) {
      put("（三）平台建设和监督检查。")
      sentences(book.platform, random.within(1...2))
      paragraph(book.supervision, random.within(1...2))
    }
  }
}
