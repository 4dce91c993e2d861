// What does each slot of a sentence become in this report?

extension ReportWriter {
  mutating func fill(_ slot: Slot) {
    let organ = plan.organ
    switch slot {
    case .year: year()
    case .previousYear: put(number: plan.year - 1)
    case .nextYear: put(number: plan.year + 1)
    case .organ: put(usesShortNames ? organ.shortName : organ.fullName)
    case .shortName: put(organ.shortName)
    case .we: put(random.chance(0.65) && !usesShortNames ? organ.localName : organ.we)
    case .realm: put(random.chance(0.5) ? organ.localName : organ.realm)
    case .superiors: put(random.chance(0.4) ? organ.superiorsByName : organ.superiors)
    case .superiorOffice:
      put(random.chance(0.4) ? organ.superiorOfficeByName : organ.superiorOffice)
    case .place: put(organ.region.own.name)
    case .unit: put(organ.unit)
    case .site: put(organ.site)
    case .url: put(organ.url)
    case .phone: put(organ.phone)
    case .postcode: put(organ.region.postcode)
    case .email: put(organ.email)
    case .address: put(organ.address)
    case .format: put(formatDocument)
    case .spirit: put(spirit)
    case .surname: put(random.element(PlaceNames.surnames))
    case .village: put(random.element(organ.villages))
    case .department: put(random.element(organ.departments))
    case .documentNumber: documentNumber()
    case .small: put(number: random.within(2...9))
    case .tens: put(number: random.within(10...99))
    case .hundreds: put(number: random.within(100...999))
    case .thousands: put(number: random.within(1000...9999))
    case .tenThousands: decimal(random.within(11...999))
    case .percent: decimal(random.within(800...998))
    case .growth: decimal(random.within(11...480))
    case .month: put(number: random.within(1...12))
    case .day: put(number: random.within(1...28))
    case .field, .topic, .goal, .campaign, .audience, .channel, .leader, .measure, .slogan, .rule,
      .project, .documentTitle, .nickname:
      let words = book.words[slot.ordinal]
      nested { $0.write(words[$0.random.below(words.count)]) }
    default: fillFigure(slot)
    }
  }

  private mutating func fillFigure(_ slot: Slot) {
    let figures = plan.figures
    switch slot {
    case .total: figure(figures.total, .proactive)
    case .web: figure(figures.web, .channels)
    case .wechat: figure(figures.wechat, .channels)
    case .otherChannel: figure(figures.otherChannels, .channels)
    case .new: figure(figures.newTotal, .received)
    case .carried: figure(figures.carriedInTotal, .carriedIn)
    case .answered: figure(figures.answeredTotal, .answered)
    case .left: figure(figures.carriedOutTotal, .carriedOut)
    case .natural: figure(figures.received[0], .natural)
    case .legalPersons: put(number: figures.newTotal - figures.received[0])
    case .granted: figure(figures.outcomes[OutcomeRow.granted].sum, .granted)
    case .partial: figure(figures.outcomes[OutcomeRow.partial].sum, .partial)
    case .refused: figure(figures.outcome(OutcomeRow.refused), .refused)
    case .unavailable: figure(figures.outcome(OutcomeRow.unavailable), .unavailable)
    case .unprocessed: figure(figures.outcome(OutcomeRow.unprocessed), .unprocessed)
    case .otherOutcome: figure(figures.outcome(OutcomeRow.other), .other)
    case .fees: figure(figures.fees, .fees)
    case .reviews: figure(figures.reviews, .reviews)
    case .reviewsUpheld: figure(figures.remedies[0][0], .upheld)
    case .lawsuits: figure(figures.lawsuits, .lawsuits)
    case .markNew: stateNone(.received, .receivedNone)
    case .markCarried: stateInProse(.carriedIn)
    case .markAnswered: stateNone(.answered, .answeredNone)
    case .markFees: stateNone(.fees, .feesNone)
    case .markReviews: stateNone(.reviews, .reviewsNone)
    case .markLawsuits: stateNone(.lawsuits, .lawsuitsNone)
    case .markOtherRules: stateInProse(.otherRules)
    case .markOtherWebsite: stateInProse(.otherWebsite)
    default: preconditionFailure("slot \(slot.rawValue) is filled elsewhere")
    }
  }

  private mutating func figure(_ number: Int, _ stating: Stated) {
    put(number: number)
    stateInProse(stating)
  }

  /// The report year; 本 where only the sentence on the period may say it.
  private mutating func year() {
    if saysYearInWords {
      put("本")
    } else {
      fact(isNested ? .passingYear : .year) { $0.put(number: $0.plan.year) }
    }
  }

  private mutating func decimal(_ tenths: Int) {
    put(number: tenths / 10)
    put(".")
    put(number: tenths % 10)
  }

  private mutating func documentNumber() {
    let kind = ["政办发", "政办", "政发", "政公开办", "府办函", "公开办"]
    put(plan.organ.documentSign)
    put(random.element(kind))
    put("〔")
    put(number: plan.year - random.below(2))
    put("〕")
    put(number: random.within(1...160))
    put("号")
  }

  private var formatDocument: String {
    plan.year <= 2020
      ? "国务院办公厅政府信息与政务公开办公室《年度报告格式（试行）》（国办公开办函〔2019〕60号）"
      : "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
  }

  private var spirit: String {
    switch plan.year {
    case ...2012: "科学发展观"
    case 2013...2017: "党的十八大和十八届历次全会精神"
    case 2018...2021: "党的十九大和十九届历次全会精神"
    default: "党的二十大精神"
    }
  }
}
