// Where do the tests take PDF files from?

/// Writes PDF files by hand, with text that needs no font of the system.
struct SmallPDF {
  /// A piece of text at a place of a page, in points from the lower left corner.
  struct Text {
    var x: Int
    var y: Int
    var size = 16
    var text: String
  }

  private var objects: [String] = []

  /// The bytes of a file with these pages.
  static func bytes(_ pages: [[Text]]) -> [UInt8] {
    var file = SmallPDF()
    let font = file.addFont()
    let tree = file.objects.count + 2 * pages.count + 1
    let kids = pages.map { page in
      let drawing = page.map { text in
        let codes = text.text.utf16.map { unit in
          let digits = String(unit, radix: 16)
          return String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "BT /F \(text.size) Tf \(text.x) \(text.y) Td <\(codes.joined())> Tj ET\n"
      }
      let content = file.add(stream: drawing.joined())
      return file.add(
        "<</Type/Page/Parent \(tree) 0 R/MediaBox[0 0 595 842]"
          + "/Resources<</Font<</F \(font) 0 R>>>>/Contents \(content) 0 R>>")
    }
    let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
    _ = file.add("<</Type/Pages/Count \(kids.count)/Kids[\(list)]>>")
    let root = file.add("<</Type/Catalog/Pages \(tree) 0 R>>")
    return file.finish(root: root)
  }

  /// A font whose codes are UTF-16, one em wide and half an em for Latin.
  private mutating func addFont() -> Int {
    let map = add(
      stream: """
        /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def
        /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end
        """)
    let descriptor = add(
      "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        + "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>")
    let glyphs = add(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000/W[32 126 500]"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        + "/FontDescriptor \(descriptor) 0 R>>")
    return add(
      "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
        + "/DescendantFonts[\(glyphs) 0 R]/ToUnicode \(map) 0 R>>")
  }

  private mutating func add(_ object: String) -> Int {
    objects.append(object)
    return objects.count
  }

  private mutating func add(stream: String) -> Int {
    add("<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream")
  }

  private func finish(root: Int) -> [UInt8] {
    var file = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(file.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += table + "trailer<</Size \(objects.count + 1)/Root \(root) 0 R>>\n"
    return Array((file + "startxref\n\(start)\n%%EOF\n").utf8)
  }
}
