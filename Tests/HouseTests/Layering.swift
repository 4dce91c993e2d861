// Which imports break the order of the modules?

/// The modules and what each may import.
enum Layering {
  /// Modules of the system that every module may use.
  static let system: Set<String> = ["Glibc", "Synchronization"]

  /// What each folder of `Sources` that holds Swift may import besides.
  static let allowed: [String: Set<String>] = [
    "GongkaiBytes": ["CKernels", "CMalloc"],
    "GongkaiText": ["CICU", "CKernels"],
    "GongkaiFiles": ["CICU", "CXML", "CZlib"],
    "GongkaiReports": ["GongkaiText"],
    "GongkaiFormat": ["CKernels", "GongkaiBytes", "CZstd"],
    "GongkaiIndexing": ["CKernels", "GongkaiText", "GongkaiFormat", "GongkaiBytes"],
    "GongkaiSearch": ["GongkaiText", "GongkaiFormat", "GongkaiBytes"],
    "Gongkai": [
      "GongkaiBytes", "GongkaiText", "GongkaiFiles", "GongkaiReports", "GongkaiFormat",
      "GongkaiIndexing", "GongkaiSearch",
    ],
    "GongkaiCommand": ["Gongkai", "ArgumentParser"],
    "GongkaiSample": [],
  ]

  /// The modules that a source text imports, in order.
  static func imports(in source: String) -> [String] {
    source.split(whereSeparator: \.isNewline).flatMap { line in
      line.split(separator: ";").compactMap(importedModule)
    }
  }

  /// The module that a statement imports; nil when it is no import.
  private static func importedModule(in statement: Substring) -> String? {
    var words = statement.split(whereSeparator: \.isWhitespace)[...]
    let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    let kinds: Set<Substring> = [
      "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
    ]
    if let word = words.first, kinds.contains(word) { words.removeFirst() }
    return words.first.flatMap { $0.split(separator: ".").first }.map(String.init)
  }

  /// The imports of a file of `module` that the table does not allow.
  static func violations(module: String, source: String) -> [String] {
    guard let allowed = allowed[module] else { return ["\(module) is not in the table"] }
    return imports(in: source).filter { !allowed.contains($0) && !system.contains($0) }
  }
}
