// What has happened to this text?

import GongkaiText

/// Counts damage. Most of it was seen in passing by the scan; the rest is looked at here, a few
/// places a text.
struct DirtReader {
  let text: FoldedText
  let layout: ReportLayout
  let scan: ReportScan

  func counts(rewritten: Int) -> DirtCounts {
    var counts = DirtCounts()
    counts[.pinyin] = text.annotationCount
    counts[.traditional] = text.variantCount
    counts[.fullWidth] = scan.fullWidthLetters
    counts[.rewritten] = rewritten
    counts[.oneLine] = layout.sections.count { !text.startsLine($0.range.lowerBound) }
    countMarks(&counts)
    countLines(&counts)
    SuspectReader(text: text, suspects: scan.suspects).count(&counts)
    return counts
  }

  private func countMarks(_ counts: inout DirtCounts) {
    for mark in scan.marks {
      let start = mark.range.lowerBound
      switch mark.kind {
      case .spam: counts[.spamWords] += 1
      case .taiwan: counts[.taiwanWording] += 1
      case .masked: counts[.maskedNames] += 1
      case .mojibake: counts[.mojibake] += 1
      case .quotedName where !isQuote(start - 1): counts[.lostQuotes] += 1
      case .deletedFact where !hasNumber(before: start): counts[.deletedFacts] += 1
      default: break
      }
    }
  }

  private func isQuote(_ index: Int) -> Bool {
    guard index >= 0 else { return false }
    switch text.characters[index] {
    // 《 〈 “ " ? < 「 『 ‘ '
    case 0x300A, 0x3008, 0x201C, 0x22, 0x3F, 0x3C, 0x300C, 0x300E, 0x2018, 0x27: return true
    default: return false
    }
  }

  private func hasNumber(before index: Int) -> Bool {
    index > 0 && NumberReader.digit(text.characters[index - 1]) != nil
  }

  // MARK: Lines

  private func countLines(_ counts: inout DirtCounts) {
    let site = SiteLines(text: text, scan: scan)
    var part = 0
    for (number, line) in scan.lines.enumerated() {
      while part + 1 < layout.parts.count, layout.parts[part].range.upperBound <= line.start {
        part += 1
      }
      let zone = layout.parts[part].zone
      switch zone {
      case .tail: counts[.tail] += 1
      case .wrapper: counts[.wrapper] += 1
      case .header, .body:
        if isWrapped(number, site) { counts[.wrappedLines] += 1 }
        if line.blanks + line.gaps > 0 {
          counts[.blanksInWords] += blanksInWords(line)
        }
      case .tables: break
      }
    }
    // Inside of a line, too, the page may go on.
    for part in layout.parts where !text.startsLine(part.range.lowerBound) {
      if part.zone == .tail { counts[.tail] += 1 }
      if part.zone == .wrapper { counts[.wrapper] += 1 }
    }
  }

  /// Whether a sentence goes on into a line, and neither heading nor title parts them.
  private func isWrapped(_ number: Int, _ site: SiteLines) -> Bool {
    guard site.continuesSentence(number) else { return false }
    let border = scan.lines[number].start
    return border != layout.title?.upperBound
      && !layout.sections.contains {
        $0.heading.upperBound == border || $0.heading.lowerBound == border
      }
  }

  /// Blanks next to a Han character that stands alone between blanks.
  private func blanksInWords(_ line: ReportLine) -> Int {
    var count = 0
    for index in line.start..<line.end - 1 {
      let isBlankBehind = text.layouts[index + 1].contains(.blank)
      guard isBlankBehind, !text.layouts[index].isEmpty,
        CharacterKinds.isHan(text.characters[index]),
        CharacterKinds.isHan(text.characters[index + 1])
      else { continue }
      count += 1
    }
    return count
  }
}
