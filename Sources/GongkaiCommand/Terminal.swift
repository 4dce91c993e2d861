// What can the terminal show?

import Glibc

/// Facts about the terminal, if there is one.
enum Terminal {
  /// Columns to fill on a descriptor: those of its terminal, else `COLUMNS`, else `preset`.
  static func columns(of descriptor: Int32 = STDOUT_FILENO, preset: Int = 80) -> Int {
    var size = winsize()
    // SAFETY: the call fills the local it is given.
    if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return variable("COLUMNS").flatMap { Int($0) }.map { max(20, $0) } ?? preset
  }

  /// Columns for help: never so wide that lines are hard to read.
  static var helpColumns: Int { min(columns(), 100) }

  /// Whether to use colours on standard output.
  ///
  /// By default on a terminal, unless `NO_COLOR` is set (no-color.org) or `TERM` is `dumb`.
  static func usesColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      isatty(STDOUT_FILENO) == 1 && (variable("NO_COLOR") ?? "").isEmpty
        && variable("TERM") != "dumb"
    }
  }

  private static func variable(_ name: String) -> String? {
    // SAFETY: the value is copied before anything can change the environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// How a piece of text is set off.
enum Style {
  case plain
  case title
  case match
  case dim

  /// The text between the control sequences that set it off.
  func applied(to text: String, color: Bool) -> String {
    guard color, !text.isEmpty else { return text }
    return switch self {
    case .plain: text
    case .title: "\u{1B}[1m\(text)\u{1B}[0m"
    case .match: "\u{1B}[1;31m\(text)\u{1B}[0m"
    case .dim: "\u{1B}[2m\(text)\u{1B}[0m"
    }
  }
}
