// Which figures does a report state, and what are they called?

/// A figure of a report, named as in the standard tables.
///
/// Raw values are the names that programs see; `name` is the Chinese one. Counts are of requests,
/// cases or pieces of information; keys that end in `Yuan` are amounts in yuan.
public enum FigureKey: String, Sendable, CaseIterable {
  // Sentences, and the lists of figures that older reports append.
  case proactiveTotal = "proactive_total"
  case proactiveWebsite = "proactive_website"
  case proactiveWechat = "proactive_wechat"
  case feesYuan = "fees_yuan"
  // Requests: rows of the second table.
  case requestsNew = "requests_new"
  case requestsCarriedIn = "requests_carried_in"
  case granted
  case partial
  case refused
  case refusedStateSecret = "refused_state_secret"
  case refusedLawForbids = "refused_law_forbids"
  case refusedSafety = "refused_safety"
  case refusedThirdParty = "refused_third_party"
  case refusedInternal = "refused_internal"
  case refusedProcess = "refused_process"
  case refusedEnforcementFile = "refused_enforcement_file"
  case refusedQuery = "refused_query"
  case unavailable
  case unavailableNotHeld = "unavailable_not_held"
  case unavailableNeedsCreation = "unavailable_needs_creation"
  case unavailableUnclear = "unavailable_unclear"
  case unprocessed
  case unprocessedPetition = "unprocessed_petition"
  case unprocessedRepeated = "unprocessed_repeated"
  case unprocessedPublication = "unprocessed_publication"
  case unprocessedExcessive = "unprocessed_excessive"
  case unprocessedReconfirm = "unprocessed_reconfirm"
  case other
  case otherUncorrected = "other_uncorrected"
  case otherUnpaid = "other_unpaid"
  case otherRest = "other_rest"
  case requestsAnswered = "requests_answered"
  case requestsCarriedOut = "requests_carried_out"
  // Requests: the first row by applicant.
  case newPerson = "new_person"
  case newBusiness = "new_business"
  case newResearch = "new_research"
  case newCharity = "new_charity"
  case newLegal = "new_legal"
  case newOtherBody = "new_other_body"
  // Reviews and lawsuits: the third table.
  case reviews
  case reviewUpheld = "review_upheld"
  case reviewCorrected = "review_corrected"
  case reviewOther = "review_other"
  case reviewPending = "review_pending"
  case lawsuits
  case suitDirect = "suit_direct"
  case suitDirectUpheld = "suit_direct_upheld"
  case suitDirectCorrected = "suit_direct_corrected"
  case suitDirectOther = "suit_direct_other"
  case suitDirectPending = "suit_direct_pending"
  case suitAfter = "suit_after"
  case suitAfterUpheld = "suit_after_upheld"
  case suitAfterCorrected = "suit_after_corrected"
  case suitAfterOther = "suit_after_other"
  case suitAfterPending = "suit_after_pending"
  // What was published unasked: the first table, in both of its forms.
  case rulesMade = "rules_made"
  case rulesAbolished = "rules_abolished"
  case rulesValid = "rules_valid"
  case rulesPublished = "rules_published"
  case rulesTotal = "rules_total"
  case documentsMade = "documents_made"
  case documentsAbolished = "documents_abolished"
  case documentsValid = "documents_valid"
  case documentsPublished = "documents_published"
  case documentsTotal = "documents_total"
  case licences
  case otherServices = "other_services"
  case penalties
  case coercions
  case feesChargedYuan = "fees_charged_yuan"
  case procurements
  case procurementYuan = "procurement_yuan"

  /// By its place among the cases, as the raw values' strings would be slow to compare and hash.
  public static func == (left: FigureKey, right: FigureKey) -> Bool { left.place == right.place }

  public func hash(into hasher: inout Hasher) { hasher.combine(place) }

  private var place: UInt8 {
    // SAFETY: an enumeration of fewer than 256 cases without payloads is one byte.
    unsafe unsafeBitCast(self, to: UInt8.self)
  }

  /// The key with this name: a raw value, or a Chinese name such as 新收.
  public init?(name: String) {
    guard let key = FigureKey(rawValue: name) ?? Self.byName[name] else { return nil }
    self = key
  }

  private static let byName: [String: FigureKey] = {
    var keys: [String: FigureKey] = [:]
    for key in allCases { keys[key.name] = key }
    for (alias, key) in aliases { keys[alias] = key }
    return keys
  }()
}
