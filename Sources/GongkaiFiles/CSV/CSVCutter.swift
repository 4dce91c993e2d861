// Where does a record of a CSV file end, when the file comes in pieces?

/// Finds the ends of records in bytes that come piece by piece.
///
/// A record ends with a line feed that stands outside of quotes. A quotation mark opens a quoted
/// cell only where a cell begins; it closes one only where the cell can end, which is before a
/// separator, a line feed, CR LF or the end of the file, blanks in between allowed. Any other
/// quotation mark is taken for itself, as spreadsheet programs do: RFC 4180 says nothing of it,
/// and reports quote one another without doubling the marks. `CSVReader` reads by the same rules.
public struct CSVCutter: Sendable {
  /// What the bytes so far leave open.
  private enum State {
    /// A cell begins.
    case cellStart
    /// Within a cell that is not quoted.
    case plain
    /// Within a quoted cell.
    case quoted
    /// Behind a quotation mark in a quoted cell, with nothing else behind it.
    case mark
    /// Behind such a mark and blanks.
    case markAndBlanks
    /// Behind such a mark, perhaps blanks, and carriage returns.
    case markAndReturn
  }

  private let separator: UInt8
  private var state = State.cellStart

  /// A cutter of a file with this separator, to begin behind the header.
  public init(separator: UInt8) {
    self.separator = separator
  }

  /// Whether the bytes so far end within a quoted cell, so that a file which ends here is damaged.
  public var isWithinQuotes: Bool { state == .quoted }

  /// Goes on over the next piece of the file; returns the offset in `piece` behind the last record
  /// that ends in it, or nil when none does.
  public mutating func lastRecordEnd(inNext piece: UnsafeRawBufferPointer) -> Int? {
    var end: Int?
    var index = 0
    while index < piece.count {
      if unsafe step(piece, &index) { end = index }
    }
    return end
  }

  /// As `lastRecordEnd(inNext:)`, but stops behind the first record that ends in the piece; the
  /// next piece must begin there.
  public mutating func firstRecordEnd(inNext piece: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while index < piece.count {
      if unsafe step(piece, &index) { return index }
    }
    return nil
  }

  /// Moves `index` forward, at least one byte; returns whether a record ends there.
  @inline(__always)
  private mutating func step(_ piece: UnsafeRawBufferPointer, _ index: inout Int) -> Bool {
    switch state {
    case .plain:
      return unsafe stepPlain(piece, &index)
    case .quoted:
      let mark = unsafe CSVScan.first(CSVByte.quote, in: piece, from: index)
      if mark < piece.count { state = .mark }
      index = min(mark &+ 1, piece.count)
      return false
    case .cellStart, .mark, .markAndBlanks, .markAndReturn:
      // SAFETY: the callers ask only while `index` is below the number of bytes.
      let byte = unsafe piece[index]
      index &+= 1
      state = after(byte)
      return byte == CSVByte.lineFeed && state == .cellStart
    }
  }

  /// Where quotes do not matter but where a cell begins, only line feeds and quotes are looked for.
  @inline(__always)
  private mutating func stepPlain(_ piece: UnsafeRawBufferPointer, _ index: inout Int) -> Bool {
    var found = index
    while true {
      found = unsafe CSVScan.first(
        CSVByte.lineFeed, or: CSVByte.quote, in: piece, from: found)
      guard found < piece.count else {
        // SAFETY: the piece is not empty, or there would be no step.
        state = unsafe piece[piece.count &- 1] == separator ? .cellStart : .plain
        index = piece.count
        return false
      }
      // SAFETY: `found` is below the number of bytes.
      if unsafe piece[found] == CSVByte.lineFeed {
        state = .cellStart
        index = found &+ 1
        return true
      }
      // SAFETY: `found` is above `index` here, hence its predecessor lies in the piece.
      if found > index, unsafe piece[found &- 1] == separator {
        state = .quoted
        index = found &+ 1
        return false
      }
      found &+= 1
    }
  }

  /// The state behind `byte`, which stands where one byte alone decides.
  private func after(_ byte: UInt8) -> State {
    if state == .cellStart {
      switch byte {
      case CSVByte.quote: return .quoted
      case CSVByte.lineFeed, separator: return .cellStart
      default: return .plain
      }
    }
    switch byte {
    case CSVByte.lineFeed: return .cellStart
    case CSVByte.quote:
      // Two marks in a row stand for one; behind blanks the mark is a new chance to close.
      return state == .mark ? .quoted : .mark
    case CSVByte.carriageReturn: return .markAndReturn
    case _ where state == .markAndReturn: return .quoted
    case separator: return .cellStart
    case CSVByte.blank: return .markAndBlanks
    default: return .quoted
    }
  }
}
