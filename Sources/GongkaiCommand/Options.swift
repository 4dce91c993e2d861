// Which options do several commands share?

import ArgumentParser
import Gongkai

/// The folder of the index.
struct IndexOption: ParsableArguments {
  @Option(name: .customLong("index"), help: ArgumentHelp("The index folder.", valueName: "dir"))
  var directory: String
}

/// Output for programs.
struct JSONFlag: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print JSON.")
  var isOn = false
}

/// Whether all words of a query must occur, or any.
enum MatchChoice: String, ExpressibleByArgument, CaseIterable {
  case all
  case any

  var mode: MatchMode {
    switch self {
    case .all: .all
    case .any: .any
    }
  }
}

/// When to use colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

extension FoldTable {
  /// The table of the index in `directory`, or without one that of the ICU of this machine.
  init(ofIndexAt directory: String?) throws {
    self = try directory.map { try Commit(directory: $0).foldTable() } ?? .makeFromICU()
  }
}
