// gongkai delete: how does a report leave an index?

import ArgumentParser
import Gongkai

struct DeleteCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete reports from an index.",
    discussion: """
      Deleted reports are no longer found; their space is freed when their segment
      is merged. Ends with 1 when none of the identifiers is in the index.

        gongkai delete 2022/baita.txt --index my-index
      """)

  @Argument(help: "Identifiers of reports.")
  var identifiers: [String] = []

  @OptionGroup var index: IndexOption

  @Option(
    help: ArgumentHelp("Read identifiers from a file, one a line.", valueName: "file"))
  var ids: String?

  func validate() throws {
    if identifiers.isEmpty && ids == nil {
      throw ValidationError("Missing an identifier: write one, or name a file with --ids.")
    }
  }

  func execute(_ output: Output) throws -> Outcome {
    let fromFile = try ids.map { try InputText.lines($0).map(\.text) } ?? []
    let writer = try ExistingIndex.open(index.directory)
    defer { writer.close() }
    var deleted = 0
    for identifier in identifiers + fromFile {
      if try writer.delete(identifier) {
        deleted += 1
      } else {
        Messages.write("no report ‘\(identifier)’ in this index")
      }
    }
    try writer.commit()
    try output.line(
      "\(Numbers.counted(deleted, "report")) deleted, "
        + "\(Numbers.grouped(writer.documentCount)) left")
    return deleted > 0 ? .found : .nothingFound
  }
}
