// How is a measurement printed?

/// A line of the table, or of JSON.
struct TableRow {
  static let header =
    pad("benchmark", to: 28) + pad("one run", to: 12, right: true)
    + pad("speed", to: 22, right: true) + pad("spread", to: 9, right: true)
    + pad("n", to: 5, right: true)

  private let measurement: Measurement

  init(_ measurement: Measurement) {
    self.measurement = measurement
  }

  var text: String {
    Self.pad(measurement.benchmark.name, to: 28)
      + Self.pad(Self.duration(measurement.median), to: 12, right: true)
      + Self.pad(speed, to: 22, right: true)
      + Self.pad("±\(Self.decimal(measurement.spread * 100, places: 1)) %", to: 9, right: true)
      + Self.pad("\(measurement.nanoseconds.count)", to: 5, right: true)
  }

  var json: String {
    let name = measurement.benchmark.name
    let unit = measurement.benchmark.unit.rawValue
    return """
      {"name":"\(name)","nanoseconds":\(Int(measurement.median)),"unit":"\(unit)",\
      "amount":\(measurement.benchmark.amount),"per_second":\(Int(measurement.perSecond)),\
      "spread":\(Self.decimal(measurement.spread, places: 4)),\
      "n":\(measurement.nanoseconds.count)}
      """
  }

  private var speed: String {
    let rate = measurement.perSecond
    let unit = measurement.benchmark.unit
    let (value, prefix) =
      rate >= 1e9 ? (rate / 1e9, "G") : rate >= 1e6 ? (rate / 1e6, "M") : (rate / 1e3, "k")
    let name = unit == .bytes ? "\(prefix)B/s" : "\(prefix) \(unit.rawValue)/s"
    return "\(Self.decimal(value, places: 2)) \(name)"
  }

  private static func duration(_ nanoseconds: Double) -> String {
    nanoseconds >= 1e6
      ? "\(decimal(nanoseconds / 1e6, places: 2)) ms"
      : nanoseconds >= 1e3
        ? "\(decimal(nanoseconds / 1e3, places: 2)) µs" : "\(decimal(nanoseconds, places: 1)) ns"
  }

  private static func decimal(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let rounded = Int((value * Double(scale)).rounded())
    let fraction = String(rounded % scale)
    return "\(rounded / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  private static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }
}
