// What does a site show that hides names from those who do not pay?

/// Every name of the region chain below the province replaced by stars.
enum MaskDirt {
  static func apply(to text: MarkedText, of plan: ReportPlan) -> MarkedText {
    let stars = Text("****")
    var result = text
    for place in plan.organ.region.chain.reversed() where place.level != .province {
      result = result.replacing(Text(place.name), with: stars)
    }
    return plan.organ.region.chain.count > 1
      ? result : result.replacing(Text(plan.organ.region.own.name), with: stars)
  }
}
