// What does a Markdown page point to?

/// The parts of a Markdown page that can be checked against the repository.
struct Markdown {
  /// The targets of links and images, without `#` and what follows it, other than web addresses.
  private(set) var relativeLinks: [String] = []
  /// What stands in backticks within a line.
  private(set) var codeSpans: [String] = []
  /// The lines of code blocks that a shell would run, without prompts and comments.
  private(set) var shellLines: [String] = []

  /// Reads a page.
  init(_ page: String) {
    var fence: Substring?
    var isShell = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.hasPrefix("```") {
        fence = fence == nil ? trimmed : nil
        let language = trimmed.dropFirst(3).prefix { !$0.isWhitespace }
        isShell = ["sh", "bash", "shell", "console"].contains(language)
      } else if fence == nil {
        read(line)
      } else if isShell, !trimmed.isEmpty, !trimmed.hasPrefix("#") {
        shellLines.append(String(trimmed.hasPrefix("$ ") ? trimmed.dropFirst(2) : trimmed))
      }
    }
  }

  private mutating func read(_ line: Substring) {
    var prose = ""
    for (index, part) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 0 { prose += part } else { codeSpans.append(String(part)) }
    }
    var rest = prose[...]
    while let start = rest.firstRange(of: "](") {
      let target = rest[start.upperBound...].prefix { $0 != ")" && !$0.isWhitespace }
      add(link: target)
      rest = rest[target.endIndex...]
    }
    if prose.hasPrefix("["), let start = prose.firstRange(of: "]:") {
      add(link: prose[start.upperBound...].drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
    }
  }

  private mutating func add(link: Substring) {
    let path = link.prefix { $0 != "#" }
    guard !path.isEmpty, !path.contains("://"), !path.hasPrefix("mailto:") else { return }
    relativeLinks.append(String(path))
  }
}
