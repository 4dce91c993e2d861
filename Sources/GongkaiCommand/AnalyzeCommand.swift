// gongkai analyze: what are the tokens of this text?

import ArgumentParser
import Gongkai

struct AnalyzeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Show the tokens of a text.",
    discussion: """
      Prints position, kind, byte range, folded text and original wording of each
      token. Without a text, standard input is read. Texts are folded by the table
      of an index when one is given, else by one made from this machine's ICU.

        gongkai analyze 依申請公開 --index my-index
      """)

  @Argument(help: "The texts to analyze.")
  var texts: [String] = []

  @Option(name: .customLong("index"), help: ArgumentHelp("The index folder.", valueName: "dir"))
  var directory: String?

  @OptionGroup var json: JSONFlag

  func execute(_ output: Output) throws -> Outcome {
    let inputs = try texts.isEmpty ? [InputText.bytes("-")] : texts.map { Array($0.utf8) }
    let analyzer = Analyzer(fold: try FoldTable(ofIndexAt: directory))
    var found = false
    for input in inputs {
      let tokens = try analyzer.tokens(of: input)
      found = found || !tokens.isEmpty
      try json.isOn ? writeJSON(tokens, of: input, output) : write(tokens, of: input, output)
    }
    return found ? .found : .nothingFound
  }

  private func write(_ tokens: [Token], of input: [UInt8], _ output: Output) throws {
    var table = Table(rightAligned: [true, false, true, false, false])
    for token in tokens {
      table.add([
        "\(token.position)", token.kind.name,
        "\(token.range.lowerBound)–\(token.range.upperBound)", VisibleText.escaped(token.text),
        VisibleText.escaped(Self.original(token, of: input)),
      ])
    }
    for line in table.lines { try output.line(line) }
  }

  private func writeJSON(_ tokens: [Token], of input: [UInt8], _ output: Output) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("text")
    writer.value(utf8: input)
    writer.key("tokens")
    writer.beginArray()
    for token in tokens {
      writer.beginObject()
      writer.member("kind", token.kind.name)
      writer.member("position", token.position)
      writer.member("start", token.range.lowerBound)
      writer.member("end", token.range.upperBound)
      writer.member("text", token.text)
      writer.member("original", Self.original(token, of: input))
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }

  private static func original(_ token: Token, of input: [UInt8]) -> String {
    String(decoding: input[token.range], as: UTF8.self)
  }
}

extension Token.Kind {
  /// The name in tables and JSON.
  fileprivate var name: String {
    switch self {
    case .gram: "gram"
    case .endMark: "end mark"
    case .otherWord: "other word"
    case .character: "character"
    case .word: "word"
    }
  }
}
