// How are numbers written for people?

/// Numbers as people read them.
enum Numbers {
  /// `value` with a fixed number of decimal places.
  static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
  }

  /// `value` with commas between groups of three digits.
  static func grouped(_ value: Int) -> String {
    var result = ""
    let digits = String(value.magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (value < 0 ? "-" : "") + result
  }

  /// A number of bytes in a unit that leaves few digits; units are powers of 1000.
  static func bytes(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    if count < 1_000_000 { return "\(decimal(Double(count) / 1e3, places: 1)) kB" }
    if count < 1_000_000_000 { return "\(decimal(Double(count) / 1e6, places: 1)) MB" }
    return "\(decimal(Double(count) / 1e9, places: 2)) GB"
  }

  /// A duration in a unit that leaves few digits.
  static func duration(nanoseconds: Int) -> String {
    if nanoseconds < 100_000 { return "\(decimal(Double(nanoseconds) / 1e3, places: 0)) µs" }
    if nanoseconds < 1_000_000_000 { return "\(decimal(Double(nanoseconds) / 1e6, places: 1)) ms" }
    return "\(decimal(Double(nanoseconds) / 1e9, places: 1)) s"
  }

  /// `part` as a share of `whole` in percent, or a dash where there is no whole.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole > 0 ? "\(decimal(Double(part) * 100 / Double(whole), places: 1)) %" : "–"
  }

  /// A number and its noun, in the plural unless it is 1.
  static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
