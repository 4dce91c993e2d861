// Does the compact list of files hold what was put into it?

import TestKit
import Testing

@testable import Gongkai

@Suite struct FileListTests {
  /// Files of some folders, some of them with names in common.
  private static func files(_ count: Int, seed: UInt64) -> [IntakePlan.File] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let length = Int.random(in: 1...3, using: &random)
      let id = (0..<length).map { _ in ["报告", "a", "Ω", "a b"].randomElement(using: &random)! }
        .joined(separator: "/")
      let folder = ["/", "/数据/", "x/", ""].randomElement(using: &random)!
      return IntakePlan.File(
        path: folder + id, id: id, format: [.text, .zip, .csv].randomElement(using: &random)!,
        size: Int.random(in: 0...(1 << 40), using: &random))
    }
  }

  @Test(arguments: 0..<20) func agreesWithAnArray(seed: UInt64) {
    let files = Self.files([0, 1, 2, 50, 300][Int(seed) % 5], seed: seed)
    var list = FileList()
    for file in files { list.append(file) }
    #expect(Array(list) == files)
    for (index, file) in files.enumerated() {
      #expect(list.id(of: index) == file.id && list.size(of: index) == file.size)
      #expect(list.format(of: index) == file.format)
    }
    list.sortByPath()
    let sorted = files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(list.map(\.path) == sorted)
    #expect(Set(list.map(\.size)) == Set(files.map(\.size)))
    let counts = Dictionary(grouping: files, by: \.id).mapValues(\.count)
    let repeated = list.repeatedIDHashes()
    for (id, count) in counts { #expect(repeated.contains(id.hashValue) == (count > 1)) }
  }
}
