// Where does the command start, and with which exit code does it end?

import ArgumentParser
import Glibc
import Gongkai

/// What a command can end with.
enum Outcome {
  /// It found or did what was asked.
  case found
  /// There is no answer to what was asked.
  case nothingFound
  /// It could not do it, or found damage.
  case failed
}

/// A command that answers by `Outcome`.
protocol Subcommand: ParsableCommand {
  /// Does the work; results go to `output`, everything else to `Messages`.
  ///
  /// - Throws: anything; the error's description is told, and the command fails.
  mutating func execute(_ output: Output) throws -> Outcome
}

@main
enum Main {
  static func main() {
    // A reader that has gone away is told by the write that fails.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow larger is told by the write that fails, too.
    signal(SIGXFSZ, SIG_IGN)
    exit(run())
  }

  /// Parses the arguments, runs the command, and decides the exit code: 0 found, 1 nothing found,
  /// 2 error, 64 wrong usage.
  private static func run() -> Int32 {
    let output = Output()
    do {
      let outcome: Outcome
      if let search = PlainSearch.arguments(CommandLine.arguments.dropFirst()) {
        outcome = try search.execute(output)
      } else {
        var command = try RootCommand.parseAsRoot()
        guard var subcommand = command as? any Subcommand else {
          try command.run()
          return 0
        }
        outcome = try subcommand.execute(output)
      }
      try output.flush()
      return switch outcome {
      case .found: 0
      case .nothingFound: 1
      case .failed: 2
      }
    } catch OutputError.readerGone {
      return 0
    } catch {
      return report(error, output)
    }
  }

  private static func report(_ error: any Error, _ output: Output) -> Int32 {
    let code = RootCommand.exitCode(for: error).rawValue
    // What the parser of arguments throws has a message of its own; it is the only one to use
    // these two codes.
    guard code == 0 || code == ExitCode.validationFailure.rawValue else {
      // Results that came before the error still belong to the reader.
      try? output.flush()
      Messages.write("\(error)")
      return 2
    }
    let message = RootCommand.fullMessage(for: error, columns: Terminal.helpColumns)
    guard code != 0 else {
      try? output.write(message + "\n")
      try? output.flush()
      return code
    }
    Messages.writeLines(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)
    return code
  }
}
