// What does a text say of itself, once all rules have read it?

public import GongkaiText

/// Everything that the rules read out of one text.
public struct ReportReading: Sendable {
  /// The text as the rules see it; ranges of evidence lie in it.
  public let folded: FoldedText
  /// Whether this is a disclosure report. Of other texts, nothing is cut off or derived.
  public let isReport: Bool
  public let layout: ReportLayout
  public let identity: ReportIdentity
  public let condition: Condition
  public let figures: ReportFigures

  /// Characters of the text, blanks and pinyin left out.
  public var characterCount: Int { folded.count }

  /// The bytes of the text that evidence stands in; nil where it comes from outside of the text.
  public func bytes(of evidence: Range<Int>) -> Range<Int>? {
    evidence.isEmpty ? nil : folded.bytes(of: evidence)
  }

  /// The bytes of the text that a part covers, with the blanks behind it.
  ///
  /// - Parameter textLength: the number of bytes of the text.
  public func bytes(ofPart range: Range<Int>, textLength: Int) -> Range<Int> {
    func start(_ index: Int) -> Int {
      if index == 0 { return 0 }
      return index < folded.count ? Int(folded.starts[index]) : textLength
    }
    return start(range.lowerBound)..<start(range.upperBound)
  }

  /// The title in its original wording, a line end inside of it as nothing; nil without one.
  public func title(in text: [UInt8]) -> String? {
    guard let range = layout.title, !range.isEmpty else { return nil }
    var title = ""
    for character in String(decoding: text[folded.bytes(of: range)], as: UTF8.self) {
      if character.isNewline { continue }
      title.append(character)
    }
    return title
  }
}
