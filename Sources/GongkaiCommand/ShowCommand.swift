// gongkai show: what does this report say?

import ArgumentParser
import Gongkai

struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a report in its original wording.",
    discussion: """
      The text comes out as it went in, byte for byte; on a terminal, what could
      steer it is made visible. Other stored fields go to standard error.
      With --identity, what is known of the report comes out instead: each fact
      with the rule and the words that tell it.

        gongkai show 2022/baita.txt --index my-index
        gongkai show 2022/baita.txt --identity --index my-index
      """)

  @Argument(help: "The identifier of the report.")
  var id: String

  @OptionGroup var index: IndexOption

  @Flag(help: "Print what is known of the report, and what says so.")
  var identity = false

  @OptionGroup var json: JSONFlag

  func execute(_ output: Output) throws -> Outcome {
    let index = try Index(opening: index.directory)
    if identity, let record = try ReportRecords(index).record(id) {
      try write(record, output)
      return .found
    }
    guard !identity, let document = try index.document(id) else {
      Messages.write("no report ‘\(id)’ in this index")
      return .nothingFound
    }
    if json.isOn {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("id", id)
      writer.member("title", document.title)
      writer.key("text")
      writer.value(utf8: document.text)
      writer.key("fields")
      writer.beginObject()
      for field in document.fields { writer.member(field.name, field.value) }
      writer.endObject()
      writer.endObject()
      writer.newline()
      try output.write(writer.bytes)
      return .found
    }
    // A title that stands outside of the text would be lost otherwise.
    if document.titleRange.isEmpty && !document.title.isEmpty {
      Messages.write("title: \(document.title)")
    }
    for field in document.fields { Messages.write("\(field.name): \(field.value)") }
    if output.isTerminal {
      let text = VisibleText.manyLines(String(decoding: document.text, as: UTF8.self))
      try output.write(text.hasSuffix("\n") ? text : text + "\n")
    } else {
      try output.write(document.text)
    }
    return .found
  }

  private func write(_ record: ReportRecord, _ output: Output) throws {
    if json.isOn {
      try output.write(RecordJSON.line(record, evidence: true, verdict: record.verdict))
    } else {
      for line in RecordPage.lines(record, listsFigures: true) { try output.line(line) }
    }
  }
}
