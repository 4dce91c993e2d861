// Which report is this?

/// The kinds of organs that publish reports.
public enum OrganType: String, Sendable, CaseIterable {
  /// 人民政府 above the township, 管理委员会 of a zone.
  case government
  /// 局, 厅, 委, 办公室 and the like of a government.
  case department
  /// 乡镇, 街道.
  case township
  /// Organs led from above: taxes, customs, weather, tobacco, post …
  case vertical
  /// 公共企事业单位: hospitals, schools, water, electricity, buses …
  case institution
}

/// What a report is: whose, about which year, from when. What nothing tells is nil.
public struct ReportIdentity: Equatable, Sendable {
  /// The year that is reported on.
  public var year: Derived<Int>?
  /// The day the page gives as that of its publication.
  public var published: Derived<ReportDate>?
  /// The day below the signature.
  public var signed: Derived<ReportDate>?
  /// The issuing organ, as the text has it at its fullest, in simplified characters.
  public var organ: Derived<String>?
  public var organType: Derived<OrganType>?
  /// Where the organ is, as far as the text or a code in it says so.
  public var region: Derived<RegionChain>?
  /// The province of the region's prefecture, as the gazetteer knows it.
  public var provinceByGazetteer: Derived<String>?
  /// The documents that are cited, each once, such as 国办公开办函〔2021〕30号.
  public var documentNumbers: [Derived<String>] = []
  /// The report's own document number, where its header gives one.
  public var ownNumber: Derived<String>?
  /// The report's number in the index of its site (索引号).
  public var indexNumber: Derived<String>?
  /// Digits, with a `-` behind the area code where it is known.
  public var phone: Derived<String>?
  public var areaCode: Derived<String>?
  public var postcode: Derived<String>?

  public init() {}
}

/// What is known of a report from outside of its text; what is not known is nil.
public struct StatedFacts: Equatable, Sendable {
  /// The title that the page states, such as its property ArticleTitle.
  public var title: String?
  /// The day of publication that the page states, such as its property PubDate.
  public var published: String?
  /// Who published, such as the property ContentSource.
  public var source: String?
  public var fileName: String?

  public init(
    title: String? = nil, published: String? = nil, source: String? = nil, fileName: String? = nil
  ) {
    self.title = title
    self.published = published
    self.source = source
    self.fileName = fileName
  }

  /// Facts out of the properties of a page, by the names that government sites give them.
  public init(properties: [(name: String, value: String)], fileName: String? = nil) {
    func value(_ names: [String]) -> String? {
      for name in names {
        for property in properties where property.name.lowercased() == name {
          if !property.value.isEmpty { return property.value }
        }
      }
      return nil
    }
    self.init(
      title: value(["articletitle", "title"]), published: value(["pubdate"]),
      source: value(["contentsource"]), fileName: fileName)
  }
}
