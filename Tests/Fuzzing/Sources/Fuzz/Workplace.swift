// Where do targets keep their files, and what is in the small index that they search?

import Glibc
import Gongkai

enum Workplace {
  /// A folder of this process, in memory where there is such a place.
  static let folder: String = {
    let parent = Files.exists("/dev/shm") ? "/dev/shm" : "/tmp"
    let path = "\(parent)/gongkai-fuzz-\(getpid())"
    do { try Directory.create(path) } catch { fatalError("\(error)") }
    return path
  }()

  static let texts = [
    "文登区2023年政府信息公开工作年度报告\n一、总体情况\n全年收到依申请公开28件，均已按期答复。\n",
    "海陵區2023年度報告。依申請公開平臺運行平穩，未收費。司法，法官。",
    "依申请(shēnqǐng)公开 wendeng wenhua 2019 2029 50%的 PPP 收到3,200件。不足",
    "公开公开公开，信息公开、行政复议；行政诉讼！年 年\t年",
  ]

  /// Enough of them for blocks of lists, repeated clauses and several blocks of stored text.
  static let manyTexts: [String] = (0..<200).map { number in
    let clause = texts[number % 3].split(separator: "，").first ?? ""
    let rest = (0..<number % 5).map { "收到\(number * 7 + $0 * 13)件，公开\($0)件。" }.joined()
    return "\(clause)，\(texts[number % 4])\(rest)" + (number % 7 == 0 ? "信息公开wen\(number)" : "")
  }

  /// Makes a small index of two segments, with a deletion.
  static func makeIndex(_ name: String, _ texts: [String] = texts) -> String {
    let path = "\(folder)/\(name)"
    do {
      let writer = try IndexWriter(
        directory: path, options: .init(threads: 1, rankingThreshold: 4))
      let documents = texts.enumerated().map { document("d\($0)", $1) }
      try writer.add(Array(documents.dropLast(2)))
      try writer.commit()
      try writer.add(Array(documents.suffix(2)))
      try writer.commit()
      try writer.delete("d1")
      try writer.commit()
      writer.close()
    } catch {
      fatalError("\(error)")
    }
    return path
  }

  static func document(_ identifier: String, _ text: String) -> Document {
    Document(
      identifier: identifier,
      content: StoredDocument(title: "题", text: Array(text.utf8), titleRange: 0..<0, fields: []),
      sourceHash: SHA256.digest(Array(text.utf8)).bytes)
  }
}
