// What does the text of the whole input look like, at little cost?

import GongkaiBytes
import GongkaiReports

extension IntakePlan {
  /// The size of a sample in bytes, about that of the blocks in which text is compressed.
  private static let sampleBytes = 4096

  /// Pieces of text from places spread evenly over the input, about `totalBytes` in all, for
  /// training a compression dictionary. No piece overlaps another; what cannot be read is left
  /// out; a small input yields less.
  func sampleTexts(totalBytes wanted: Int) -> [[UInt8]] {
    let count = max(0, wanted) / Self.sampleBytes
    guard count > 0, totalBytes > 0 else { return [] }
    let step = max(1, totalBytes / count)
    var samples: [[UInt8]] = []
    var fileStart = 0
    // The place in the whole input around which the next piece is cut.
    var position = step / 2
    for file in files {
      let fileEnd = fileStart + file.size
      var offsets: [Int] = []
      while position < fileEnd {
        offsets.append(position - fileStart)
        position += step
      }
      if !offsets.isEmpty {
        switch file.kind {
        case .text: samples += Self.sampleText(file, at: offsets)
        case .lines: samples += Self.sampleLines(file, at: offsets)
        }
      }
      fileStart = fileEnd
    }
    return samples
  }

  private static func sampleText(_ file: File, at offsets: [Int]) -> [[UInt8]] {
    guard let opened = try? InputFile(file.path) else { return [] }
    var samples: [[UInt8]] = []
    var end = 0
    for offset in offsets {
      let start = max(end, min(offset, opened.size - sampleBytes))
      let length = min(sampleBytes, opened.size - start)
      guard length > 0, let bytes = try? opened.read(at: start, count: length) else { continue }
      end = start + length
      if let text = wholeCharacters(bytes[...]) { samples.append(text) }
    }
    return samples
  }

  private static func sampleLines(_ file: File, at offsets: [Int]) -> [[UInt8]] {
    guard let bytes = try? mapFile(file.path) else { return [] }
    var samples: [[UInt8]] = []
    var line = 0..<0
    var text: [UInt8] = []
    var end = 0
    for offset in offsets where offset < bytes.count {
      if !line.contains(offset) {
        let start = bytes.lastNewline(in: 0..<offset).map { $0 + 1 } ?? 0
        line = start..<(bytes.firstNewline(in: offset..<bytes.count).map { $0 + 1 } ?? bytes.count)
        text = textOf(line: line, in: bytes)
        end = 0
      }
      // As far into the text as the place lies in the line.
      let share = Double(offset - line.lowerBound) / Double(line.count)
      let place = min(Int(share * Double(text.count)), text.count - sampleBytes)
      let start = max(end, place)
      guard start < text.count else { continue }
      end = min(start + sampleBytes, text.count)
      if let piece = wholeCharacters(text[start..<end]) { samples.append(piece) }
    }
    return samples
  }

  /// The text of the report on a line; empty when there is none.
  private static func textOf(line: Range<Int>, in bytes: ByteView) -> [UInt8] {
    unsafe bytes.withUnsafeBytes { all in
      // SAFETY: the range was made of offsets within the view.
      let line = unsafe UnsafeRawBufferPointer(rebasing: all[line])
      return unsafe (try? JSONLineReport.read(line: line))?.text ?? []
    }
  }

  /// The bytes without the parts of characters at both ends; nil when they hold no text.
  private static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    var whole = bytes.drop(while: isContinuation)
    let tail = whole.suffix(4)
    if let lead = tail.lastIndex(where: { !isContinuation($0) }), whole[lead] >= 0xC0 {
      let length = whole[lead] < 0xE0 ? 2 : whole[lead] < 0xF0 ? 3 : 4
      if whole.endIndex - lead < length { whole = whole[..<lead] }
    }
    return (try? TextReport.read(id: "", text: Array(whole)))?.text
  }
}
