// Does every problem say what is wrong and what to do?

import GongkaiFiles
import Testing

@Suite struct FileProblemTests {
  @Test(arguments: [
    FileProblem.binary(kind: "an image", byteOffset: 3), .tooLong(bytes: 2, limit: 1), .empty,
    .unsupportedEncoding(name: "x"), .unreadable(byteOffset: 1, bytes: 2), .tooDeep(limit: 1),
    .tooBroken(format: .html), .malformedXML(part: "a"), .outOfMemory,
    .damagedArchive(byteOffset: 1, reason: .noDirectory),
    .damagedEntry(name: "a", reason: .wrongLength), .tooManyEntries(count: 2, limit: 1),
    .tooLongEntry(name: "a", limit: 1), .suspiciousRatio(name: "a", limit: 1),
    .encrypted(name: nil), .encrypted(name: "a"), .unsupportedMethod(name: "a", method: 12),
    .missingPart("a"), .toolMissing(tool: "pdftotext", package: "poppler-utils"),
    .toolFailed(tool: "antiword", reason: "no"), .timedOut(tool: "pdftotext", seconds: 60),
    .malformedCSV(line: 7, reason: .unclosedQuote),
  ])
  func oneSentenceWithTheWayOut(problem: FileProblem) {
    let text = problem.description
    #expect(text.contains(": ") && !text.contains("\n") && text.last != ".")
    #expect(text.count < 160)
  }
}
