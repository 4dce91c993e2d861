// Which numbers does a report state, and how do they add up?

/// The six applicant columns of the request table, in the form's order.
enum Applicants {
  static let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
}

/// The rows of the request table between 予以公开 and 其他, in the form's order.
enum OutcomeRow {
  static let granted = 0
  static let partial = 1
  static let refused = 2..<10
  static let unavailable = 10..<13
  static let unprocessed = 13..<18
  static let other = 18..<21
  static let count = 21
}

/// Which figures the text states; what it does not state is `null` in the answers.
struct Stated: OptionSet, Sendable {
  let rawValue: Int
  static let received = Stated(rawValue: 1)
  static let carriedIn = Stated(rawValue: 2)
  static let answered = Stated(rawValue: 4)
  static let carriedOut = Stated(rawValue: 8)
  static let granted = Stated(rawValue: 16)
  static let partial = Stated(rawValue: 32)
  static let refused = Stated(rawValue: 64)
  static let unavailable = Stated(rawValue: 128)
  static let unprocessed = Stated(rawValue: 256)
  static let other = Stated(rawValue: 512)
  static let proactive = Stated(rawValue: 1024)
  static let channels = Stated(rawValue: 2048)
  static let reviews = Stated(rawValue: 4096)
  static let lawsuits = Stated(rawValue: 8192)
  static let fees = Stated(rawValue: 16384)
  /// The request table stands in the text with all its cells.
  static let requestTable = Stated(rawValue: 32768)
  /// Said in words, not with a number.
  static let receivedNone = Stated(rawValue: 1 << 22)
  static let answeredNone = Stated(rawValue: 1 << 23)
  static let feesNone = Stated(rawValue: 1 << 24)
  static let reviewsNone = Stated(rawValue: 1 << 25)
  static let lawsuitsNone = Stated(rawValue: 1 << 26)
  static let natural = Stated(rawValue: 65536)
  static let upheld = Stated(rawValue: 131072)
  /// A sentence gives another number for the same thing.
  static let otherRules = Stated(rawValue: 1 << 18)
  static let otherWebsite = Stated(rawValue: 1 << 19)
  static let otherWechat = Stated(rawValue: 1 << 20)
  static let otherTotal = Stated(rawValue: 1 << 21)
}

/// Figures of one report; the identities printed in the form hold by construction.
struct Figures: Sendable {
  /// Requests received this year, by applicant.
  var received: [Int]
  /// Requests carried over from last year, by applicant.
  var carriedIn: [Int]
  /// Outcomes by row (`OutcomeRow`), then applicant.
  var outcomes: [[Int]]
  /// Requests carried into next year, by applicant: received + carriedIn − outcomes.
  var carriedOut: [Int]
  var web: Int
  var wechat: Int
  var otherChannels: Int
  /// 行政复议, 未经复议直接起诉, 复议后起诉, each: upheld, corrected, other, pending.
  var remedies: [[Int]]
  /// Fees in yuan.
  var fees: Int
  /// Rows of table 1 in print order: three numbers for the first two, then one each.
  var publications: [Int]

  var total: Int { web + wechat + otherChannels }
  var newTotal: Int { received.sum }
  var carriedInTotal: Int { carriedIn.sum }
  var answeredTotal: Int { outcomes.reduce(0) { $0 + $1.sum } }
  var carriedOutTotal: Int { carriedOut.sum }
  var reviews: Int { remedies[0].sum }
  var lawsuits: Int { remedies[1].sum + remedies[2].sum }

  func outcome(_ rows: Range<Int>) -> Int {
    rows.reduce(0) { $0 + outcomes[$1].sum }
  }

  /// Outcomes of some rows, by applicant.
  func columnSums(_ rows: Range<Int>) -> [Int] {
    (0..<6).map { column in rows.reduce(0) { $0 + outcomes[$1][column] } }
  }

  /// Draws figures fit for the organ; `carriedIn` comes from its report of the year before.
  init(organ: Organ, carriedIn: [Int], random: inout SeededRandom) {
    let scale = Figures.scale(organ)
    let requests = random.chance(scale.none) ? 0 : random.within(1...scale.requests)
    received = Figures.split(requests, weights: [70, 14, 3, 3, 5, 5], &random)
    self.carriedIn = carriedIn
    outcomes = Array(repeating: Array(repeating: 0, count: 6), count: OutcomeRow.count)
    carriedOut = Array(repeating: 0, count: 6)
    for applicant in 0..<6 {
      for _ in 0..<(received[applicant] + carriedIn[applicant]) {
        if random.chance(0.06) {
          carriedOut[applicant] += 1
        } else {
          outcomes[Figures.outcomeRow(&random)][applicant] += 1
        }
      }
    }
    web = random.within(scale.published / 4...scale.published)
    wechat = random.chance(0.25) ? 0 : random.within(0...scale.published / 2)
    otherChannels = random.within(0...scale.published / 3)
    let disputes = requests > 20 ? requests / 12 : 0
    remedies = (0..<3).map { block in
      (0..<4).map { column in
        let most = max(0, disputes / (block + 1) / (column == 0 ? 1 : 3))
        return most == 0 ? 0 : random.within(0...most)
      }
    }
    fees = requests > 10 && random.chance(0.15) ? random.within(1...60) * 20 : 0
    publications = (0..<11).map { column in
      random.chance(column < 3 ? 0.8 : 0.4) ? 0 : random.within(0...scale.published)
    }
  }

  private static func scale(_ organ: Organ) -> (requests: Int, none: Double, published: Int) {
    switch (organ.type, organ.region.own.level) {
    case (.government, .province): (2400, 0, 30_000)
    case (.government, .city): (700, 0, 16_000)
    case (.government, _): (160, 0.08, 9_000)
    case (.department, .province): (260, 0.05, 4_000)
    case (.department, .city): (80, 0.2, 2_500)
    case (.township, _): (8, 0.7, 900)
    case (.institution, _): (4, 0.85, 400)
    default: (24, 0.5, 1_400)
    }
  }

  private static func split(
    _ total: Int, weights: [Int], _ random: inout SeededRandom
  ) -> [Int] {
    var parts = Array(repeating: 0, count: weights.count)
    let sum = weights.sum
    for _ in 0..<total {
      var draw = random.below(sum)
      var column = 0
      while draw >= weights[column] {
        draw -= weights[column]
        column += 1
      }
      parts[column] += 1
    }
    return parts
  }

  private static func outcomeRow(_ random: inout SeededRandom) -> Int {
    switch random.below(100) {
    case 0..<45: OutcomeRow.granted
    case 45..<55: OutcomeRow.partial
    case 55..<65: random.within(2...9)
    case 65..<88: random.within(10...12)
    case 88..<94: random.within(13...17)
    default: random.within(18...20)
    }
  }
}

extension [Int] {
  var sum: Int { reduce(0, +) }
}
