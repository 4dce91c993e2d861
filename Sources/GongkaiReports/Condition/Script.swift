// In which script is a text written?

import GongkaiText

/// The script of a text.
public enum Script: String, Sendable, CaseIterable {
  case simplified, traditional
  /// Both, such as simplified reports in which converters left or put traditional characters.
  case mixed

  /// About three of ten characters of a Chinese text differ between the scripts; so many differing
  /// ones in a hundred make it traditional.
  private static let traditionalShare = 15
  /// Fewer than this in a thousand may be names and slips.
  private static let mixedShare = 10

  static func of(_ text: FoldedText) -> Script {
    guard text.hanCount > 0 else { return .simplified }
    if text.variantCount * 100 >= text.hanCount * traditionalShare { return .traditional }
    return text.variantCount * 1000 >= text.hanCount * mixedShare && text.variantCount > 2
      ? .mixed : .simplified
  }
}
