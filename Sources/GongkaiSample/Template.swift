// How is a sentence template written and read?

/// What stands in braces in a template.
enum Slot: String, CaseIterable, Sendable {
  case year = "y"
  case previousYear = "y-"
  case nextYear = "y+"
  case organ = "o"
  case shortName = "s"
  case we = "w"
  case realm = "r"
  case superiors = "up"
  case superiorOffice = "upper"
  case place, unit, site, url, phone, postcode, email, address, format, spirit
  case village
  case department = "dep"
  case small = "n"
  case tens = "t"
  case hundreds = "h"
  case thousands = "k"
  case tenThousands = "wan"
  case percent = "p"
  case growth = "g"
  case month = "mo"
  case day = "d"
  case documentNumber = "docno"
  case surname
  case field, topic, goal, campaign, audience, channel, leader, measure, slogan, rule, project
  case documentTitle = "doctitle"
  case nickname = "nick"
  case total, web, wechat, otherChannel
  case new, carried, answered, left, natural, legalPersons
  case granted, partial, refused, unavailable, unprocessed, otherOutcome
  case fees, reviews, reviewsUpheld, lawsuits
  case markNew = "#new0"
  case markCarried = "#carried0"
  case markAnswered = "#answered0"
  case markFees = "#fees0"
  case markReviews = "#reviews0"
  case markLawsuits = "#lawsuits0"
  case markOtherRules = "#rules?"
  case markOtherWebsite = "#website?"

  /// Place of the slot in tables made over all slots.
  var ordinal: Int {
    Slot.ordinals[self] ?? 0
  }

  static let ordinals = Dictionary(
    uniqueKeysWithValues: Slot.allCases.enumerated().map { ($1, $0) })
}

/// A sentence with slots `{name}` and branches `[a|b]`, read once and written many times.
struct Template: Sendable {
  enum Piece: Sendable {
    case literal(Text)
    case slot(Slot)
    case choice([Template])
  }

  let pieces: [Piece]

  /// Reads a template of the word lists; a mistake in one is a mistake of the program.
  init(_ source: String) {
    var units = Text(source)[...]
    self = Template(reading: &units, nested: false)
    precondition(units.isEmpty, "template with a stray bracket: \(source)")
  }

  private init(reading units: inout Text.SubSequence, nested: Bool) {
    var pieces: [Piece] = []
    var literal = Text()
    func flush() {
      if !literal.isEmpty {
        pieces.append(.literal(literal))
        literal.removeAll()
      }
    }
    let (openBrace, openBracket, closeBracket, bar) = (
      UInt16(0x7B), UInt16(0x5B), UInt16(0x5D), UInt16(0x7C)
    )
    while let unit = units.first {
      if nested && (unit == bar || unit == closeBracket) { break }
      units.removeFirst()
      if unit == openBrace {
        flush()
        let name = Text(units.prefix { $0 != 0x7D }).string
        guard let slot = Slot(rawValue: name) else {
          preconditionFailure("no slot is named \(name)")
        }
        pieces.append(.slot(slot))
        units = units.dropFirst(name.utf16.count + 1)
      } else if unit == openBracket {
        flush()
        var branches = [Template(reading: &units, nested: true)]
        while units.first == bar {
          units.removeFirst()
          branches.append(Template(reading: &units, nested: true))
        }
        precondition(units.first == closeBracket, "template with an open bracket")
        units.removeFirst()
        pieces.append(.choice(branches))
      } else {
        literal.append(unit)
      }
    }
    flush()
    self.pieces = pieces
  }
}
