// How do the tests make reports and touch files?

import Glibc

@testable import GongkaiSample

/// Reports of a seed, from memory.
func makeReports(
  _ count: Int, seed: UInt64 = 11, rates: DirtRates = DirtRates(all: 0), copyRate: Double = 0,
  years: ClosedRange<Int> = 2008...2024, variety: Double = 0,
  outputs: OutputShares = OutputShares()
) -> [FinishedReport] {
  var maker = ReportMaker(
    seed: seed, years: years, rates: rates, copyRate: copyRate, variety: variety, outputs: outputs)
  return (0..<count).map { _ in maker.next() }
}

/// The answer line of a report, without its line end.
func answerLine(_ report: FinishedReport) -> String {
  var line = JSONLine()
  Answers.append(report, path: "a/b.txt", to: &line)
  return String(decoding: line.bytes.dropLast(), as: UTF8.self)
}

/// A whole file, or `nil` where there is none.
func contents(_ path: String) -> [UInt8]? {
  let descriptor = unsafe open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    // SAFETY: the buffer has as many bytes as the call may write.
    let got = unsafe read(descriptor, &buffer, buffer.count)
    guard got > 0 else { return bytes }
    bytes.append(contentsOf: buffer[..<got])
  }
}

/// A new folder under the system's temporary one.
func temporaryFolder() -> String {
  var template = Array("/tmp/gongkai-sample-XXXXXX".utf8CString)
  // SAFETY: the template is a terminated string that the call changes in place.
  let made = unsafe mkdtemp(&template) != nil
  precondition(made)
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Removes files and then the folders they leave empty, up to and with `folder`.
func remove(_ paths: [String], in folder: String) {
  for path in paths {
    var parts = path.split(separator: "/")
    while !parts.isEmpty {
      // Fails, as it should, for folders that still hold something.
      _ = unsafe Glibc.remove(folder + "/" + parts.joined(separator: "/"))
      parts.removeLast()
    }
  }
  _ = unsafe rmdir(folder)
}

/// The folder of the package.
let packageRoot = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

/// How often a phrase stands in a text, by the plainest search there is.
func plainCount(_ phrase: String, in text: Text) -> Int {
  let phrase = Text(phrase)
  guard text.count >= phrase.count else { return 0 }
  return (0...(text.count - phrase.count)).count { start in
    Array(text[start..<(start + phrase.count)]) == phrase
  }
}

/// The text with every fold undone, so that folding dirt must vanish.
func folded(_ text: Text) -> Text {
  let wide = Dictionary(uniqueKeysWithValues: zip(Text(",.;:()?!"), Text("，。；：（）？！")))
  var result = Text()
  var position = 0
  while position < text.count {
    let unit = text[position]
    if unit == 40, position > 0, let end = annotationEnd(text, position) {
      position = end
      continue
    }
    position += 1
    if unit == 10 || unit == 32 || unit == 0x3000 { continue }
    let narrow = 0xFF10...0xFF19 ~= unit ? unit - 0xFEE0 : unit
    result.append(wide[narrow] ?? TraditionalTable.simplified(narrow))
  }
  return result
}

private func annotationEnd(_ text: Text, _ open: Int) -> Int? {
  var end = open + 1
  while end < text.count, text[end] != 41 {
    guard !isHan(text[end]), !isDigit(text[end]), end - open < 10 else { return nil }
    end += 1
  }
  return end > open + 1 && end < text.count ? end + 1 : nil
}
