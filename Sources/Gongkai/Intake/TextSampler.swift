// Which text stands at some places of a file?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

/// Cuts pieces of decoded text out of files of all formats.
struct TextSampler {
  /// The size of a piece in bytes, about that of the blocks in which text is compressed.
  static let sampleBytes = 4096

  /// The longest document that is read as a whole.
  private static let maximumDocumentBytes = 4 << 20
  /// How much of a longer one, or of a file of records, is read around a place.
  private static let windowBytes = 256 << 10
  /// What is read of it first where records are lines, of which a part reads as none.
  private static let lineBytes = 48 << 10
  /// The longest entry with records that is unpacked.
  private static let maximumRecordBytes = 8 << 20

  /// The pieces so far.
  private(set) var samples: [[UInt8]] = []
  /// How many more bytes may be read of documents that are not plain text, which takes longer.
  private var costlyBytes = 24 << 20
  /// How many more documents may be read by other programs, which takes far longer.
  private var programRuns = 8

  /// Takes a piece from each place, which are offsets in `file` and ascend.
  mutating func sample(_ file: IntakePlan.File, at offsets: [Int]) {
    switch file.format {
    case .csv, .jsonLines:
      guard let opened = try? InputFile(file.path),
        let records = try? RecordFile(file.origin, .file(opened), format: file.format)
      else { return }
      sample(records, at: offsets, of: opened.size)
    case .zip: sampleArchive(file, at: offsets)
    case .text, .html, .docx, .doc, .pdf:
      guard let opened = try? InputFile(file.path) else { return }
      if opened.size <= Self.maximumDocumentBytes {
        guard let bytes = try? opened.read(at: 0, count: opened.size) else { return }
        sample(document: bytes, file.format, at: offsets)
      } else if file.format == .text {
        sampleLongText(opened, at: offsets)
      }
    }
  }

  // MARK: Documents

  private mutating func sample(document bytes: [UInt8], _ format: FileFormat, at offsets: [Int]) {
    if format == .pdf || format == .doc {
      guard programRuns > 0 else { return }
      programRuns -= 1
    } else if format != .text {
      guard costlyBytes > 0 else { return }
      costlyBytes -= bytes.count
    }
    guard let text = try? DocumentReader.standard.read(bytes, named: format).text else { return }
    // As far into the text as the places lie in the file.
    var end = 0
    for offset in offsets {
      let place = Int(Double(offset) / Double(max(1, bytes.count)) * Double(text.count))
      let start = max(end, min(place, text.count - Self.sampleBytes))
      guard start < text.count else { break }
      end = min(start + Self.sampleBytes, text.count)
      append(text[start..<end])
    }
  }

  /// Takes pieces of a text that is too long to be read as a whole.
  private mutating func sampleLongText(_ file: InputFile, at offsets: [Int]) {
    for offset in offsets {
      // Even, so that units of two bytes stay whole.
      let start = max(0, min(offset, file.size - Self.windowBytes)) & ~1
      let count = min(4 * Self.sampleBytes, file.size - start)
      guard let bytes = try? file.read(at: start, count: count) else { return }
      let text = TextDecoder.decode(bytes, as: EncodingDetector.detect(bytes)).text
      append(text.prefix(Self.sampleBytes))
    }
  }

  // MARK: Records

  /// Takes the text of a record near each place, of which `size` is the end.
  private mutating func sample(_ records: RecordFile, at offsets: [Int], of size: Int) {
    var end = records.start
    for offset in offsets {
      let place = Int(Double(offset) / Double(max(1, size)) * Double(records.bytes.count))
      let start = max(end, min(place, records.bytes.count - Self.windowBytes))
      let count = min(Self.windowBytes, records.bytes.count - start)
      guard count > 0 else { return }
      // Most lines are short: the whole window is seldom needed.
      let sizes =
        records.header == nil && count > Self.lineBytes ? [Self.lineBytes, count] : [count]
      var found: (text: [UInt8], end: Int)?
      for size in sizes where found == nil {
        guard let window = try? records.bytes.read(at: start, count: size) else { return }
        found = Self.firstText(in: window, records, isAtStart: start == end)
      }
      guard let (text, length) = found else { continue }
      end = start + length
      // From the beginnings of texts, their ends, and what is between.
      let piece = max(0, text.count - Self.sampleBytes) * (samples.count % 5) / 4
      append(text[piece...].prefix(Self.sampleBytes))
    }
  }

  /// The text of the first record that lies wholly in `window`, and where it ends there. Behind a
  /// line end within quotes a wrong record is found, which is text all the same.
  private static func firstText(
    in window: [UInt8], _ records: RecordFile, isAtStart: Bool
  ) -> (text: [UInt8], end: Int)? {
    let view = ByteView(window)
    var start = 0
    if !isAtStart {
      guard let first = view.firstNewline(in: 0..<view.count) else { return nil }
      start = first + 1
    }
    while start < window.count {
      let lineEnd = view.firstNewline(in: start..<view.count).map { $0 + 1 } ?? view.count
      let end = recordEnd(in: window, from: start, records) ?? lineEnd
      let piece = RecordPiece(
        file: records, bytes: ByteView(Array(window[start..<end])), firstLine: 1)
      var text: [UInt8]?
      piece.read { result in
        if let loaded = try? result.get() { text = loaded.report.text }
      }
      if let text { return (text, end) }
      start = end
    }
    return nil
  }

  /// Where a row ends that begins at `start`, if it ends in the window.
  private static func recordEnd(
    in window: [UInt8], from start: Int, _ records: RecordFile
  ) -> Int? {
    guard let header = records.header else { return nil }
    var cutter = CSVCutter(separator: header.separator)
    return unsafe window.withUnsafeBytes { window in
      // SAFETY: `start` is below the number of bytes, which the array lends for the closure.
      unsafe cutter.firstRecordEnd(inNext: UnsafeRawBufferPointer(rebasing: window[start...]))
    }.map { start + $0 }
  }

  // MARK: Archives

  private mutating func sampleArchive(_ file: IntakePlan.File, at offsets: [Int]) {
    guard let archive = try? OpenArchive(file), !archive.names.isEmpty else { return }
    var last = -1
    for offset in offsets {
      // As far into the directory as the place lies in the file.
      let share = Double(offset) / Double(max(1, file.size))
      let index = min(archive.names.count - 1, Int(share * Double(archive.names.count)))
      guard index > last, !archive.isHidden(index) else { continue }
      last = index
      guard let format = FileFormat(fileName: archive.names[index]), format != .zip else {
        continue
      }
      let limit = format.holdsRecords ? Self.maximumRecordBytes : Self.maximumDocumentBytes
      guard let bytes = try? archive.zip.read(archive.zip.entries[index], limit: limit) else {
        continue
      }
      if !format.holdsRecords {
        sample(document: bytes, format, at: [bytes.count / 2])
      } else if let records = try? RecordFile(
        archive.origin(of: index), .memory(bytes), format: format)
      {
        sample(records, at: [bytes.count / 2], of: bytes.count)
      }
    }
  }

  // MARK: Pieces

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    let text = Self.wholeCharacters(bytes)
    if text.contains(where: { $0 > 0x20 }) { samples.append(Array(text)) }
  }

  /// The bytes without the parts of characters in UTF-8 at both ends.
  private static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    guard let first = bytes.prefix(4).firstIndex(where: { !isContinuation($0) }) else {
      return bytes
    }
    let whole = bytes[first...]
    let tail = whole.suffix(4)
    guard let lead = tail.lastIndex(where: { !isContinuation($0) }), whole[lead] >= 0xC0 else {
      return whole
    }
    let length = whole[lead] < 0xE0 ? 2 : whole[lead] < 0xF0 ? 3 : 4
    return whole.endIndex - lead < length ? whole[..<lead] : whole
  }
}
