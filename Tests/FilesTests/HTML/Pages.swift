// How do tests read pages that stand in a literal?

import GongkaiFiles
import Testing

/// The text of a page, the line feed at the end left out.
func text(_ page: String) throws -> String {
  let text = try HTMLReader.read(Array(page.utf8)).text
  #expect(text.last == 0x0A)
  return String(decoding: text.dropLast(), as: UTF8.self)
}

/// The lines of a page that are not empty.
func lines(_ page: String) throws -> [String] {
  try text(page).split(separator: "\n").map(String.init)
}
