// Is there real text beside the package to test on?

import Glibc

/// Text collections that may lie in `../shared/corpora` beside the package.
enum Corpus {
  /// The lines of a collection; nil, with a note, if it or `zstd` is missing.
  static func lines(of name: String) -> [[UInt8]]? {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let path = "/\(root)/shared/corpora/\(name)/docs.jsonl.zst"
    guard unsafe access(path, R_OK) == 0, !path.contains("'"),
      let pipe = unsafe popen("zstd -dcq '\(path)' 2>/dev/null", "r")
    else {
      print("skipped: no collection \(name)")
      return nil
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the chunk has room for as many bytes as are asked for.
      let count = unsafe fread(&chunk, 1, chunk.count, pipe)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard unsafe pclose(pipe) == 0, !bytes.isEmpty else {
      print("skipped: cannot unpack collection \(name)")
      return nil
    }
    return bytes.split(separator: 0x0A).map(withLineEnds)
  }

  /// Makes the line ends that JSON escapes into real ones.
  private static func withLineEnds(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscape = false
    for byte in line {
      if isEscape, byte == UInt8(ascii: "n") {
        result[result.count - 1] = 0x0A
      } else {
        result.append(byte)
      }
      isEscape = byte == UInt8(ascii: "\\") && !isEscape
    }
    return result
  }
}
