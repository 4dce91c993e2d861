// How are texts joined into one?

extension Sequence<String> {
  /// All texts with `separator` between them.
  ///
  /// As `joined`, which is compiled for collections of all kinds and therefore searches all
  /// conformances of the program when it first sees one: 40 µs, a fiftieth of a search.
  func inOneText(separatedBy separator: String = "") -> String {
    var text = ""
    var isFirst = true
    for part in self {
      if !isFirst { text += separator }
      text += part
      isFirst = false
    }
    return text
  }
}
