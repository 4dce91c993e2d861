// Does what the pages name exist?

/// Checks of the pages against the repository.
enum Pages {
  /// Folders whose contents are made by commands and are not checked in.
  private static let generated = ["index-data/", ".build/"]

  /// The links of a page that lead nowhere; `exists` is asked for paths from the root.
  static func brokenLinks(
    _ page: Markdown, in folder: String, exists: (String) -> Bool
  ) -> [String] {
    page.relativeLinks.filter { !exists(folder + $0) }
  }

  /// The paths and Swift file names in backticks that name nothing.
  ///
  /// A path counts when it starts with a folder or file of the root (`topLevel`); placeholders
  /// and generated files do not.
  static func brokenPaths(
    _ page: Markdown, topLevel: Set<String>, swiftFiles: Set<String>, exists: (String) -> Bool
  ) -> [String] {
    page.codeSpans.filter { span in
      guard span.allSatisfy({ $0.isLetter || $0.isNumber || "/._-+".contains($0) }) else {
        return false
      }
      let parts = span.split(separator: "/")
      guard parts.count > 1 else { return span.hasSuffix(".swift") && !swiftFiles.contains(span) }
      guard topLevel.contains(String(parts[0])), !span.hasPrefix("/") else { return false }
      let isGenerated = generated.contains(where: span.hasPrefix) && !span.hasSuffix(".md")
      return !isGenerated && !exists(span)
    }
  }

  /// The calls of `gongkai` without such a subcommand, and of `make` without such a target.
  static func unknownCommands(
    _ page: Markdown, subcommands: Set<String>, targets: Set<String>
  ) -> [String] {
    page.shellLines.flatMap { line in
      line.split { "|&;".contains($0) }.compactMap { command -> String? in
        let words = command.split(whereSeparator: \.isWhitespace).drop { word in
          word.contains("=") || ["time", "sudo"].contains(word)
        }
        guard let first = words.first, let second = words.dropFirst().first,
          !second.hasPrefix("-")
        else { return nil }
        let known: Set<String>
        switch first.split(separator: "/").last {
        case "gongkai": known = subcommands.union(["help"])
        case "make": known = targets
        default: return nil
        }
        return known.contains(String(second)) ? nil : "\(first) \(second)"
      }
    }
  }

  /// The names of the subcommands that a source text declares: those it spells out, and those
  /// that follow from the names of its command types.
  static func subcommands(in source: String) -> [String] {
    var names = source.matches(of: /commandName:\s*"([^"]+)"/).map { String($0.1) }
    for match in source.matches(of: /struct\s+(\w+)\s*:[^{]*ParsableCommand/) {
      names.append(kebab(match.1))
    }
    return names
  }

  /// `SomeName` as `some-name`.
  private static func kebab(_ name: Substring) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, !result.isEmpty { result += "-" }
      result += character.lowercased()
    }
    return result
  }

  /// The targets of a Makefile.
  static func targets(in makefile: String) -> [String] {
    makefile.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
      guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true,
        line[colon...].dropFirst().first != "="
      else { return [] }
      return line[..<colon].split(separator: " ").map(String.init)
    }
  }
}
