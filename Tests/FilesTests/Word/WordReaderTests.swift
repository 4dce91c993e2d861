// Is the text of a Word document read, and everything else refused?

import GongkaiFiles
import Testing

/// Makes Word documents.
enum WordFile {
  static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// A document with that body.
  static func parts(_ body: String, part: String = "word/document.xml") -> [ZipWriter.File] {
    let xml = """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:document xmlns:w="\(space)" xmlns:x="urn:x"
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
      <w:body>\(body)<w:sectPr><w:t>no</w:t></w:sectPr></w:body></w:document>
      """
    return [
      ZipWriter.File("[Content_Types].xml", Array("<Types/>".utf8)),
      ZipWriter.File(part, Array(xml.utf8)),
    ]
  }

  static func paragraph(_ text: String) -> String {
    "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  static func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
  }

  static func table(_ rows: [String]) -> String {
    "<w:tbl><w:tblPr/>" + rows.map { "<w:tr>\($0)</w:tr>" }.joined() + "</w:tbl>"
  }
}

@Suite struct WordReaderTests {
  private func text(_ body: String) throws -> String {
    let file = ZipWriter.archive(WordFile.parts(body))
    return String(decoding: try WordReader.read(file).text.dropLast(), as: UTF8.self)
  }

  @Test func paragraphsRunsAndBreaks() throws {
    #expect(
      try text(
        """
        <w:p><w:r><w:t>第</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">一段 </w:t>
        </w:r><w:r><w:tab/><w:t>甲&amp;乙&#x4E00;</w:t><w:br/><w:t>二</w:t></w:r></w:p>
        \(WordFile.paragraph("　　第二段"))<w:p/>
        <w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:noBreakHyphen/></w:r></w:p>
        """) == "第一段 \t甲&乙一\n二\n\n　　第二段\n\n链接-")
  }

  @Test func whatWasDeletedOrIsNoTextIsLeftOut() throws {
    #expect(
      try text(
        """
        <w:p><w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t>
        </w:r></w:ins><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE
        </w:instrText><w:footnoteReference w:id="1"/><x:t>no</x:t></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>
        \(WordFile.paragraph("框"))</w:txbxContent></mc:Choice><mc:Fallback>
        \(WordFile.paragraph("框"))</mc:Fallback></mc:AlternateContent></w:r></w:p>
        """) == "新\n\n框")
  }

  @Test func tables() throws {
    let rows = [
      WordFile.cell("项目") + WordFile.cell("本年", "<w:gridSpan w:val=\"2\"/>"),
      WordFile.cell("甲", "<w:vMerge w:val=\"restart\"/>") + WordFile.cell("1") + WordFile.cell(""),
      WordFile.cell("没有", "<w:vMerge/>") + WordFile.cell("2") + WordFile.cell("3"),
      WordFile.cell("乙", "<w:vMerge w:val=\"continue\"/>") + WordFile.cell("4")
        + WordFile.cell("5"),
    ]
    #expect(
      try text(WordFile.paragraph("前") + WordFile.table(rows) + WordFile.paragraph("后"))
        == "前\n\n项目 | 本年\n甲 | 1 | \n | 2 | 3\n | 4 | 5\n\n后")
    let layout = WordFile.table([
      "<w:tc>\(WordFile.paragraph("段一"))\(WordFile.paragraph("段二"))\(WordFile.table(rows))</w:tc>"
    ])
    #expect(try text(layout).hasPrefix("段一\n\n段二\n\n项目 | 本年\n甲 | 1 | \n"))
  }

  @Test func propertiesAndOtherPartNames() throws {
    let core = """
      <cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:dcterms="http://purl.org/dc/terms/"><dc:title> 年报 </dc:title><dc:creator>甲</dc:creator>
      <cp:title>no</cp:title><dcterms:created>2024-01-25T00:00:00Z</dcterms:created><dc:subject/>
      <dcterms:modified>2024-01-26</dcterms:modified></cp:coreProperties>
      """
    var parts = WordFile.parts(WordFile.paragraph("正文"), part: "word/document2.xml")
    parts.append(ZipWriter.File("docProps/core.xml", Array(core.utf8)))
    let read = try WordReader.read(ZipWriter.archive(parts))
    #expect(read.title == "年报" && read.format == .docx)
    #expect(
      read.properties == [
        .init(name: "title", value: "年报"), .init(name: "creator", value: "甲"),
        .init(name: "created", value: "2024-01-25T00:00:00Z"),
        .init(name: "modified", value: "2024-01-26"),
      ])
    parts[2].content = Array("<broken".utf8)
    #expect(try WordReader.read(ZipWriter.archive(parts)).properties.isEmpty)
  }

  @Test func whatIsNoDocumentIsRefused() throws {
    func refused(_ expected: FileProblem, _ bytes: [UInt8]) {
      #expect(throws: expected) { try WordReader.read(bytes) }
    }
    refused(.damagedArchive(byteOffset: 0, reason: .noDirectory), [])
    refused(
      .missingPart("word/document.xml"), ZipWriter.archive([ZipWriter.File("a.txt", [0x61])]))
    refused(.empty, ZipWriter.archive(WordFile.parts("<w:p/>")))
    refused(
      .malformedXML(part: "word/document.xml"), ZipWriter.archive(WordFile.parts("<w:p></w:r>")))
    let deep = String(repeating: "<w:p>", count: 300) + String(repeating: "</w:p>", count: 300)
    refused(.tooDeep(limit: 250), ZipWriter.archive(WordFile.parts(deep)))
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let padded = old + [UInt8](repeating: 0, count: 1016)
    refused(.binary(kind: "a Word document of before 2007", byteOffset: 0), padded)
    refused(.encrypted(name: nil), padded + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] })
  }

  @Test func entitiesAndBombsAreRefused() throws {
    var xml = "<!DOCTYPE d [<!ENTITY a0 \"哈哈哈哈哈哈哈哈\">"
    for level in 1..<20 {
      let reference = String(repeating: "&a\(level - 1);", count: 10)
      xml += "<!ENTITY a\(level) \"\(reference)\">"
    }
    xml += "]><w:document xmlns:w='\(WordFile.space)'><w:body><w:p><w:r><w:t>&a19;</w:t></w:r>"
    xml += "</w:p></w:body></w:document>"
    let laughs = ZipWriter.archive([ZipWriter.File("word/document.xml", Array(xml.utf8))])
    #expect(throws: FileProblem.malformedXML(part: "word/document.xml")) {
      try WordReader.read(laughs)
    }
    let blanks = ZipWriter.archive(WordFile.parts(String(repeating: " ", count: 8 << 20)))
    #expect(throws: FileProblem.suspiciousRatio(name: "word/document.xml", limit: 300)) {
      try WordReader.read(blanks)
    }
  }

  @Test func cutAndChangedAtEveryByte() throws {
    var parts = WordFile.parts(WordFile.paragraph("甲") + WordFile.table([WordFile.cell("乙")]))
    for deflated in [true, false] {
      for index in parts.indices { parts[index].isDeflated = deflated }
      let bytes = ZipWriter.archive(parts)
      for index in bytes.indices {
        #expect(throws: FileProblem.self) { try WordReader.read(Array(bytes[..<index])) }
        var changed = bytes
        changed[index] ^= 0x10
        if let read = try? WordReader.read(changed) {
          #expect(read.text == Array("甲\n\n乙\n".utf8))
        }
      }
    }
  }

  @Test func brokenXMLAtEveryByte() throws {
    let body = WordFile.paragraph("甲") + WordFile.table([WordFile.cell("乙", "<w:vMerge/>")])
    let parts = WordFile.parts(body)
    for index in parts[1].content.indices {
      for value in [0, 0x3C, 0x26, 0xFF] as [UInt8] {
        var changed = parts
        changed[1].content[index] = value
        changed[1].isDeflated = false
        let read = try? WordReader.read(ZipWriter.archive(changed))
        #expect(read == nil || String(validating: read!.text, as: UTF8.self) != nil)
      }
    }
  }
}
