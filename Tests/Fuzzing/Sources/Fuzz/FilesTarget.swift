// Is every file read, or told as a problem?

import Gongkai

/// Reads the input as a file of the format that its first byte chooses.
enum FilesTarget {
  private static let endings = ["docx", "zip", "csv", "tsv", "html", "txt", "md", "jsonl"]

  static func run(_ input: [UInt8]) throws {
    guard let first = input.first else { return }
    let path = Workplace.folder + "/file." + endings[Int(first) % endings.count]
    try Files.replaceAtomically(path: path, contents: Array(input.dropFirst()))
    defer { try? Files.remove(path) }
    let documents = ReportDocuments(fold: fold)
    do {
      try FileReports.read(path: path) { result in
        switch result {
        case .success(let report):
          let record = documents.record(report)
          check(String(validating: record.text, as: UTF8.self) != nil, "the text is UTF-8")
          check(
            String(decoding: record.text, as: UTF8.self).utf8.count == record.text.count, "whole")
        case .failure(let problem): check(!problem.description.isEmpty, "it says why")
        }
      }
    } catch is IntakeError {}
  }

  private static let fold: FoldTable = {
    do { return try FoldTable.makeFromICU() } catch { fatalError("\(error)") }
  }()
}
