// How are all rules of a report's identity run?

public import GongkaiText

/// Tells which report a text is: whose, about which year, from when.
///
/// The scan has found the words at which rules begin to look, and `NameScan` goes through them; each
/// rule then reads a few characters around its own. Nothing is taken from the tail or the wrapper of a page.
public enum IdentityReader {
  /// Reads a report.
  ///
  /// - Parameters:
  ///   - text: the report, of any length.
  ///   - layout: its parts; without parts all of the text is read as sentences. Ranges must lie in
  ///     the text.
  ///   - words: the scan of the text.
  ///   - stated: what is known from outside of the text.
  /// - Complexity: O(n) in the length of the text.
  public static func read(
    _ text: FoldedText, _ layout: ReportLayout, _ words: ReportScan,
    stated: StatedFacts = StatedFacts()
  ) -> ReportIdentity {
    var identity = ReportIdentity()
    var scan = NameScan(text)
    scan.scan(ranges(layout, text.count), of: words)
    readDays(text, layout, scan.events, stated, into: &identity)
    identity.documentNumbers = DocumentNumberReader(text).read(scan.events)
    ContactReader(text, layout).read(scan.events, into: &identity)
    for index in scan.chains.indices {
      scan.chains[index].weight = OrganChoice.weight(of: scan.chains[index], scan, layout)
    }
    let names = PlaceNames(&scan)
    let choice = OrganChoice(scan, names, layout).best(stated)
    let mention = choice.map { scan.organs[$0.mention] }
    if let choice, let mention {
      let range = choice.start..<mention.end
      identity.organ = Derived(text.string(range), evidence: range, rule: choice.rule)
    }
    if identity.organ == nil { identity.organ = statedOrgan(stated) }
    let region = RegionReader(scan: scan, names: names, identity: identity)
    identity.region = region.read(mention, organ: identity.organ?.value)
    readType(mention, scan.selfCounts, into: &identity)
    readProvince(into: &identity)
    return identity
  }

  /// The parts in which names and years count.
  private static func ranges(_ layout: ReportLayout, _ count: Int) -> [Range<Int>] {
    guard !layout.parts.isEmpty else { return [0..<count] }
    var ranges = layout.parts.filter { $0.zone == .header || $0.zone == .body }.map(\.range)
    // The signature may stand behind the tables.
    if let signature = layout.signature, !ranges.contains(where: { $0.overlaps(signature) }) {
      let position = ranges.firstIndex { $0.lowerBound >= signature.upperBound } ?? ranges.count
      ranges.insert(signature, at: position)
    }
    return ranges
  }

  private static func readDays(
    _ text: FoldedText, _ layout: ReportLayout, _ events: [IdentityEvent], _ stated: StatedFacts,
    into identity: inout ReportIdentity
  ) {
    let days = DayReader(text, layout)
    identity.published = days.published(events, stated)
    identity.signed = days.signed()
    identity.year = YearReader(text, layout, events).read(stated, signed: identity.signed)
  }

  /// The organ that the page states, where the text names none.
  private static func statedOrgan(_ stated: StatedFacts) -> Derived<String>? {
    for (value, rule) in [(stated.title, "title outside of the text"), (stated.source, "source")] {
      guard let value else { continue }
      let name = value.prefix { !("0"..."9" ~= $0) && !$0.isWhitespace }
      guard name.count >= 3, OrganSuffix.all.contains(where: { name.hasSuffix($0.phrase) }),
        name.utf16.allSatisfy(NameScan.isName),
        !IdentityWords.has(IdentityWords.spam, in: Array(name.utf16))
      else { continue }
      return Derived(String(name), evidence: 0..<0, rule: rule)
    }
    return nil
  }

  private static func readType(
    _ mention: OrganMention?, _ selfCounts: [Int], into identity: inout ReportIdentity
  ) {
    guard let organ = identity.organ else {
      // 沙河镇2022年度报告, and 我镇 all through it.
      if let region = identity.region, region.value.places.last?.level == .town,
        selfCounts[SelfKind.town.rawValue] > 0
      {
        identity.organType = Derived(
          .township, evidence: region.evidence, rule: "what the report calls itself")
      }
      return
    }
    guard
      let kind = mention?.kind
        ?? OrganSuffix.all.first(where: { organ.value.hasSuffix($0.phrase) })?.kind
    else { return }
    let isTown =
      mention?.chain != nil && identity.region?.value.places.last?.level == .town
      || IdentityWords.has(IdentityWords.towns, in: Array(organ.value.utf16))
    let type = OrganTypes.type(of: organ.value, kind: kind, isTown: isTown)
    identity.organType = Derived(type, evidence: organ.evidence, rule: "name of the organ")
  }

  private static func readProvince(into identity: inout ReportIdentity) {
    guard let region = identity.region else { return }
    let gazetteer = Gazetteer.shared
    if let city = region.value[.city],
      let prefecture = gazetteer.prefecture(named: city)
    {
      identity.provinceByGazetteer = Derived(
        prefecture.province, evidence: region.evidence, rule: "province of \(city)")
    } else if let province = region.value[.province], gazetteer.provinces.contains(province) {
      identity.provinceByGazetteer = Derived(
        province, evidence: region.evidence, rule: "province of the region")
    }
  }
}
