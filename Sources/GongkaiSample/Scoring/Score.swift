// How well does a table of findings agree with the answers?

/// Settings of `score`.
struct ScoreArguments: Sendable {
  var answers = ""
  var table = ""
  var misses = 0
  var isJSON = false

  /// Reads the words behind `score`.
  ///
  /// - Throws: `RunError.usage` for anything that is no option, or a missing file.
  init(_ words: [String]) throws(RunError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--json" {
        isJSON = true
        continue
      }
      var (option, value) = (word, String?.none)
      if let equals = word.firstIndex(of: "=") {
        option = String(word[..<equals])
        value = String(word[word.index(after: equals)...])
      }
      guard ["--answers", "--table", "--misses"].contains(option) else {
        throw .usage("unknown option \(option) of score")
      }
      guard let value = value ?? rest.popFirst() else { throw .usage("\(option) needs a value") }
      switch option {
      case "--answers": answers = value
      case "--table": table = value
      default:
        guard let number = Int(value), number >= 0 else {
          throw .usage("--misses takes a number of misses to show, not “\(value)”")
        }
        misses = number
      }
    }
    guard !answers.isEmpty, !table.isEmpty else {
      throw .usage("score needs --answers FILE and --table FILE")
    }
  }
}

/// Scores a table of findings.
enum Score {
  /// Reads both files and compares line by line.
  ///
  /// - Throws: `RunError` for files that cannot be read and lines that are not JSON objects.
  static func tally(_ arguments: ScoreArguments) throws(RunError) -> Tally {
    var answers: [String: JSONValue] = [:]
    try readLines(arguments.answers) { id, answer in answers[id] = answer }
    var tally = Tally(misses: arguments.misses)
    try readLines(arguments.table) { id, found in
      guard let key = key(of: id, in: answers), let answer = answers.removeValue(forKey: key) else {
        tally.unknown += 1
        return
      }
      tally.add(Comparison(answer: answer, found: found), id: key)
    }
    for id in answers.keys.sorted() {
      guard let answer = answers[id] else { continue }
      tally.lacking += 1
      tally.add(Comparison(answer: answer, found: .object([:])), id: id)
    }
    return tally
  }

  /// The identifier of an answer: the whole one, or the end of it behind a slash.
  private static func key(of id: String, in answers: [String: JSONValue]) -> String? {
    var rest = id[...]
    while true {
      if answers[String(rest)] != nil { return String(rest) }
      guard let slash = rest.firstIndex(where: { $0 == "/" || $0 == "#" }) else { return nil }
      rest = rest[rest.index(after: slash)...]
    }
  }

  private static func readLines(
    _ path: String, _ body: (String, JSONValue) -> Void
  ) throws(RunError) {
    var reader = try LineReader(path: path)
    var number = 0
    while let line = try reader.next() {
      number += 1
      guard let value = JSONValue(line), let id = value["id"]?.string else {
        throw RunError(
          message: "\(path), line \(number): this is no JSON object with an id", exitCode: 2)
      }
      body(id, value)
    }
  }
}
