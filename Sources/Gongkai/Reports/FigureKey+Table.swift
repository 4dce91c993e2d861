// Which table of a report states a figure?

public import GongkaiReports

extension FigureKey {
  /// The table of the present formats that states the figure; nil for figures of sentences.
  public var table: ReportTable? {
    switch self {
    case .proactiveTotal, .proactiveWebsite, .proactiveWechat, .feesYuan: nil
    case .rulesMade, .rulesAbolished, .rulesValid, .rulesPublished, .rulesTotal, .documentsMade,
      .documentsAbolished, .documentsValid, .documentsPublished, .documentsTotal, .licences,
      .otherServices, .penalties, .coercions, .feesChargedYuan, .procurements, .procurementYuan:
      .proactive
    case .reviews, .reviewUpheld, .reviewCorrected, .reviewOther, .reviewPending, .lawsuits,
      .suitDirect, .suitDirectUpheld, .suitDirectCorrected, .suitDirectOther,
      .suitDirectPending, .suitAfter, .suitAfterUpheld, .suitAfterCorrected, .suitAfterOther,
      .suitAfterPending:
      .reviews
    case .requestsNew, .requestsCarriedIn, .granted, .partial, .refused, .refusedStateSecret,
      .refusedLawForbids, .refusedSafety, .refusedThirdParty, .refusedInternal,
      .refusedProcess, .refusedEnforcementFile, .refusedQuery, .unavailable,
      .unavailableNotHeld, .unavailableNeedsCreation, .unavailableUnclear, .unprocessed,
      .unprocessedPetition, .unprocessedRepeated, .unprocessedPublication,
      .unprocessedExcessive, .unprocessedReconfirm, .other, .otherUncorrected, .otherUnpaid,
      .otherRest, .requestsAnswered, .requestsCarriedOut, .newPerson, .newBusiness,
      .newResearch, .newCharity, .newLegal, .newOtherBody:
      .requests
    }
  }
}
