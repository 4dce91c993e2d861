// Are binary files told from damaged text, and by name?

import GongkaiFiles
import TestKit
import Testing

@Suite struct BinaryCheckTests {
  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], .zip), (Array("%PDF-1.5\n%".utf8), .pdf),
      ([0xEF, 0xBB, 0xBF, 0x0A] + Array("%PDF-1.5".utf8), .pdf),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
      (Array("{\\rtf1\\ansi".utf8), .richText), ([0x7F, 0x45, 0x4C, 0x46], .elf),
      ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("GIF89a".utf8), .gif), ([0x1F, 0x8B, 0x08], .gzip),
      (Array("RIFFxxxxWEBP".utf8), .webP), ([0x4D, 0x5A, 0x90, 0x00, 0x03], .windowsProgram),
    ] as [([UInt8], BinaryKind)])
  func signaturesAreNamed(bytes: [UInt8], kind: BinaryKind) {
    let evidence = BinaryCheck.evidence(in: bytes)
    #expect(evidence?.kind == kind)
    #expect(evidence?.byteOffset == 0)
    #expect(kind.name.hasPrefix("a"))
  }

  @Test func textIsNone() {
    for text in ["", "PK 2023", "MZ", "GIF", "%PD", "一、总体情况\n\t\u{C}", "a\u{1}b\u{2}c\u{3}"] {
      #expect(BinaryCheck.evidence(in: Array(text.utf8)) == nil, "\(text)")
    }
    for encoding in TextEncoding.allCases {
      let bytes = ICUTwin.encode(ReportSentences.traditional.joined(separator: "\n"), as: encoding)!
      #expect(BinaryCheck.evidence(in: bytes) == nil, "\(encoding)")
      #expect(BinaryCheck.evidence(in: bytes + [UInt8](repeating: 0, count: 600)) == nil)
    }
  }

  @Test func controlsAndZeroBytesAreEvidence() {
    let text = Array("政务公开".utf8)
    let controls: [UInt8] = [1, 2, 3, 4]
    #expect(BinaryCheck.evidence(in: text + controls)?.byteOffset == text.count)
    #expect(BinaryCheck.evidence(in: text + [0] + text)?.byteOffset == text.count)
    #expect(BinaryCheck.evidence(in: text + controls)?.kind == .unknown)
  }

  @Test func randomBytesAreBinary() {
    var random = SeededRandom(seed: 1)
    for size in [200, 1000, 10_000] {
      for round in 0..<20 {
        let bytes = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        #expect(BinaryCheck.evidence(in: bytes) != nil, "seed 1, \(size) bytes, round \(round)")
      }
    }
  }
}
