// Where do the records of a file begin, and how are they written?

import GongkaiBytes
import GongkaiFiles

/// A file of records, opened and looked at: CSV, or lines of JSON.
struct RecordFile: Sendable {
  /// How much is looked at to tell the encoding; the header of a CSV file lies within.
  private static let beginningBytes = CSVHeader.maximumBytes
  /// The most bytes in UTF-16, which is decoded as a whole: its line ends cannot be found by
  /// their bytes alone.
  static let maximumUTF16Bytes = 64 << 20

  let origin: IntakeOrigin
  /// What is cut; decoded if that was UTF-16.
  let bytes: InputBytes
  /// How the file is encoded.
  let encoding: TextEncoding
  /// What the columns of a CSV file hold; nil for lines of JSON.
  let header: CSVHeader?
  /// Where the records begin in `bytes`.
  let start: Int
  /// On which line, counted from 1.
  let firstLine: Int

  /// How `bytes` are encoded.
  var encodingOfBytes: TextEncoding { encoding.isUTF16 ? .utf8 : encoding }

  /// Looks at the beginning of a file.
  ///
  /// - Parameter format: `csv` or `jsonLines`.
  /// - Throws: `IntakeProblem` when no record of the file can be read.
  init(
    _ origin: IntakeOrigin, _ input: InputBytes, format: FileFormat
  ) throws(IntakeProblem) {
    self.origin = origin
    var beginning = try Self.read(
      input, count: min(input.count, Self.beginningBytes), origin)
    // SAFETY: the array lends its bytes only for the closure.
    if let kind = unsafe beginning.withUnsafeBytes({ unsafe BinaryKind.named(by: $0) }) {
      throw origin.problem(.content(.binary(kind: kind.name, byteOffset: 0)))
    }
    encoding = Self.encoding(of: beginning, isWhole: beginning.count == input.count)
    if encoding.isUTF16 {
      guard input.count <= Self.maximumUTF16Bytes else {
        throw origin.problem(.longUTF16(bytes: input.count, limit: Self.maximumUTF16Bytes))
      }
      let all = try Self.read(input, count: input.count, origin)
      let text = TextDecoder.decode(all, as: encoding).text
      bytes = .memory(text)
      beginning = Array(text.prefix(Self.beginningBytes))
    } else {
      bytes = input
    }
    guard format == .csv else {
      header = nil
      start = 0
      firstLine = 1
      return
    }
    let text = TextDecoder.decode(beginning, as: encoding.isUTF16 ? .utf8 : encoding).text
    do throws(FileProblem) {
      // SAFETY: the array lends its bytes only for the closure.
      let header = try unsafe text.withUnsafeBufferPointer { (text) throws(FileProblem) in
        try unsafe CSVHeader(UnsafeRawBufferPointer(text))
      }
      self.header = header
      firstLine = header.firstRecordLine
      // The header was read in decoded text, where it may be longer or shorter.
      start = Self.offset(ofLine: header.firstRecordLine, in: beginning)
    } catch {
      throw origin.problem(.content(error))
    }
  }

  private static func read(
    _ input: InputBytes, count: Int, _ origin: IntakeOrigin
  ) throws(IntakeProblem) -> [UInt8] {
    do throws(FileError) {
      return try input.read(at: 0, count: count)
    } catch {
      throw origin.problem(.file(error))
    }
  }

  /// The encoding of whole lines at the beginning of a file. Zeros at the end, which disks that
  /// failed leave, say nothing.
  private static func encoding(of beginning: [UInt8], isWhole: Bool) -> TextEncoding {
    var sample = beginning[...]
    while sample.count > 2, sample.suffix(2).allSatisfy({ $0 == 0 }) { sample.removeLast() }
    if !isWhole, let newline = sample.lastIndex(of: UInt8(ascii: "\n")) {
      sample = sample[...newline]
    }
    return EncodingDetector.detect(Array(sample))
  }

  /// Where a line begins, which is counted from 1; the end when there are fewer.
  private static func offset(ofLine line: Int, in bytes: [UInt8]) -> Int {
    var offset = 0
    for _ in 1..<max(1, line) {
      guard let newline = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
        return bytes.count
      }
      offset = newline + 1
    }
    return offset
  }
}

extension TextEncoding {
  /// Whether every character takes units of two bytes.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
