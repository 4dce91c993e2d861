// Which names may queries on reports use before a colon?

import GongkaiFormat
import GongkaiReports
public import GongkaiSearch

/// The vocabulary of queries on reports: sections, zones, identity and figures, by their Chinese
/// and English names.
public enum ReportVocabulary {
  /// The names, and what they mean.
  public static let standard = QueryVocabulary(meanings)

  /// Columns by the names that people type, the first being the column's own.
  static let columnNames: [(column: String, names: [String])] = [
    ("year", ["年份", "年度"]), ("published", ["发布日期", "发布"]), ("signed", ["落款日期", "落款"]),
    ("organ", ["机关", "单位"]), ("organ_type", ["机关类型"]), ("level", ["层级", "级别"]),
    ("province", ["省"]), ("city", ["市"]), ("county", ["县", "区县"]), ("town", ["乡镇", "镇"]),
    ("era", ["格式"]), ("script", ["字体"]), ("encoding", ["编码"]), ("format", ["文件格式"]),
    ("dirt", ["损坏"]), ("none", ["没有"]), ("characters", ["字数"]),
  ]

  private static var meanings: [String: QueryVocabulary.Meaning] {
    var meanings: [String: QueryVocabulary.Meaning] = [:]
    for (column, names) in columnNames {
      for name in [column] + names { meanings[name] = meaning(of: column) }
    }
    for key in FigureKey.allCases where SectionKey(rawValue: key.rawValue) == nil {
      meanings[key.rawValue] = .number(column: key.rawValue)
    }
    for key in FigureKey.allCases { meanings[key.name] = .number(column: key.rawValue) }
    for name in ["section", "章", "章节"] {
      meanings[name] = .scope { SectionNames.key($0).map { ReportFields.fields(of: $0) } }
    }
    for name in ["zone", "区域"] {
      meanings[name] = .scope { ZoneNames.zone($0).map { ReportFields.fields(of: $0) } }
    }
    for name in ["region", "地区"] {
      meanings[name] = .keyword(
        columns: ["province", "city", "county", "town"], .prefix, synonyms: [:])
    }
    for name in ["title", "标题"] { meanings[name] = .fields(["title"]) }
    return meanings
  }

  private static func meaning(of column: String) -> QueryVocabulary.Meaning {
    switch column {
    case "year", "characters": .number(column: column)
    case "published", "signed": .date(column: column)
    case "organ": .keyword(columns: [column], .part, synonyms: [:])
    case "province", "city", "county", "town":
      .keyword(columns: [column], .prefix, synonyms: [:])
    case "organ_type": .keyword(columns: [column], .equal, synonyms: organTypes)
    case "level": .keyword(columns: [column], .equal, synonyms: levels)
    case "era": .keyword(columns: [column], .equal, synonyms: ["a": "A", "b": "B", "c": "C"])
    case "script": .keyword(columns: [column], .equal, synonyms: scripts)
    case "none":
      .keyword(
        columns: [column], .equal,
        synonyms: Dictionary(
          uniqueKeysWithValues: NoneObject.allCases.map { ($0.name, $0.rawValue) }))
    default: .keyword(columns: [column], .equal, synonyms: [:])
    }
  }

  private static let organTypes = [
    "政府": "government", "部门": "department", "乡镇": "township", "街道": "township",
    "乡镇街道": "township", "垂管": "vertical", "企事业": "institution", "公共企事业": "institution",
  ]
  private static let levels = [
    "省": "province", "市": "city", "县": "county", "区": "county", "乡": "town", "镇": "town",
    "乡镇": "town", "街道": "town",
  ]
  private static let scripts = ["简体": "simplified", "繁体": "traditional", "混合": "mixed"]

  /// The Chinese name of a column; nil for no column of reports.
  public static func name(ofColumn column: String) -> String? {
    columnNames.first { $0.column == column }?.names[0] ?? FigureKey(rawValue: column)?.name
  }

  /// Whether the numbers of a column are days, such as 20240125.
  public static func isDate(_ column: String) -> Bool {
    if case .date = meaning(of: column) { true } else { false }
  }

  /// The zone that a name such as `tail` or 页尾 means.
  public static func zone(named name: String) -> ReportZone? { ZoneNames.zone(name) }

  /// The column that a facet or a sort order called `name` means; nil for no column of reports.
  public static func column(named name: String) -> String? {
    if let entry = columnNames.first(where: { $0.column == name || $0.names.contains(name) }) {
      return entry.column
    }
    return FigureKey(name: name)?.rawValue
  }

  /// The facet over the sections that matches stand in.
  public static let sectionFacet = FieldFacet(
    name: "section",
    groups: SectionKey.allCases.map { ($0.rawValue, ReportFields.fields(of: $0)) })

  /// Other wordings of phrases, for documents that a machine rewrote.
  public static let repair = WordingRepair(
    column: "rewritten", threshold: Int(RewrittenWords.threshold * ReportColumns.repairScale)
  ) { phrase in
    RewrittenWords.alternatives(of: Array(phrase.utf16)).map {
      String(decoding: $0, as: UTF16.self)
    }
  }
}
