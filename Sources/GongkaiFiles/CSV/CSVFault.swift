// What can be wrong with a CSV file?

/// Which rule a CSV file breaks.
public enum CSVFault: Equatable, Sendable {
  /// A quoted cell is still open where the file ends.
  case unclosedQuote
  /// The file has no line that could name the columns.
  case noHeader
  /// None of the columns has a name that text goes by.
  case noTextColumn(found: [String])
}

extension CSVFault: CustomStringConvertible {
  /// How many columns are named before the rest is only hinted at.
  private static let maximumNames = 12
  /// How many characters of a name are shown; a first line that is no header may hold a text.
  private static let maximumNameLength = 20

  /// What is wrong, and the way out.
  public var description: String {
    switch self {
    case .unclosedQuote:
      "a quoted cell is never closed: close it with a quotation mark, and double those within it"
    case .noHeader:
      "there is no header: name the columns on the first line, such as ‘id,title,text’"
    case .noTextColumn(let found):
      "no column is known to hold the text; found \(Self.list(found)): "
        + "name that column ‘text’ or ‘正文’ on the first line"
    }
  }

  private static func list(_ names: [String]) -> String {
    var shown = names.prefix(maximumNames).map { name in
      name.count > maximumNameLength ? "‘\(name.prefix(maximumNameLength))…’" : "‘\(name)’"
    }
    if names.count > maximumNames { shown.append("\(names.count - maximumNames) more") }
    return shown.joined(separator: ", ")
  }
}
