// Does nothing that files are called or say reach the terminal as a command to it?

internal import Glibc
import Gongkai
import TestKit
import Testing

@Suite struct TerminalSafetyTests {
  /// What a terminal would obey or be misled by: colour, title and clearing by ESC, by C1, a bell,
  /// a backspace, DEL, and three changes of direction.
  private static let steering =
    "\u{1B}[31m\u{1B}]0;x\u{7}\u{9B}2J\u{8}\u{7F}\u{202E}\u{2066}\u{61C}\u{85}"

  /// The scalars of an output that steer; line ends and, in JSON, nothing else may stay.
  private func steering(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != "\n" && SteeringCharacters.contains($0) }
  }

  private func write(to folder: TemporaryDirectory) throws {
    let bad = Self.steering
    try folder.write(
      "in\(bad)put/坏\(bad)名\n.txt",
      "\(bad)文登区民政局2023年政府信息公开工作年度报告\(bad)\n一、总体情况\n收到依\(bad)申请公开\(bad)12件。\n")
    try folder.write(
      "in\(bad)put/b.jsonl",
      "{\"id\":\"i\(Self.escaped)\",\"title\":\"题\(Self.escaped)\",\"text\":\"依申请公开\(Self.escaped)\","
        + "\"organ\":\"局\(Self.escaped)\",\"k\(Self.escaped)\":\"v\(Self.escaped)\"}\nbad\(bad)line\n"
    )
    try folder.write("in\(bad)put/c\(bad).docx", "no archive\(bad)")
    try folder.write("in\(bad)put/d\(bad).csv", "id,k\(bad)\n1\(bad),x\(bad)\n")
    // A name whose bytes are no text at all.
    let raw =
      Array(folder.file("in\(bad)put/").utf8) + [0xFF, 0x1B, 0x5B, 0x2E, 0x74, 0x78, 0x74, 0]
    // SAFETY: the bytes end with 0, and live for the call.
    let descriptor = unsafe raw.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        unsafe open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600)
      }
    }
    #expect(descriptor >= 0)
    close(descriptor)
  }

  /// The same characters as JSON writes them.
  private static let escaped = steering.utf16.map { unit in
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }.joined()

  @Test func namesAndTextsNeverSteer() throws {
    let folder = TemporaryDirectory()
    try write(to: folder)
    let input = folder.file("in\(Self.steering)put")
    let index = folder.file("in dex\n\(Self.steering)")
    let query = "依申请公开"
    let asWritten = "坏\(Self.steering)名\n.txt"
    let commands: [[String]] = [
      ["index", input, "--index", index, "--verbose"],
      ["index", input, "--index", index, "--json"],
      ["search", query, "--index", index], ["search", query, "--index", index, "--kwic"],
      ["search", query, "--index", index, "--explain", "--sort", "organ"],
      ["search", query, "--index", index, "--match", "any"],
      ["search", query, "--index", index, "--facet", "organ,section,province"],
      ["search", query, "--index", index, "--json"],
      ["search", query, "--index", index, "--jsonl", "--kwic"],
      ["search", "没有\(Self.steering)的", "--index", index],
      ["search", "\"没有\(Self.steering)", "--index", index],
      ["table", "--index", index], ["table", "--index", index, "--json", "--evidence"],
      ["table", "--columns", "id\(Self.steering)", "--index", index],
      ["doctor", input], ["doctor", input, "--json"], ["doctor", input, "--brief"],
      ["doctor", input + Self.steering],
      ["show", asWritten, "--index", index, "--identity"],
      ["show", asWritten, "--index", index, "--json"],
      ["show", "keines\(Self.steering)", "--index", index],
      ["stats", "--index", index], ["inspect", "--index", index], ["verify", "--index", index],
      ["inspect", "--index", index, "--term", "公开"], ["analyze", "公\(Self.steering)开"],
      ["delete", "keines\n\(Self.steering)", "--index", index],
      ["merge", "--index", index], ["search", query, "--index", index + Self.steering],
      ["fr\(Self.steering)obnicate"], ["search", "--li\(Self.steering)mit", "x"],
    ]
    var outputs = ""
    for arguments in commands {
      let run = try CommandRun(arguments: arguments)
      #expect(run.code >= 0, "\(arguments): \(run.errors)")
      #expect(steering(in: run.text).isEmpty, "output of \(arguments)")
      #expect(steering(in: run.errors).isEmpty, "messages of \(arguments)")
      // A line end in a name begins no line of its own.
      #expect(!run.errors.split(separator: "\n").contains { $0.hasPrefix(".txt") })
      outputs += run.text + run.errors
    }
    // They are there, made visible: once as people read them, once as programs do.
    #expect(outputs.contains(#"\u{1B}[31m"#) && outputs.contains(#"\u001b[31m"#))
    #expect(outputs.contains(#"\u{202E}"#) && outputs.contains(#"\u202e"#))
    #expect(outputs.contains(#"\u{9B}2J"#) && outputs.contains(#"\u009b2J"#))
    #expect(outputs.contains("the name is not UTF-8"))
  }

  @Test func csvAndShownTextsAreDataInAFile() throws {
    let folder = TemporaryDirectory()
    try folder.write("r/a.txt", "公开\u{1B}[31m\u{202E}信息")
    let index = folder.file("ix")
    #expect(try CommandRun("index", folder.file("r"), "--index", index).code == 0)
    let shown = try CommandRun("show", "a.txt", "--index", index)
    #expect(shown.text == "公开\u{1B}[31m\u{202E}信息")
    let csv = try CommandRun("search", "公开", "--csv", "--index", index)
    #expect(csv.text.contains("\u{1B}[31m"))
  }
}
