// How are the sizes of an index written as JSON?

import Gongkai

/// Writes sizes as an object.
enum SizesJSON {
  static func write(_ sizes: IndexSizes, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("documents", sizes.documentCount)
    writer.member("deleted", sizes.deletedCount)
    writer.member("segments", sizes.segmentCount)
    writer.member("bytes", sizes.totalBytes)
    writer.member("text_bytes", sizes.textBytes)
    writer.key("parts")
    writer.beginObject()
    for part in sizes.parts { writer.member(part.name, part.bytes) }
    writer.endObject()
    writer.endObject()
  }
}
