// In which formats and encodings are the reports written, and in which shares?

/// The form of a report's output.
enum OutputFormat: String, CaseIterable, Sendable {
  case txt, html, csv, docx, jsonl

  /// Whether a report is a file, and no row or line of a common one.
  var isFile: Bool { self == .txt || self == .html || self == .docx }

  /// Whether the writer may choose the encoding.
  var hasEncoding: Bool { self == .txt || self == .html }

  /// Whether title and date of publication stand beside the text, undamaged.
  var hasTitle: Bool { self == .html || self == .csv || self == .jsonl }

  /// Whether a reader sees the text byte by byte as the generator made it.
  var keepsBytes: Bool { self == .txt || self == .csv || self == .jsonl }
}

/// The encoding of a file.
enum TextEncoding: String, CaseIterable, Sendable {
  case utf8, gbk, gb18030, big5, utf16le, utf16be

  /// Whether it holds traditional characters only.
  var wantsTraditional: Bool { self == .big5 }
}

/// Draws formats and encodings by weight.
struct OutputShares: Sendable {
  var formats: [(format: OutputFormat, weight: Double)] = [(.txt, 1)]
  var encodings: [(encoding: TextEncoding, weight: Double)] = [(.utf8, 1)]

  func format(_ random: inout SeededRandom) -> OutputFormat {
    formats.count == 1 ? formats[0].format : formats[draw(formats.map(\.weight), &random)].format
  }

  func encoding(_ random: inout SeededRandom) -> TextEncoding {
    encodings.count == 1
      ? encodings[0].encoding : encodings[draw(encodings.map(\.weight), &random)].encoding
  }

  private func draw(_ weights: [Double], _ random: inout SeededRandom) -> Int {
    var rest = Double(random.next() >> 11) * 0x1p-53 * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }
}
