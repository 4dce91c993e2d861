// Which commands are there?

import ArgumentParser

/// The command without a subcommand: help and version.
struct RootCommand: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gongkai",
    abstract: "Search Chinese disclosure reports.",
    discussion: """
      Index text, HTML, Word, CSV and JSON Lines files, then search them:

        gongkai index reports --index my-index
        gongkai search 依申请公开 --index my-index

      Exit codes: 0 found, 1 nothing found, 2 error, 64 wrong usage. Results go
      to standard output, everything else to standard error.
      """,
    version: "gongkai \(version)",
    subcommands: [
      IndexCommand.self, SearchCommand.self, TableCommand.self, ShowCommand.self,
      DoctorCommand.self, AnalyzeCommand.self, StatsCommand.self, InspectCommand.self,
      VerifyCommand.self, RepairCommand.self, MergeCommand.self, DeleteCommand.self,
      BenchCommand.self, EvalCommand.self,
    ])
}
