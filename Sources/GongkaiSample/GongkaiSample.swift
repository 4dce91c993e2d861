// What runs when the program is called?

import Glibc

/// The program: arguments in, exit code out.
@main
struct GongkaiSample {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs with the words after the program's name; returns the exit code.
  static func run(_ words: [String]) -> Int32 {
    do throws(RunError) {
      if words.first == "score", !words.contains("--help") {
        let arguments = try ScoreArguments(Array(words.dropFirst()))
        let tally = try Score.tally(arguments)
        let text =
          arguments.isJSON
          ? ScoreReport.json(tally) : ScoreReport.text(tally, misses: arguments.misses > 0)
        print(text, terminator: "")
        return 0
      }
      let arguments = try Arguments(words)
      if arguments.wantsHelp {
        print(Help.text)
        return 0
      }
      let written = try Run.write(arguments)
      let answers = "\(arguments.directory)/answers.jsonl"
      note("wrote \(written.reports) reports, \(written.bytes) bytes; the truth is in \(answers)")
      return 0
    } catch {
      note(error.message)
      return error.exitCode
    }
  }

  private static func note(_ message: String) {
    let bytes = Array("gongkai-sample: \(message)\n".utf8)
    // SAFETY: the array lives through the call.
    _ = unsafe write(2, bytes, bytes.count)
  }
}
