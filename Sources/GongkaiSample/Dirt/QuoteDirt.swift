// What becomes of quotes and brackets on the way through old converters?

/// 《》 to question marks or nothing, ” to 〞 or nothing, （） to 〔〕.
enum QuoteDirt {
  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let title = random.element(["?", "?", ""])
    let quotes = random.element([("“", "〞"), ("", ""), ("?", "?")])
    let changesBrackets = random.chance(0.4)
    var result = text
    for mark in ["《", "》"] { result = result.replacing(Text(mark), with: Text(title)) }
    result = result.replacing(Text("“"), with: Text(quotes.0))
    result = result.replacing(Text("”"), with: Text(quotes.1))
    if changesBrackets {
      result = result.replacing(Text("（"), with: Text("〔"))
      result = result.replacing(Text("）"), with: Text("〕"))
    }
    return result
  }
}
