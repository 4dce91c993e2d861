// What does the text of the whole input look like, at little cost?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

extension IntakePlan {
  /// Pieces of text from places spread evenly over the input, about `totalBytes` in all, for
  /// training a compression dictionary. What cannot be read is left out; a small input yields
  /// less.
  func sampleTexts(totalBytes wanted: Int) -> [[UInt8]] {
    let count = max(0, wanted) / TextSampler.sampleBytes
    guard count > 0, totalBytes > 0 else { return [] }
    let step = max(1, totalBytes / count)
    var sampler = TextSampler()
    var fileStart = 0
    // The place in the whole input around which the next piece is cut.
    var position = step / 2
    for file in files.indices {
      let fileEnd = fileStart + files.size(of: file)
      var offsets: [Int] = []
      while position < fileEnd {
        offsets.append(position - fileStart)
        position += step
      }
      if !offsets.isEmpty { sampler.sample(files[file], at: offsets) }
      fileStart = fileEnd
    }
    return sampler.samples
  }
}
