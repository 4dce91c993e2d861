// Do the pages point only to what is there?

import Testing

@Suite struct LinkTests {
  static let pages = [
    "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md",
    "Sources/GongkaiFormat/FORMAT.md",
    "Sources/Gongkai/GUARANTEES.md",
  ]

  @Test(arguments: pages)
  func linksAndPathsExist(path: String) throws {
    let page = Markdown(try Repository.text(path))
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let links = Pages.brokenLinks(page, in: folder, exists: Repository.exists)
    #expect(links.isEmpty, "\(path) links to \(links)")

    let swiftFiles = ["Sources", "Tests", "Benchmarks"].flatMap { top in
      (try? Repository.files(below: top, endingWith: [".swift"])) ?? []
    }
    let names = swiftFiles.compactMap { $0.split(separator: "/").last.map(String.init) }
    let paths = Pages.brokenPaths(
      page, topLevel: Set(try Repository.names(in: ".")),
      swiftFiles: Set(names + ["Package.swift"]),
      exists: { Repository.exists($0) || Repository.exists(folder + $0) })
    #expect(paths.isEmpty, "\(path) names \(paths)")
  }

  @Test func commandsOfTheReadmeExist() throws {
    let sources = try Repository.files(below: "Sources/GongkaiCommand", endingWith: [".swift"])
    let subcommands = try sources.flatMap { Pages.subcommands(in: try Repository.text($0)) }
    let targets = Pages.targets(in: try Repository.text("Makefile"))
    #expect(targets.contains("demo") && targets.contains("test"))
    let page = Markdown(try Repository.text("README.md"))
    #expect(!page.shellLines.isEmpty, "the page shows commands")
    let unknown = Pages.unknownCommands(
      page, subcommands: Set(subcommands), targets: Set(targets))
    #expect(unknown.isEmpty, "README.md shows \(unknown)")
  }

  private static let badPage = """
    See [here](gone.md#part), [web](https://example.org/a), [top](#top), ![x](Sources/x.png).
    `Sources/Gone/A.swift`, `Gone.swift`, `Kept.swift`, `text/html`, `Sources/*/B.swift`,
    `index-data/demo`, `index-data/GONE.md`, `Sources`, `let a = b/c`
    [ref]: ../gone.txt
    ```sh
    # gongkai comment
    $ gongkai search 公开 | make gone
    time .build/release/gongkai frobnicate --index x && LANG=C gongkai --help
    ```
    ```swift
    [code](gone-code.md) `Sources/Code`
    gongkai code
    ```
    """

  @Test func aBadPageIsFoundOut() {
    let page = Markdown(Self.badPage)
    let links = Pages.brokenLinks(page, in: "docs/", exists: { _ in false })
    #expect(links == ["gone.md", "Sources/x.png", "../gone.txt"])
    var asked: [String] = []
    _ = Pages.brokenLinks(page, in: "docs/") { path in
      asked.append(path)
      return true
    }
    #expect(asked == ["docs/gone.md", "docs/Sources/x.png", "docs/../gone.txt"])
    let paths = Pages.brokenPaths(
      page, topLevel: ["Sources", "index-data"], swiftFiles: ["Kept.swift"], exists: { _ in false })
    #expect(paths == ["Sources/Gone/A.swift", "Gone.swift", "index-data/GONE.md"])
    let commands = Pages.unknownCommands(page, subcommands: ["search"], targets: ["test"])
    #expect(commands == ["make gone", ".build/release/gongkai frobnicate"])
  }

  @Test func declarationsAreRecognized() {
    let source = """
      struct Search: AsyncParsableCommand {}
      struct ShowTokens: ParsableCommand, Sendable {
        static let configuration = CommandConfiguration(commandName: "analyze")
      }
      struct Other: Sendable {}
      """
    #expect(Pages.subcommands(in: source) == ["analyze", "search", "show-tokens"])
    let makefile = "A := 1\nall: b\n\ttouch x:y\nb c: d\n.PHONY: all\n# e: f\n"
    #expect(Pages.targets(in: makefile) == ["all", "b", "c"])
  }
}
