// Does every text get a whole layout, and the same one however it was damaged?

import GongkaiText
import TestKit
import Testing

@testable import GongkaiReports

@Suite struct LayoutPropertyTests {
  /// Pieces of reports and pages in any order.
  private static let pieces =
    MadeReports.sentences + MadeReports.headings.map { "一、" + $0 } + MadeReports.headings + [
      MadeReports.title, MadeReports.preamble, "三、收费及减免情况", "上一篇：白水乡", "打印 关闭", "下载文档", "ID:7",
      "温馨提示",
      "规章 | 0 | 0", "自然人", "12", "2024年1月9日", "青石镇人民政府", "版权所有", "首页>公开>年报", "相关阅读", "（一）主动公开情况",
      "四、", "?", "〔〕", "年,", "\u{FFFD}", "***镇", "信息内容 本年制发件数",
    ]

  private func randomText(_ random: inout SeededRandom) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      text += Self.pieces.randomElement(using: &random) ?? ""
      text += ["\n", "\n\n", " ", "", "。", "    "].randomElement(using: &random) ?? ""
    }
    return text
  }

  @Test(arguments: 0..<300) func zonesTileAndSectionsAreInOrder(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let text = try Folding.fold(randomText(&random))
    let layout = LayoutReader.read(text)
    var end = 0
    for part in layout.parts {
      #expect(part.range.lowerBound == end && !part.range.isEmpty)
      end = part.range.upperBound
    }
    #expect(end == text.count)
    for (first, second) in zip(layout.parts, layout.parts.dropFirst()) {
      #expect(first.zone != second.zone || first.section != second.section)
    }
    var behind = 0
    for section in layout.sections {
      #expect(section.range.lowerBound >= behind)
      #expect(section.range.contains(section.heading.lowerBound))
      #expect(section.heading.upperBound <= section.range.upperBound)
      behind = section.range.upperBound
    }
    if let signature = layout.signature {
      #expect(!layout.sections.contains { $0.range.overlaps(signature) })
    }
    for part in layout.parts {
      let start = part.range.lowerBound
      #expect(
        hasBorder(text, start) || layout.sections.contains { $0.range.lowerBound == start })
    }
    // Whatever was read, its condition can be told.
    let condition = Condition.read(text, layout, ReportScan(text), periodYear: 2021)
    #expect(0...1 ~= condition.repairScore)
  }

  /// Line starts, ends of sentences, and blanks are the places where zones may meet.
  private func hasBorder(_ text: FoldedText, _ index: Int) -> Bool {
    index == 0 || !text.layouts[index].isEmpty
      || [.sentenceEnd, .colon].contains(CharacterKinds.kind(text.characters[index - 1]))
  }

  // MARK: Damage

  private static let traditional: [Character: Character] = [
    "开": "開", "报": "報", "问": "問", "题": "題", "进": "進", "复": "復", "议": "議", "诉": "訴", "讼": "訟",
    "处": "處",
    "请": "請", "体": "體", "动": "動", "总": "總", "项": "項", "镇": "鎮", "满": "滿", "办": "辦",
  ]
  private static let readings: [Character: String] = [
    "开": "(kāi)", "报": "(bào)", "总": "(zǒng)", "体": "(tǐ)", "诉": "(sù)", "请": "(qǐng)",
    "动": "(dòng)",
  ]

  private func damaged(_ text: String, _ random: inout SeededRandom) -> String {
    var result = ""
    for character in text {
      let isTraditional = Bool.random(using: &random)
      result.append(isTraditional ? Self.traditional[character] ?? character : character)
      if let reading = Self.readings[character], Int.random(in: 0..<3, using: &random) == 0 {
        result += reading
      }
    }
    return result
  }

  /// Blanks inside of headings and sentences.
  private func spaced(_ text: String, _ random: inout SeededRandom) -> String {
    var result = ""
    for character in text {
      result.append(character)
      if character.isLetter, !character.isASCII, Int.random(in: 0..<9, using: &random) == 0 {
        result += " "
      }
    }
    return result
  }

  private static let wholeReport =
    MadeReports.title + "\n" + MadeReports.preamble + "\n" + MadeReports.sixSections()
    + "\n青石镇人民政府\n2024年1月9日\n上一篇：白水乡年度报告\n下一篇：红岩乡年度报告"

  @Test(arguments: 0..<40) func damageDoesNotMoveTheLayout(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let clean = try ShownLayout(Self.wholeReport)
    #expect(clean.keys == MadeReports.keys)
    #expect(try ShownLayout(damaged(Self.wholeReport, &random)).layout == clean.layout)
    #expect(try ShownLayout(spaced(Self.wholeReport, &random)).layout == clean.layout)
  }

  // MARK: The slow twin of the scan

  @Test(arguments: 0..<60) func linesAreThoseOfTheText(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let text = try Folding.fold(randomText(&random))
    let scan = ReportScan(text)
    var start = 0
    for line in scan.lines {
      #expect(line.start == start)
      #expect(line.end == text.endOfLine(from: start))
      func count(_ kind: CharacterKind) -> Int {
        line.range.count { CharacterKinds.kind(text.characters[$0]) == kind }
      }
      #expect(line.sentenceEnds == count(.sentenceEnd))
      #expect(line.pipes == count(.pipe))
      #expect(line.digits == count(.digit))
      start = line.end
    }
    #expect(start == text.count)
    for mark in scan.marks {
      #expect(scan.marks(in: mark.range).contains { $0.range == mark.range })
    }
  }
}
