// Where do the writers find all sentences and words, read once?

/// All templates, compiled.
struct SentenceBook: Sendable {
  typealias Pool = [Template]

  static let shared = SentenceBook()

  let basisOld = compile(OpeningSentences.basisOld)
  let basisNew = compile(OpeningSentences.basisNew)
  let contentsOld = compile(OpeningSentences.contentsOld)
  let contentsNew = compile(OpeningSentences.contentsNew)
  let period = compile(OpeningSentences.period)
  let download = compile(OpeningSentences.download)
  let contact = compile(OpeningSentences.contact)
  let closing = compile(OpeningSentences.closing)

  let lead = compile(OverviewSentences.lead)
  let leadership = compile(OverviewSentences.leadership)
  let system = compile(OverviewSentences.system)
  let training = compile(OverviewSentences.training)
  let achievements = compile(OverviewSentences.achievements)

  let events = compile(LocalSentences.events)

  let totals = compile(ProactiveSentences.totals)
  let channelSentences = compile(ProactiveSentences.channels)
  let contents = compile(ProactiveSentences.contents)
  let annual = compile(ProactiveSentences.annual)

  let requestGuide = compile(RequestSentences.guide)
  let requestsNone = compile(RequestSentences.none)
  let requestsSome = compile(RequestSentences.some)
  let requestDetail = compile(RequestSentences.detail)
  let consult = compile(RequestSentences.consult)

  let feesNone = compile(RemedySentences.feesNone)
  let feesSome = compile(RemedySentences.feesSome)
  let processingNone = compile(RemedySentences.processingNone)
  let processingSome = compile(RemedySentences.processingSome)
  let reviewNone = compile(RemedySentences.reviewNone)
  let reviewSome = compile(RemedySentences.reviewSome)
  let reviewDetail = compile(RemedySentences.reviewDetail)

  let management = compile(UpkeepSentences.management)
  let platform = compile(UpkeepSentences.platform)
  let supervision = compile(UpkeepSentences.supervision)

  let problemLead = compile(ProblemSentences.lead)
  let weaknesses = compile(ProblemSentences.weaknesses)
  let measureLead = compile(ProblemSentences.measureLead)
  let measuresAhead = compile(ProblemSentences.measures)
  let improvedLastYear = compile(ProblemSentences.improvedLastYear)

  let proposals = compile(OtherSentences.proposals)
  let points = compile(OtherSentences.points)
  let ending = compile(OtherSentences.ending)
  let notesOld = compile(OtherSentences.notesOld)
  let rare = compile(OtherSentences.rare)

  let lastYear = compile(AsideSentences.lastYear)
  let otherOrgans = compile(AsideSentences.others)
  let plans = compile(AsideSentences.plans)
  let reviewsNone = compile(AsideSentences.reviewsNone)
  let reviewsSome = compile(AsideSentences.reviewsSome)
  let lawsuitsNone = compile(AsideSentences.lawsuitsNone)
  let lawsuitsSome = compile(AsideSentences.lawsuitsSome)

  /// Other words for headings, by section.
  let headings: [SectionKey: Pool] = [
    .overview: compile(HeadingWords.overview), .proactive: compile(HeadingWords.proactive),
    .requests: compile(HeadingWords.requests), .consult: compile(HeadingWords.consult),
    .fees: compile(HeadingWords.fees), .review: compile(HeadingWords.review),
    .problems: compile(HeadingWords.problems), .other: compile(HeadingWords.other),
  ]

  /// Word lists by `Slot.ordinal`; empty for slots that are no word lists.
  let words: [Pool]

  private init() {
    let lists: [Slot: [String]] = [
      .field: Vocabulary.fields, .topic: Vocabulary.topics, .goal: Vocabulary.goals,
      .campaign: Vocabulary.campaigns, .audience: Vocabulary.audiences,
      .channel: Vocabulary.channels, .leader: Vocabulary.leaders, .measure: Vocabulary.measures,
      .slogan: Vocabulary.slogans, .rule: Vocabulary.rules,
      .documentTitle: Vocabulary.documentTitles, .project: Vocabulary.projects,
      .nickname: Vocabulary.nicknames,
    ]
    words = Slot.allCases.map { compile(lists[$0] ?? []) }
  }
}

private func compile(_ sources: [String]) -> [Template] {
  sources.map { Template($0) }
}
