// Are texts for training compression taken from every kind of file?

import TestKit
import Testing

@testable import Gongkai

@Suite struct TextSamplerTests {
  private func samples(_ folder: InputFolder, _ bytes: Int = 1 << 20) throws -> [String] {
    try IntakePlan.make(paths: [folder.path]).sampleTexts(totalBytes: bytes)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func everyFormatAndEncodingYieldsText() throws {
    let body = String(repeating: "依申请公开政府信息的工作，主动公开。\n", count: 300)
    let report = "关于公开\n" + body
    let page = "<p>" + body.split(separator: "\n").joined(separator: "</p>\n<p>") + "</p>"
    let contents: [(String, [UInt8])] = [
      ("a.txt", Encoded.gbk(report)), ("a.txt", Encoded.utf16(report)),
      ("a.html", Array(page.utf8)),
      ("a.docx", SmallArchive.document([body])),
      ("a.csv", Array("id,text\n".utf8) + Array("1,\"\(report)\"\n".utf8)),
      ("a.csv", Encoded.gbk("id,text\n" + (0..<9).map { "\($0),\"\(report)\"\n" }.joined())),
      ("a.jsonl", Array("{\"id\":1,\"text\":\"\(body.filter { $0 != "\n" })\"}\n".utf8)),
      ("a.zip", SmallArchive.bytes([.init(Array("a.txt".utf8), Encoded.gbk(report))])),
    ]
    for (name, bytes) in contents {
      let folder = InputFolder()
      try folder.write(name, bytes)
      let samples = try samples(folder)
      #expect(!samples.isEmpty, "\(name)")
      for sample in samples {
        #expect(sample.contains("依申请公开政府信息") && !sample.contains("\u{FFFD}"), "\(name)")
        #expect(sample.utf8.count <= TextSampler.sampleBytes)
        #expect(!sample.contains("<p>"))
      }
    }
  }

  @Test func longTextsAreSampledInWindows() throws {
    let folder = InputFolder()
    let line = Encoded.gbk("依申请公开政府信息的工作，主动公开。\n")
    try folder.write("a.txt", [UInt8]([[UInt8]](repeating: line, count: 150_000).joined()))
    let samples = try samples(folder, 100_000)
    #expect(samples.count > 20)
    #expect(samples.allSatisfy { $0.contains("依申请公开政府信息的工作") })
  }

  @Test func whatCannotBeReadYieldsNothing() throws {
    let folder = InputFolder()
    for name in ["a.txt", "b.docx", "c.csv", "d.jsonl", "e.zip", "f.html"] {
      try folder.write(name, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }
    #expect(try samples(folder).isEmpty)
  }
}
