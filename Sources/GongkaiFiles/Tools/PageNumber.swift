// Is the last line of a page its number?

/// Recognizes numbers of pages, which would cut a paragraph that goes on over a page break.
enum PageNumber {
  /// Whether a line says nothing but which page this is, such as `- 3 -`, `第3页 共8页` or `3`.
  ///
  /// A bare number, which could as well be the last cell of a table, must fit: it is that of the
  /// page or, behind a cover, one less.
  ///
  /// - Parameter page: How many pages there are up to this one.
  static func isIn(_ line: LayoutLine, page: Int) -> Bool {
    guard line.isBehindBlankLine, line.content.count <= 40 else { return false }
    let scalars = String(decoding: line.content, as: UTF8.self).unicodeScalars
      .filter { $0 != " " }
    var numbers: [Int] = []
    var isInNumber = false
    for scalar in scalars {
      if let digit = digit(scalar) {
        let number = isInNumber ? numbers.removeLast() : 0
        guard number < 10_000 else { return false }
        numbers.append(number * 10 + digit)
      } else if !dashes.contains(scalar), !words.contains(scalar) {
        return false
      }
      isInNumber = digit(scalar) != nil
    }
    guard let number = numbers.first, let first = scalars.first, let last = scalars.last else {
      return false
    }
    let isFramed = dashes.contains(first) && dashes.contains(last) && numbers.count == 1
    let isNamed = scalars.contains("页") || scalars.contains("頁")
    return isFramed || isNamed || number == page || number == page - 1
  }

  private static let dashes: Set<Unicode.Scalar> = ["-", "‐", "–", "—", "―", "−", "－", "─", "~"]
  private static let words: Set<Unicode.Scalar> = ["第", "共", "页", "頁", "/", "／", ",", "，"]

  /// The value of a digit, also of one as wide as a Chinese character.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }
}
