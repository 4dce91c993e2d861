// gongkai repair: what of a damaged index can be saved?

import ArgumentParser
import Gongkai

struct RepairCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Mend a damaged index.",
    discussion: """
      Segments that are whole are kept; damaged ones are made anew from the reports
      stored in them, as far as checksums prove these to be good. Names reports that
      are lost: index their files again. Files that the index no longer uses are
      moved into a folder ‘damaged-1’ (2, 3 …) inside of it; nothing is destroyed.
      Ends with 2 when something is lost.

        gongkai repair --index my-index
      """)

  @OptionGroup var index: IndexOption

  @Option(help: "Threads to use (default: all cores).")
  var threads: Int?

  @OptionGroup var json: JSONFlag

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a number from 1 to 1024.")
    }
  }

  func execute(_ output: Output) throws -> Outcome {
    let report = try IndexRepair.repair(index.directory, threads: threads ?? Threads.coreCount)
    if json.isOn {
      try writeJSON(report, output)
    } else {
      try write(report, output)
    }
    if report.outcome == .impossible {
      Messages.write("nothing was changed; index the original files into a new folder")
    }
    return report.isComplete ? .found : .failed
  }

  private func write(_ report: IndexRepair.Summary, _ output: Output) throws {
    for note in report.notes { try output.line(VisibleText.escaped(note)) }
    for (identifiers, what) in [
      (report.lost, "lost"), (report.renamed, "saved without its name, as"),
      (report.incomplete, "saved, to be read anew by the next ‘gongkai index’"),
    ] {
      for identifier in identifiers {
        try output.line("  \(what): \(VisibleText.escaped(identifier))")
      }
    }
    if report.lostWithoutName > 0 {
      try output.line(
        "  lost: \(Numbers.counted(report.lostWithoutName, "report")) whose names are lost too")
    }
    switch report.outcome {
    case .whole: try output.line("the index is whole: nothing to mend")
    case .impossible: break
    case .mended:
      try output.line(
        "\(Numbers.counted(report.keptSegments, "segment")) kept, "
          + "\(Numbers.grouped(report.rebuiltSegments)) made anew, "
          + "\(Numbers.counted(report.documents, "report")) in the index, "
          + "\(Numbers.grouped(report.rebuiltDocuments)) of them indexed anew, "
          + "\(Numbers.grouped(report.lost.count + report.lostWithoutName)) lost")
      if let folder = report.folder {
        try output.line(
          "what is no longer used lies in \(VisibleText.escaped(index.directory))/\(folder)")
      }
    }
  }

  private func writeJSON(_ report: IndexRepair.Summary, _ output: Output) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("outcome", "\(report.outcome)")
    for (key, strings) in [
      ("notes", report.notes), ("lost", report.lost), ("renamed", report.renamed),
      ("incomplete", report.incomplete),
    ] {
      writer.key(key)
      writer.beginArray()
      for string in strings { writer.value(string) }
      writer.endArray()
    }
    writer.member("lost_without_name", report.lostWithoutName)
    writer.member("segments_kept", report.keptSegments)
    writer.member("segments_rebuilt", report.rebuiltSegments)
    writer.member("documents", report.documents)
    writer.member("documents_rebuilt", report.rebuiltDocuments)
    if let folder = report.folder { writer.member("folder", folder) }
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}
