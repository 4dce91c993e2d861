// How is a large file of records cut without holding it in memory?

/// Reads whole records off a file, piece by piece.
///
/// The file is read and not mapped: mapped pages would count as memory of the run, and a file that
/// is cut short meanwhile would end the process.
protocol RecordCutter: AnyObject {
  /// Whether everything has been cut off.
  var isAtEnd: Bool { get }

  /// Appends whole records of `wanted` bytes or a little more; returns how many bytes they are.
  ///
  /// A record longer than any report is passed over, and becomes a problem. So does what cannot be
  /// read, which ends the file.
  func cut(atLeast wanted: Int, to parts: inout [IntakeItem.Part]) -> Int
}

extension RecordFile {
  /// How much is read at a time where the end of a record is looked for.
  static let stepBytes = 256 << 10

  /// What cuts this file.
  func cutter() -> any RecordCutter {
    if let header { CSVFileCutter(self, header) } else { LineCutter(self) }
  }
}
