// What did the caller ask for on the command line?

/// An error that ends the run, with its exit code: 64 for usage, 2 for everything else.
struct RunError: Error, Equatable {
  let message: String
  let exitCode: Int32

  static func usage(_ message: String) -> RunError {
    RunError(message: message + "\nSee gongkai-sample --help.", exitCode: 64)
  }
}

/// Settings of a run.
struct Arguments: Sendable {
  static let possibleYears = 2008...2030
  static let defaultCopyRate = 0.04

  var count = 1000
  var directory = ""
  var seed: UInt64 = 1
  var outputs = OutputShares()
  var fromYear = 2008
  var toYear = 2024
  var rates = DirtRates()
  var copyRate = Arguments.defaultCopyRate
  /// Rate of every way of `Variety`.
  var variety = 0.0
  var wantsHelp = false

  /// Reads the words after the program's name.
  ///
  /// - Throws: `RunError.usage` for an unknown option, a missing or unreadable value, or no `--out`.
  init(_ words: [String]) throws(RunError) {
    var values: [(option: String, value: String)] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--help" || word == "-h" {
        wantsHelp = true
        return
      }
      guard word.hasPrefix("--") else { throw .usage("unexpected word “\(word)”") }
      if let equals = word.firstIndex(of: "=") {
        values.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
      } else {
        guard Arguments.options.contains(word) else { throw .usage("unknown option \(word)") }
        guard let value = rest.popFirst() else { throw .usage("\(word) needs a value") }
        values.append((word, value))
      }
    }
    // The general rate first, so that single rates win wherever they stand.
    for (option, value) in values where option == "--dirt" {
      rates = DirtRates(all: try Arguments.rate(value, option))
      variety = try Arguments.rate(value, option)
    }
    for (option, value) in values where option != "--dirt" {
      try set(option, value)
    }
    guard fromYear <= toYear else {
      throw .usage("--from-year \(fromYear) lies after --to-year \(toYear)")
    }
    guard !directory.isEmpty else { throw .usage("--out is missing: where shall the reports go?") }
  }

  var years: ClosedRange<Int> { fromYear...toYear }

  private static let options: Set<String> = Set(
    [
      "--count", "--out", "--seed", "--format", "--from-year", "--to-year", "--dirt",
      "--copies",
      "--variety", "--formats", "--encodings",
    ]
      + DirtClass.allCases.map(\.option))

  private mutating func set(_ option: String, _ value: String) throws(RunError) {
    switch option {
    case "--count": count = try Arguments.integer(value, option, 0...9_999_999)
    case "--out": directory = value
    case "--seed":
      guard let number = UInt64(value) else {
        throw .usage("--seed takes a number from 0 to \(UInt64.max), not “\(value)”")
      }
      seed = number
    case "--format":
      guard let known = OutputFormat(rawValue: value) else {
        throw .usage("--format is txt, html, csv, docx or jsonl, not “\(value)”")
      }
      outputs.formats = [(known, 1)]
    case "--formats":
      outputs.formats = try Arguments.shares(value, option).map { (format: $0, weight: $1) }
    case "--encodings":
      outputs.encodings = try Arguments.shares(value, option).map { (encoding: $0, weight: $1) }
    case "--from-year", "--to-year":
      let year = try Arguments.integer(value, option, Arguments.possibleYears)
      if option == "--from-year" { fromYear = year } else { toYear = year }
    case "--variety": variety = try Arguments.rate(value, option)
    case "--copies": copyRate = try Arguments.rate(value, option)
    default:
      guard let kind = DirtClass.allCases.first(where: { $0.option == option }) else {
        throw .usage("unknown option \(option)")
      }
      rates[kind] = try Arguments.rate(value, option)
    }
  }

  private static func integer(
    _ value: String, _ option: String, _ range: ClosedRange<Int>
  ) throws(RunError) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw .usage(
        "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), not “\(value)”")
    }
    return number
  }

  /// Reads a list such as `txt=3,html`: names with weights, 1 where none is given.
  private static func shares<Name: RawRepresentable & CaseIterable & Equatable>(
    _ value: String, _ option: String
  ) throws(RunError) -> [(Name, Double)] where Name.RawValue == String {
    var shares: [(Name, Double)] = []
    for part in value.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false)
      let weight = pair.count == 1 ? 1 : pair.count == 2 ? Double(pair[1]) : nil
      guard let first = pair.first, let name = Name(rawValue: String(first)),
        let weight, weight > 0, weight.isFinite, !shares.contains(where: { $0.0 == name })
      else {
        let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("\(option) takes a list such as txt=3,html of \(names), not “\(value)”")
      }
      shares.append((name, weight))
    }
    return shares
  }

  private static func rate(_ value: String, _ option: String) throws(RunError) -> Double {
    guard let number = Double(value), 0...1 ~= number else {
      throw .usage("\(option) takes a rate from 0 to 1, not “\(value)”")
    }
    return number
  }
}
