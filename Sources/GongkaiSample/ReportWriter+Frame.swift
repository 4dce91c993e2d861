// What stands before the first heading and after the last section?

extension ReportWriter {
  mutating func opening() {
    writeTitle()
    if random.chance(0.15) { metadataBlock() }
    if random.chance(0.6) {
      put(random.element(["发布日期：", "发布时间：", "日期："]))
      fact(.published) { $0.put($0.plan.published.iso) }
      if random.chance(0.4) {
        put(random.element(["　来源：", " 来源："]))
        put(plan.organ.fullName)
      }
      line()
    }
    let isOld = plan.format == .a
    sentences(isOld ? book.basisOld : book.basisNew)
    if random.chance(isOld ? 0.6 : 0.75) { sentences(isOld ? book.contentsOld : book.contentsNew) }
    let saysPeriod = random.chance(isOld ? 0.6 : 0.9)
    if saysPeriod || plan.variety.contains(.period) { inFigures { $0.sentences($0.book.period) } }
    if random.chance(0.6) { sentences(book.download) }
    if random.chance(0.75) { sentences(book.contact) }
    line()
  }

  private mutating func writeTitle() {
    var text = Text(random.chance(0.8) ? plan.organ.fullName : plan.organ.shortName)
    let name = text
    text.append(number: plan.year)
    text.append(random.element(["年", "年", "年度"]))
    let end = random.element(["政府信息公开工作年度报告", "政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告"])
    setTitle(text + Text(end))
    let shape = random.below(100)
    guard shape >= 4 || !plan.variety.isDisjoint(with: [.title, .period]) else { return }
    if variedTitle(name, end) { return }
    put(name)
    fact(.year) { $0.put(number: $0.plan.year) }
    put(Text(text[(name.count + String(plan.year).utf8.count)...]))
    if shape < 12 {
      line()
      noteBrokenWords()
    }
    put(end)
    line()
  }

  private mutating func metadataBlock() {
    put("索引号：")
    put(plan.organ.region.postcode)
    put("/\(plan.published.year)-")
    put(number: random.within(10000...99999))
    line()
    put("发布机构：")
    put(plan.organ.fullName)
    line()
    put("发文日期：")
    fact(.issued) { $0.put($0.plan.signed.chinese) }
    line()
    if random.chance(0.5) {
      put("文号：")
      fill(.documentNumber)
      line()
    }
    put("有效性：有效")
    line()
  }

  mutating func signature() {
    if random.chance(0.2) {
      mark(.closing)
      paragraph(book.closing)
    }
    guard random.chance(0.75) else { return }
    markSectionsEnd()
    if variedSignature() { return }
    put(plan.organ.fullName)
    line()
    fact(.signed) { $0.put($0.plan.signed.chinese) }
    line()
  }

  /// The sentences of requests: what the law asks, then the numbers or their absence.
  mutating func requestSentences() {
    let figures = plan.figures
    sentences(book.requestGuide, random.within(1...3))
    if figures.newTotal == 0 && figures.carriedInTotal == 0 {
      sentences(book.requestsNone)
    } else if figures.newTotal == 0 {
      write(book.requestsSome[0])
    } else {
      sentences(book.requestsSome, random.within(1...2))
      sentences(book.requestDetail, random.within(1...2))
    }
  }

  mutating func reviewSentences() {
    if plan.figures.reviews + plan.figures.lawsuits == 0 {
      sentences(book.reviewNone)
    } else {
      sentences(book.reviewSome)
      sentences(book.reviewDetail, random.within(0...2))
    }
  }

  /// A sentence few reports say, in a few reports.
  mutating func rareSentence() {
    if random.chance(0.16) {
      write(book.rare[random.below(book.rare.count)])
    }
  }

  mutating func problemSentences() {
    if plan.format != .a && random.chance(0.3) { paragraph(book.improvedLastYear) }
    sentences(book.problemLead)
    enumeration(book.weaknesses, random.within(2...4))
    line()
    sentences(book.measureLead)
    enumeration(book.measuresAhead, random.within(3...6))
    line()
  }
}
