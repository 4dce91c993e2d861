// Writes the frame of a segment file: sections one after the other, then their table.

public import GongkaiBytes

/// Appends sections to a new file; complete only after `finish()`.
public final class SegmentFileWriter {
  private let output: OutputFile
  private var entries: [SectionEntry] = []
  private var open: (section: SegmentSection, offset: Int, checksum: CRC32C)?
  private var chunkSums = ChunkSums()

  /// Creates the file at `path`, replacing what was there.
  public init(path: String) throws(FileError) {
    output = try OutputFile(creating: path)
    var header = ByteWriter()
    header.append(SegmentLayout.magic)
    header.appendU32(SegmentLayout.version)
    header.appendU32(0)
    try put(header.bytes)
  }

  /// Begins a section at the next aligned offset; ends the one before.
  public func begin(_ section: SegmentSection) throws(FileError) {
    try end()
    open = (section, output.offset, CRC32C())
  }

  /// Appends bytes to the section begun last.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    precondition(open != nil, "append needs a section")
    // SAFETY: the bytes are read before the call returns.
    unsafe bytes.withUnsafeBytes { unsafe open?.checksum.update($0) }
    try put(bytes)
  }

  /// Writes the section of chunk checksums, which covers all before it: the last section.
  public func writeChunkChecks() throws(FileError) {
    try end()
    try write(.chunkChecks, chunkSums.finish())
  }

  /// Appends bytes of the part of the file that has chunk checksums.
  private func put(_ bytes: [UInt8]) throws(FileError) {
    // SAFETY: the bytes are read before the call returns.
    unsafe bytes.withUnsafeBytes { unsafe chunkSums.update($0) }
    try output.append(bytes)
  }

  /// Writes a whole section at once.
  public func write(_ section: SegmentSection, _ bytes: [UInt8]) throws(FileError) {
    try begin(section)
    try append(bytes)
    try end()
  }

  private func end() throws(FileError) {
    guard let current = open else { return }
    entries.append(
      SectionEntry(
        section: current.section, checksum: current.checksum.finish(), offset: current.offset,
        length: output.offset - current.offset))
    open = nil
    let padding = -output.offset & (SegmentLayout.alignment - 1)
    try put([UInt8](repeating: 0, count: padding))
  }

  /// Writes the section table and the footer, makes all durable, and returns the file's length.
  public func finish() throws(FileError) -> Int {
    try end()
    var table = ByteWriter()
    for entry in entries {
      table.appendU32(entry.section.rawValue)
      table.appendU32(entry.checksum)
      table.appendU64(UInt64(entry.offset))
      table.appendU64(UInt64(entry.length))
    }
    var footer = ByteWriter()
    footer.appendU64(UInt64(output.offset))
    footer.appendU32(UInt32(entries.count))
    footer.appendU32(CRC32C.checksum(table.bytes))
    footer.appendU32(SegmentLayout.version)
    footer.appendU32(0)
    footer.append(SegmentLayout.endMagic)
    try output.append(table.bytes)
    try output.append(footer.bytes)
    try output.sync()
    try output.close()
    return output.offset
  }
}
