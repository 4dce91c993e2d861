// How are a manifest and its segments shown?

import Gongkai

/// Writes a manifest and the section tables of its segments.
enum SegmentPage {
  static func write(
    _ commit: Commit, _ segments: [Commit.Segment], to output: Output
  ) throws {
    let manifest = commit.manifest
    var facts = Table(rightAligned: [false, false])
    facts.add(["generation", "\(manifest.generation)"])
    facts.add(["next segment", "\(manifest.nextSegment)"])
    facts.add(["analyzer", VisibleText.escaped(manifest.analyzer)])
    facts.add(["word breaker", VisibleText.escaped(manifest.wordBreaker)])
    facts.add(["fold table", hex(manifest.foldChecksum)])
    facts.add(["dictionary", hex(manifest.dictionaryChecksum)])
    for line in facts.lines { try output.line(line) }
    for segment in segments {
      let information = segment.reader.information
      try output.line()
      try output.line(
        "segment \(segment.entry.number): "
          + "\(Numbers.counted(segment.entry.documentCount, "document")) "
          + "(\(Numbers.grouped(segment.entry.deletedCount)) deleted), "
          + "\(Numbers.counted(information.termCount, "term")), "
          + "\(Numbers.counted(information.clauseCount, "clause")) "
          + "(\(Numbers.grouped(information.repeatedClauseCount)) repeated), "
          + Numbers.bytes(segment.reader.fileSize))
      for region in information.regions {
        try output.line(
          "  \(VisibleText.escaped(region.field)): places \(region.places.lowerBound)"
            + "–\(region.places.upperBound), weight \(region.weight)")
      }
      var table = Table(rightAligned: [false, true, true, false])
      table.add(["  section", "offset", "length", "checksum"])
      for entry in segment.reader.entries {
        table.add([
          "  " + entry.section.name, Numbers.grouped(entry.offset), Numbers.grouped(entry.length),
          hex(entry.checksum),
        ])
      }
      for line in table.lines { try output.line(line) }
    }
  }

  static func writeJSON(
    _ commit: Commit, _ segments: [Commit.Segment], to output: Output
  ) throws {
    let manifest = commit.manifest
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("generation", manifest.generation)
    writer.member("next_segment", manifest.nextSegment)
    writer.member("analyzer", manifest.analyzer)
    writer.member("word_breaker", manifest.wordBreaker)
    writer.member("fold_checksum", Int(manifest.foldChecksum))
    writer.member("dictionary_checksum", Int(manifest.dictionaryChecksum))
    writer.key("segments")
    writer.beginArray()
    for segment in segments { write(segment, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }

  private static func write(_ segment: Commit.Segment, to writer: inout JSONWriter) {
    let information = segment.reader.information
    writer.beginObject()
    writer.member("number", segment.entry.number)
    writer.member("bytes", segment.reader.fileSize)
    writer.member("documents", segment.entry.documentCount)
    writer.member("deleted", segment.entry.deletedCount)
    writer.member("terms", information.termCount)
    writer.member("clauses", information.clauseCount)
    writer.member("repeated_clauses", information.repeatedClauseCount)
    writer.key("fields")
    writer.beginArray()
    for region in information.regions {
      writer.beginObject()
      writer.member("field", region.field)
      writer.member("weight", region.weight)
      writer.member("first_place", Int(region.places.lowerBound))
      writer.member("end_place", Int(region.places.upperBound))
      writer.endObject()
    }
    writer.endArray()
    writer.key("sections")
    writer.beginArray()
    for entry in segment.reader.entries {
      writer.beginObject()
      writer.member("section", entry.section.name)
      writer.member("offset", entry.offset)
      writer.member("length", entry.length)
      writer.member("checksum", Int(entry.checksum))
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
