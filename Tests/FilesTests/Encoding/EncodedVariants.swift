// Which files do the encoding tests make of their sentences?

import GongkaiFiles
import TestKit

/// One file and what it is.
struct EncodedVariant {
  var bytes: [UInt8]
  var encoding: TextEncoding
  var damage: Damage
  var description: String

  /// What befell the bytes.
  enum Damage: CaseIterable {
    case none
    /// A few bytes replaced by others, added or lost: at most one in 50, at least one.
    case stray
    /// Cut at both ends, wherever that is.
    case cut
  }

  /// A text of that many characters in that encoding.
  static func make(
    _ encoding: TextEncoding, length: Int, damage: Damage, using random: inout SeededRandom
  ) -> EncodedVariant? {
    let isTraditional = encoding == .big5 || Int.random(in: 0..<4, using: &random) == 0
    let manner = ReportSentences.Manner.allCases.randomElement(using: &random)!
    let text = ReportSentences.text(
      isTraditional ? ReportSentences.traditional : ReportSentences.simplified, length: length,
      manner: manner, using: &random)
    guard var bytes = ICUTwin.encode(text, as: encoding) else { return nil }
    damage.apply(to: &bytes, using: &random)
    return EncodedVariant(
      bytes: bytes, encoding: encoding, damage: damage,
      description: "\(encoding), \(length) characters, \(manner), \(damage): \(text)")
  }
}

extension EncodedVariant.Damage {
  func apply(to bytes: inout [UInt8], using random: inout SeededRandom) {
    switch self {
    case .none: break
    case .stray:
      for _ in 0..<Int.random(in: 1...max(1, bytes.count / 50), using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = UInt8.random(in: 0x80...0xFF, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: bytes.remove(at: place)
        }
      }
    case .cut:
      // UTF-16 has no beginning but a whole unit.
      bytes.removeFirst(min(bytes.count, 2 * Int.random(in: 0...1, using: &random)))
      bytes.removeLast(min(bytes.count, Int.random(in: 0...3, using: &random)))
      if bytes.count > 8, bytes.first! >= 0x80, !bytes.contains(0) { bytes.removeFirst() }
    }
  }
}
