// gongkai inspect: what do the bytes of an index say?

import ArgumentParser
import Gongkai

struct InspectCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Look into the files of an index.",
    discussion: """
      Without more, prints the manifest and the sections of each segment. With
      --term, what each segment holds for a term, with the first places and
      documents; with --terms, the terms that begin with a prefix, maybe empty.

        gongkai inspect --index my-index --term 公开
      """)

  @OptionGroup var index: IndexOption

  @Option(help: ArgumentHelp("Show the lists of a term.", valueName: "text"))
  var term: String?

  @Option(help: ArgumentHelp("List terms by prefix.", valueName: "prefix"))
  var terms: String?

  @Option(help: ArgumentHelp("Look at one segment only.", valueName: "n"))
  var segment: Int?

  @Option(help: ArgumentHelp("Terms, places or documents to show.", valueName: "n"))
  var limit = 10

  @OptionGroup var json: JSONFlag

  func validate() throws {
    if term != nil && terms != nil {
      throw ValidationError("Give either --term or --terms, not both.")
    }
    guard limit >= 0 else { throw ValidationError("--limit is at least 0.") }
  }

  func execute(_ output: Output) throws -> Outcome {
    let commit = try Commit(directory: index.directory)
    let segments = commit.segments.filter { segment == nil || $0.entry.number == segment }
    if let segment, segments.isEmpty {
      Messages.write("no segment \(segment) in this index")
      return .nothingFound
    }
    if term == nil && terms == nil {
      try json.isOn
        ? SegmentPage.writeJSON(commit, segments, to: output)
        : SegmentPage.write(commit, segments, to: output)
      return .found
    }
    let fold = try FoldTable(bytes: commit.foldTable.array())
    var found = false
    for segment in segments {
      let entries: [TermEntry]
      if let term {
        entries = try TermEntry.exact(folded(term, fold), in: segment.reader, limit: limit)
      } else {
        entries = try TermEntry.prefix(folded(terms ?? "", fold), in: segment.reader, limit: limit)
      }
      found = found || !entries.isEmpty
      if json.isOn {
        try writeJSON(entries, segment, output)
      } else if !entries.isEmpty {
        try write(entries, segment, output)
      }
    }
    if !found { Messages.write("no such term in this index") }
    return found ? .found : .nothingFound
  }

  /// Folds scalar by scalar, as the dictionary's terms are.
  private func folded(_ text: String, _ fold: FoldTable) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      for folded in fold.fold(scalar.value) { TermKey.appendUTF8(folded, to: &bytes) }
    }
    return bytes
  }

  private func write(
    _ entries: [TermEntry], _ segment: Commit.Segment, _ output: Output
  ) throws {
    try output.line("segment \(segment.entry.number)")
    guard term != nil else {
      var table = Table(rightAligned: [false, false, true, true])
      table.add(["  term", "kind", "documents", "places"])
      for entry in entries {
        table.add([
          "  " + VisibleText.escaped(entry.text), entry.kind.label,
          Numbers.grouped(entry.info.docFreq),
          entry.kind.isPositional ? Numbers.grouped(entry.info.placeCount) : "–",
        ])
      }
      for line in table.lines { try output.line(line) }
      return
    }
    for entry in entries {
      try output.line(
        "  \(VisibleText.escaped(entry.text))  \(entry.kind.label): "
          + Numbers.counted(entry.info.docFreq, "document")
          + (entry.kind.isPositional
            ? ", \(Numbers.counted(entry.info.placeCount, "place"))" : "")
          + (entry.info.surplusCount.map { ", surplus of \(Numbers.counted($0, "document"))" } ?? "")
          + ", ranking list \(Numbers.bytes(entry.info.rankingLength))"
          + ", place list \(Numbers.bytes(entry.info.placesLength))"
          + ", from byte \(Numbers.grouped(entry.info.offset)) of the postings")
      if !entry.places.isEmpty {
        try output.line("    places \(list(entry.places.map(String.init), entry.info.placeCount))")
      }
      for posting in entry.postings {
        let freq = posting.freq.map { " × \($0)" } ?? ""
        try output.line("    \(VisibleText.escaped(posting.identifier))\(freq)")
      }
    }
  }

  private func list(_ shown: [String], _ count: Int) -> String {
    shown.joined(separator: " ") + (count > shown.count ? " …" : "")
  }

  private func writeJSON(
    _ entries: [TermEntry], _ segment: Commit.Segment, _ output: Output
  ) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("segment", segment.entry.number)
    writer.key("terms")
    writer.beginArray()
    for entry in entries {
      writer.beginObject()
      writer.member("term", entry.text)
      writer.member("kind", entry.kind.label)
      writer.member("documents", entry.info.docFreq)
      writer.member("places", entry.info.placeCount)
      if term != nil {
        writer.member("offset", entry.info.offset)
        if let count = entry.info.surplusCount { writer.member("surplus_documents", count) }
        writer.member("ranking_bytes", entry.info.rankingLength)
        writer.member("places_bytes", entry.info.placesLength)
        writer.key("first_places")
        writer.beginArray()
        for place in entry.places { writer.value(Int(place)) }
        writer.endArray()
        writer.key("first_documents")
        writer.beginArray()
        for posting in entry.postings {
          writer.beginObject()
          writer.member("id", posting.identifier)
          if let freq = posting.freq { writer.member("freq", freq) }
          writer.endObject()
        }
        writer.endArray()
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}
