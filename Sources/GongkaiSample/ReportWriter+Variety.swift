// How are the parts written that a plan wants unlike most others?

extension ReportWriter {
  var usesShortNames: Bool { plan.variety.contains(.names) }

  /// Writes an unusual title, if the plan wants one.
  mutating func variedTitle(_ name: Text, _ end: String) -> Bool {
    if saysYearInWords {
      put(name)
      put(end)
      line()
      return true
    }
    guard plan.variety.contains(.title) else { return false }
    switch unusual.below(6) {
    case 0:
      noteBrokenWords()
      put(name)
      line()
      titleYear("年")
      put("政府信息公开工作")
      line()
      put("年 度 报 告")
    case 1:
      titleYear("年度")
      put(name)
      put(end)
    case 2:
      put(name)
      put("关于")
      titleYear("年度")
      put("政府信息公开工作情况的报告")
    case 3:
      noteBrokenWords()
      put(end)
      line()
      put("（")
      titleYear("年度")
      put("）")
    case 4:
      put(name)
      put("政府信息公开年度报告（")
      fact(.year) { $0.put(CalendarDate.spelled(year: $0.plan.year)) }
      put("年）")
    default:
      put("关于印发《")
      put(name)
      titleYear("年")
      put(end)
      put("》的通知")
    }
    line()
    return true
  }

  private mutating func titleYear(_ unit: String) {
    fact(.year) { $0.put(number: $0.plan.year) }
    put(unit)
  }

  /// Writes an unusual signature, if the plan wants one.
  mutating func variedSignature() -> Bool {
    guard plan.variety.contains(.signature) else { return false }
    let (organ, date) = (plan.organ.fullName, plan.signed)
    let printed = unusual.element([
      date.spelled, date.spelled, "\(date.year).\(date.month).\(date.day)",
      "\(date.year)/\(date.month)/\(date.day)", date.iso,
    ])
    let isOneLine = unusual.chance(0.3)
    let isTurned = !isOneLine && unusual.chance(0.2)
    if !isTurned {
      put(organ)
      if unusual.chance(0.2) { put("（盖章）") }
      if isOneLine { put("　　") } else { line() }
    }
    fact(.signed) { $0.put(printed) }
    line()
    if isTurned {
      put(organ)
      line()
    }
    return true
  }

  /// Sentences on other years and other organs.
  mutating func asides() {
    guard plan.variety.contains(.asides) else { return }
    for pool in [book.lastYear, book.otherOrgans, book.plans] where unusual.chance(0.7) {
      write(pool[unusual.below(pool.count)])
    }
    line()
  }

  /// Five sections between the formats: headings much like those of the forms, free prose below.
  mutating func mixedSections() {
    heading("工作概述", .overview, number: 1)
    proseOverview()
    heading("主动公开政府信息情况", .proactive, number: 2)
    paragraph(book.totals)
    paragraph(book.contents, random.within(2...5))
    heading("收到和处理信息公开申请情况", .requests, number: 3)
    requestSentences()
    line()
    heading("行政复议、行政诉讼情况", .review, number: 4)
    reviewSentences()
    line()
    heading("存在问题及改进情况", .problems, number: 5)
    problemSentences()
  }

  /// Reviews and lawsuits under headings of their own.
  mutating func remediesApart(_ number: () -> Int) {
    let figures = plan.figures
    let review = unusual.element(HeadingWords.reviewAlone)
    heading(review, .review, number: number(), keepsWords: true)
    paragraph(figures.reviews > 0 ? book.reviewsSome : book.reviewsNone)
    let lawsuit = unusual.element(HeadingWords.lawsuitAlone)
    heading(lawsuit, .review, number: number(), keepsWords: true)
    paragraph(figures.lawsuits > 0 ? book.lawsuitsSome : book.lawsuitsNone)
  }
}
