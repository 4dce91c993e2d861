// How do the tests make reports and touch files?

import Glibc

@testable import GongkaiSample

/// Reports of a seed, from memory.
func makeReports(
  _ count: Int, seed: UInt64 = 11, rates: DirtRates = DirtRates(all: 0), copyRate: Double = 0,
  years: ClosedRange<Int> = 2008...2024
) -> [FinishedReport] {
  var maker = ReportMaker(seed: seed, years: years, rates: rates, copyRate: copyRate)
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
