// What report is on a line of a JSON Lines file?

/// Reads reports from JSON objects that stand on one line each.
public enum JSONLineReport {
  /// Reads the report on `line`, with or without its line end.
  ///
  /// The object must have `id`, a string or an integer, and `text`, a string that is not blank.
  /// `title` is a string and may be absent; the title then comes from the text as in a text
  /// file. `null` counts as absent. All other keys are kept in their order.
  ///
  /// - Throws: `ReportProblem`, with offsets that count from the start of the line.
  public static func read(line: UnsafeRawBufferPointer) throws(ReportProblem) -> Report {
    guard line.count <= ReportLimits.maximumBytes else {
      throw .tooLong(bytes: line.count, limit: ReportLimits.maximumBytes)
    }
    if let offset = unsafe ByteScan.firstInvalidUTF8(in: line) {
      throw .notUTF8(byteOffset: offset)
    }
    var parts = Parts()
    do throws(JSONError) {
      // The first line of a file may start with a byte order mark.
      // SAFETY: the caller lends the line for the call, and the scanner does not outlive it.
      let start = unsafe line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var scanner = unsafe JSONScanner(line, from: start)
      try parts.read(&scanner)
    } catch {
      throw .malformedJSON(byteOffset: error.byteOffset, reason: error.reason)
    }
    return try parts.report()
  }

  /// What was read of the line so far.
  private struct Parts {
    /// A key that is no mere field, with what was found under it.
    enum Value<Wanted> {
      case absent
      case wrongType
      case found(Wanted)
    }

    /// Up to how many keys a look at each is quicker than a set.
    private static let fewKeys = 16

    private var keys: [String] = []
    private var keySet: Set<String> = []
    var id = Value<String>.absent
    var title = Value<String>.absent
    var text = Value<[UInt8]>.absent
    var fields: [Report.StoredField] = []
    var integers: [(name: String, value: Int)] = []
    var keywords: [(name: String, value: String)] = []

    mutating func read(_ scanner: inout JSONScanner) throws(JSONError) {
      scanner.skipBlanks()
      guard scanner.current == UInt8(ascii: "{") else {
        let start = scanner.position
        _ = try scanner.skipValue()
        throw JSONError(byteOffset: start, reason: .notAnObject)
      }
      try scanner.open(depth: 0)
      if !scanner.take(UInt8(ascii: "}")) {
        repeat {
          scanner.skipBlanks()
          let start = scanner.position
          let key = try scanner.string()
          guard isNew(key) else {
            throw JSONError(byteOffset: start, reason: .duplicateKey)
          }
          try scanner.separateKey()
          try readValue(of: key, &scanner)
          scanner.skipBlanks()
        } while scanner.take(UInt8(ascii: ","))
        try scanner.require(UInt8(ascii: "}"))
      }
      scanner.skipBlanks()
      if scanner.current != nil {
        throw JSONError(byteOffset: scanner.position, reason: .trailingBytes)
      }
    }

    /// Whether `key` has not been read before; from then on it has.
    private mutating func isNew(_ key: String) -> Bool {
      if keys.count < Self.fewKeys {
        guard !keys.contains(key) else { return false }
      } else {
        if keySet.isEmpty { keySet = Set(keys) }
        guard keySet.insert(key).inserted else { return false }
      }
      keys.append(key)
      return true
    }

    private mutating func readValue(
      of key: String, _ scanner: inout JSONScanner
    ) throws(JSONError) {
      switch key {
      case "id":
        if scanner.startsNumber { return try readNumberedID(&scanner) }
        id = try Self.read(&scanner) { (scanner) throws(JSONError) in try scanner.string() }
      case "title":
        title = try Self.read(&scanner) { (scanner) throws(JSONError) in try scanner.string() }
      case "text":
        text = try Self.read(&scanner) { (scanner) throws(JSONError) in
          var bytes: [UInt8] = []
          try scanner.string(into: &bytes)
          return bytes
        }
      default:
        try readField(key, &scanner)
      }
    }

    /// Reads a string by `string`, and notes when another value stands there.
    private static func read<Wanted>(
      _ scanner: inout JSONScanner,
      string: (inout JSONScanner) throws(JSONError) -> Wanted
    ) throws(JSONError) -> Value<Wanted> {
      switch scanner.current {
      case 0x22: return .found(try string(&scanner))
      case UInt8(ascii: "n"):
        try scanner.require(literal: "null")
        return .absent
      default:
        _ = try scanner.skipValue(depth: 1)
        return .wrongType
      }
    }

    private mutating func readNumberedID(_ scanner: inout JSONScanner) throws(JSONError) {
      switch try scanner.number() {
      case .integer(let number): id = .found(String(number))
      case .number: id = .wrongType
      }
    }

    private mutating func readField(
      _ name: String, _ scanner: inout JSONScanner
    ) throws(JSONError) {
      if scanner.current == 0x22 {
        let value = try scanner.string()
        fields.append(Report.StoredField(name: name, value: value))
        if value.utf8.count <= ReportLimits.maximumKeywordBytes {
          keywords.append((name, value))
        }
        return
      }
      let value = scanner.text(try scanner.skipValue(depth: 1))
      fields.append(Report.StoredField(name: name, value: value))
      // No other JSON value reads as an integer, and `-0` is none.
      if let integer = Int(value), value != "-0" { integers.append((name, integer)) }
    }

    func report() throws(ReportProblem) -> Report {
      let id = try required(id, key: "id")
      guard !id.isEmpty else { throw .missingKey("id") }
      let text = try required(text, key: "text")
      let givenTitle: String?
      switch title {
      case .found(let title): givenTitle = title
      case .absent: givenTitle = nil
      case .wrongType: throw .wrongType(key: "title")
      }
      var report = try TextReport.read(id: id, text: text, givenTitle: givenTitle)
      report.format = "jsonl"
      report.fields = fields
      report.integers = integers
      report.keywords = keywords
      return report
    }

    private func required<Wanted>(
      _ value: Value<Wanted>, key: String
    ) throws(ReportProblem) -> Wanted {
      switch value {
      case .found(let wanted): return wanted
      case .wrongType: throw .wrongType(key: key)
      case .absent: throw .missingKey(key)
      }
    }
  }
}
