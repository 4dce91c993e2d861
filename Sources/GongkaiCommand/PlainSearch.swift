// Which searches are written so plainly that they need no parser of arguments?

/// Reads the arguments of ordinary searches.
///
/// The parser of arguments learns its commands and options by reflection, which takes longer than
/// most searches. So what every search is made of is read here: words, and known options, each
/// once and apart from its value. All else, right or wrong, is left to the parser, which alone
/// knows help and errors; where both understand, they understand the same.
enum PlainSearch {
  /// The search that `arguments` (without the command's own name) ask for; nil to leave them to
  /// the parser.
  static func arguments(_ arguments: some Sequence<String>) -> SearchArguments? {
    var arguments = arguments.makeIterator()
    guard arguments.next() == "search" else { return nil }
    var query: [String] = []
    var index: String?
    var queries: String?
    var hits = HitChoices()
    var counts = FacetChoices()
    var form = FormChoices()
    var seen: [String] = []
    while let name = arguments.next() {
      guard isOption(name) else {
        query.append(name)
        continue
      }
      guard !seen.contains(name) else { return nil }
      seen.append(name)
      if hits.set(name) || counts.set(name) || form.set(name) { continue }
      guard let value = arguments.next(), !isOption(value) else { return nil }
      switch name {
      case "--index": index = value
      case "--queries": queries = value
      default:
        guard hits.set(name, value) || counts.set(name, value) || form.set(name, value) else {
          return nil
        }
      }
    }
    guard let index else { return nil }
    let search = SearchArguments(
      query: query, index: index, queries: queries, hits: hits, counts: counts, form: form)
    do { try search.validate() } catch { return nil }
    return search
  }

  private static func isOption(_ argument: String) -> Bool {
    argument.utf8.first == UInt8(ascii: "-")
  }
}

extension HitChoices {
  /// Sets the flag `name`; false where there is none.
  fileprivate mutating func set(_ name: String) -> Bool {
    switch name {
    case "--repair": repair = true
    case "--kwic": kwic = true
    case "--no-snippets": withoutSnippets = true
    case "--explain": explain = true
    case "--approximate": approximate = true
    default: return false
    }
    return true
  }

  /// Sets the option `name`; false where there is none, or `value` is none of its values.
  fileprivate mutating func set(_ name: String, _ value: String) -> Bool {
    switch name {
    case "--limit":
      guard let number = Int(value) else { return false }
      limit = number
    case "--match":
      guard let choice = MatchChoice(rawValue: value) else { return false }
      match = choice
    case "--sort": sort = value
    case "--zones": zones = value
    default: return false
    }
    return true
  }
}

extension FacetChoices {
  fileprivate mutating func set(_ name: String) -> Bool {
    switch name {
    case "--share": share = true
    case "--rate": rate = true
    default: return false
    }
    return true
  }

  fileprivate mutating func set(_ name: String, _ value: String) -> Bool {
    switch name {
    case "--facet": facet = value
    case "--facet-limit":
      guard let number = Int(value) else { return false }
      limit = number
    default: return false
    }
    return true
  }
}

extension FormChoices {
  fileprivate mutating func set(_ name: String) -> Bool {
    switch name {
    case "--json", "--jsonl", "--csv":
      guard format == nil else { return false }
      format = SearchFormat(rawValue: String(name.dropFirst(2)))
    case "--bom": bom = true
    default: return false
    }
    return true
  }

  fileprivate mutating func set(_ name: String, _ value: String) -> Bool {
    guard name == "--color", let choice = ColorChoice(rawValue: value) else { return false }
    color = choice
    return true
  }
}
