// Which values of a report can be filtered by, counted and sorted?

import GongkaiFormat
import GongkaiReports

/// The columns of reports and how they come about.
public enum ReportColumns {
  /// The scale of the column `rewritten`: its values are thousandths of a repair score.
  static let repairScale = 1000.0

  /// The columns of one report.
  static func values(
    _ report: Report, _ reading: ReportReading
  ) -> [(name: String, value: ColumnValue)] {
    var columns: [(name: String, value: ColumnValue)] = [
      ("bytes", .integer(report.text.count)), ("characters", .integer(reading.characterCount)),
      ("script", .keyword(reading.condition.script.rawValue)),
      ("encoding", .keyword(report.encoding)), ("format", .keyword(report.format)),
    ]
    if report.damagedPlaces > 0 {
      columns.append(("damaged_places", .integer(report.damagedPlaces)))
    }
    if reading.isReport {
      addIdentity(reading.identity, to: &columns)
      addCondition(reading.condition, to: &columns)
      addFigures(reading.figures, to: &columns)
    }
    // What was given with a report overrides what was read out of it.
    for (name, value) in report.integers { set(name, .integer(value), in: &columns) }
    for (name, value) in report.keywords { set(name, .keyword(value), in: &columns) }
    return columns
  }

  private static func set(
    _ name: String, _ value: ColumnValue, in columns: inout [(name: String, value: ColumnValue)]
  ) {
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      columns.append((name, value))
      return
    }
    // A column has one type: a value of another one is kept with the text only.
    if columns[index].value.type == value.type, !["bytes", "characters"].contains(name) {
      columns[index].value = value
    }
  }

  private static func addIdentity(
    _ identity: ReportIdentity, to columns: inout [(name: String, value: ColumnValue)]
  ) {
    if let year = identity.year { columns.append(("year", .integer(year.value))) }
    if let day = identity.published { columns.append(("published", .integer(day.value.number))) }
    if let day = identity.signed { columns.append(("signed", .integer(day.value.number))) }
    if let organ = identity.organ { columns.append(("organ", .keyword(organ.value))) }
    if let type = identity.organType {
      columns.append(("organ_type", .keyword(type.value.rawValue)))
    }
    let places = identity.region?.value.places ?? []
    for place in places { columns.append((place.level.rawValue, .keyword(place.name))) }
    if let lowest = places.last { columns.append(("level", .keyword(lowest.level.rawValue))) }
    if !places.contains(where: { $0.level == .province }),
      let province = identity.provinceByGazetteer
    {
      columns.append(("province", .keyword(province.value)))
    }
  }

  private static func addCondition(
    _ condition: Condition, to columns: inout [(name: String, value: ColumnValue)]
  ) {
    if let era = condition.era { columns.append(("era", .keyword(era.value.rawValue))) }
    let dirt = condition.dirt.found.map(\.rawValue)
    if !dirt.isEmpty { columns.append(("dirt", .keywords(Set(dirt)))) }
    let score = Int(condition.repairScore * repairScale)
    if score > 0 { columns.append(("rewritten", .integer(score))) }
  }

  private static func addFigures(
    _ figures: ReportFigures, to columns: inout [(name: String, value: ColumnValue)]
  ) {
    for key in FigureKey.allCases {
      if let value = figures.values[key] { columns.append((key.rawValue, .integer(value.value))) }
    }
    for table in ReportTable.allCases where figures.state(table) != .none {
      columns.append(("table_\(table.rawValue)", .keyword(figures.state(table).rawValue)))
    }
    let none = figures.noneStatements.keys.map(\.rawValue)
    if !none.isEmpty { columns.append(("none", .keywords(Set(none)))) }
  }
}
