// Is text decoded as ICU decodes it, and does damage stay where it is?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct TextDecoderTests {
  private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> (String, Int) {
    let (text, places) = TextDecoder.decode(bytes, as: encoding)
    return (String(validating: text, as: UTF8.self) ?? "not UTF-8", places)
  }

  @Test(arguments: TextEncoding.allCases)
  func undamagedTextIsWhatICUMakesOfIt(encoding: TextEncoding) {
    var random = SeededRandom(seed: 1)
    for length in [0, 1, 2, 7, 8, 9, 60, 500, 2000] {
      guard
        let variant = EncodedVariant.make(
          encoding, length: length, damage: .none, using: &random)
      else { continue }
      let (text, places) = TextDecoder.decode(variant.bytes, as: encoding)
      #expect(text == ICUTwin.decode(variant.bytes, as: encoding), "\(variant.description)")
      #expect(places == 0)
    }
  }

  @Test func everyPairOfGB18030IsWhatICUMakesOfIt() {
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        let (text, places) = TextDecoder.decode([lead, trail, 0x0A], as: .gb18030)
        if let expected = ICUTwin.decode([lead, trail, 0x0A], as: .gb18030) {
          #expect(text == expected && places == 0, "\(lead) \(trail)")
        } else {
          #expect(places == 1 && text.last == 0x0A, "\(lead) \(trail)")
        }
      }
    }
  }

  @Test(
    arguments: [
      0x80, 0xFF, 0x0100, 0x0F40, 0x1820, 0x20AC, 0xFFFD, 0x1_0000, 0x2_A6D6, 0x10_FFFF,
    ])
  func fourBytesOfGB18030(scalar: UInt32) {
    let text = String(Unicode.Scalar(scalar)!)
    let bytes = ICUTwin.encode(text, as: .gb18030)!
    #expect(decoded(bytes, .gb18030) == (text, 0))
  }

  @Test func big5OfHongKongAndOfWindows() {
    #expect(decoded([0x9D, 0xEF, 0x9D, 0xF6, 0x9D, 0xF2, 0x9D, 0xF7], .big5) == ("嘅喺𨋢咗", 0))
    #expect(decoded([0xF9, 0xD6, 0xF9, 0xD8], .big5) == ("碁裏", 0))
    #expect(decoded([0xA1, 0x45, 0xA4, 0xA4], .big5) == ("‧中", 0))
  }

  @Test(
    arguments: [
      // A lead byte swallows neither a line end nor a bracket nor a digit.
      ([0xD6, 0x0A, 0x61], "\u{FFFD}\na"), ([0xD6, 0x3C, 0x62, 0x3E], "\u{FFFD}<b>"),
      ([0xD6, 0x31, 0x32], "\u{FFFD}12"), ([0xD6], "\u{FFFD}"), ([0xFF, 0xFF, 0x61], "\u{FFFD}a"),
      ([0x80, 0x35], "€5"), ([0xD6, 0xD0, 0x00, 0xB9, 0xFA], "中\u{FFFD}国"),
      ([0x81, 0x30, 0x81], "\u{FFFD}0\u{FFFD}"), ([0xFE, 0x39, 0xFE, 0x39], "\u{FFFD}9\u{FFFD}9"),
    ] as [([UInt8], String)])
  func damageInGB18030(bytes: [UInt8], text: String) {
    let places = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    #expect(decoded(bytes, .gb18030) == (text, places))
  }

  @Test(arguments: TextEncoding.allCases)
  func aLostByteCostsOneCharacterAndNotTheRest(encoding: TextEncoding) {
    let sentences =
      encoding == .big5 ? ReportSentences.traditional : ReportSentences.simplified
    let text = sentences.joined()
    let whole = ICUTwin.encode(text, as: encoding)!
    var lost = 0
    var tries = 0
    for place in stride(from: 2, to: 700, by: 7) {
      var bytes = whole
      bytes.remove(at: place)
      let found = decoded(bytes, encoding).0.unicodeScalars
      let changes = found.difference(from: text.unicodeScalars)
      // Where the shifted bytes happen to be characters as well, the place of the loss is a guess.
      #expect(changes.removals.count <= 24, "byte \(place): \(changes)")
      lost += changes.removals.count
      tries += 1
    }
    #expect(lost < tries * 3, "\(lost) characters by \(tries) bytes")
  }

  @Test func damageInUTF8IsWhatTheStandardLibraryRepairs() {
    var random = SeededRandom(seed: 2)
    for round in 0..<400 {
      let length = Int.random(in: 1...80, using: &random)
      guard
        var variant = EncodedVariant.make(.utf8, length: length, damage: .stray, using: &random)
      else { continue }
      if round % 3 == 0 { variant.bytes.insert(0, at: variant.bytes.count / 2) }
      let (text, places) = decoded(variant.bytes, .utf8)
      // The library marks every maximal part of a sequence, we mark every run of them.
      var slow = ""
      for scalar in String(decoding: variant.bytes, as: UTF8.self).unicodeScalars {
        let mark: Unicode.Scalar = scalar == "\0" ? "\u{FFFD}" : scalar
        if mark == "\u{FFFD}", slow.unicodeScalars.last == mark { continue }
        slow.unicodeScalars.append(mark)
      }
      #expect(text == slow, "seed 2, round \(round)")
      #expect(places == slow.unicodeScalars.count { $0 == "\u{FFFD}" }, "seed 2, round \(round)")
    }
  }

  @Test func marksStayInUTF8AndGoFromUTF16() {
    #expect(decoded([0xEF, 0xBB, 0xBF, 0x61], .utf8) == ("\u{FEFF}a", 0))
    #expect(decoded([0xFF, 0xFE, 0x2D, 0x4E], .utf16LittleEndian) == ("中", 0))
    #expect(decoded([0xFE, 0xFF, 0x4E, 0x2D], .utf16BigEndian) == ("中", 0))
  }

  @Test func damageInUTF16() {
    let units: [UInt8] = [0x3D, 0xD8, 0x2D, 0x4E, 0x00, 0xDE, 0x2D, 0x4E, 0x3D, 0xD8]
    #expect(decoded(units, .utf16LittleEndian) == ("\u{FFFD}中\u{FFFD}中\u{FFFD}", 3))
    #expect(decoded(units + [0x41], .utf16LittleEndian) == ("\u{FFFD}中\u{FFFD}中\u{FFFD}", 3))
    let pairs: [UInt8] = [0x3D, 0xD8, 0x00, 0xDE]
    let many = Array(repeating: pairs, count: 200).flatMap(\.self)
    #expect(decoded(many, .utf16LittleEndian) == (String(repeating: "😀", count: 200), 0))
    #expect(decoded(pairs + [0x3D, 0xD8], .utf16LittleEndian) == ("😀\u{FFFD}", 1))
    #expect(decoded([0x00, 0x61, 0x00], .utf16BigEndian) == ("a\u{FFFD}", 1))
  }

  @Test(arguments: TextEncoding.allCases)
  func everyTruncationDecodes(encoding: TextEncoding) {
    let bytes = ICUTwin.encode("表1\u{20000}\u{FF0C}€", as: encoding) ?? [0xA4, 0xA4, 0x31]
    for end in 0...bytes.count {
      let (text, places) = decoded(Array(bytes[..<end]), encoding)
      #expect(text != "not UTF-8")
      #expect(places <= 2)
    }
  }

  @Test func lineEndsAndBracketsSurviveAnyDamage() {
    var random = SeededRandom(seed: 3)
    for encoding in [TextEncoding.gb18030, .big5, .utf8] {
      for round in 0..<200 {
        guard
          let variant = EncodedVariant.make(
            encoding, length: 80, damage: .stray, using: &random)
        else { continue }
        let (text, _) = TextDecoder.decode(variant.bytes, as: encoding)
        let kept: (UInt8) -> Bool = { $0 < 0x30 || (0x3A..<0x40).contains($0) }
        #expect(text.filter(kept) == variant.bytes.filter(kept), "seed 3, round \(round)")
      }
    }
  }

  @Test func muchDamageFindsRoom() {
    let bytes = (0..<5000).map { UInt8($0 % 2 == 0 ? 0xFF : 0x41) }
    #expect(TextDecoder.decode(bytes, as: .gb18030).damagedPlaces == 2500)
    let euros = [UInt8](repeating: 0x80, count: 900)
    #expect(TextDecoder.decode(euros, as: .gb18030).text.count == 2700)
    let nothing = [UInt8](repeating: 0xFF, count: 90_000)
    #expect(TextDecoder.decode(nothing, as: .big5).damagedPlaces == 1)
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
      let halves = (0..<6001).map { UInt8($0 % 3 == 0 ? 0xD8 : 0x4E) }
      #expect(TextDecoder.decode(halves, as: encoding).text.count > 6001)
    }
  }
}
