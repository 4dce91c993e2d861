// Does the reader agree with pages whose text is known?

import GongkaiFiles
import TestKit
import Testing

@Suite struct RandomPageTests {
  @Test func readerAndMakerAgree() throws {
    var random = SeededRandom(seed: 42)
    for _ in 0..<500 {
      let page = RandomPage(&random)
      #expect(try text(page.html) == page.text, "\(page.html)")
      let inner = "<table><tr><td>\(page.html)</td></tr></table>"
      let wrapped = "<table><tr><td></td><td>\(inner)</td></tr></table>"
      #expect(try text(wrapped) == page.text, "\(page.html)")
    }
  }
}
