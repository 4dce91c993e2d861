// How are places of a text followed through every change of it?

/// A text with places in it that stay where they belong while the text is changed.
struct MarkedText: Sendable {
  private(set) var units: Text
  /// Ascending offsets into `units`, from 0 to its count; their number and order never change,
  /// save that new ones come behind.
  private(set) var marks: [Int]

  init(_ units: Text, marks: [Int] = []) {
    self.units = units
    self.marks = marks
  }

  /// The text written anew from left to right.
  ///
  /// A mark moves to where the unit behind it begins: what is put between two units belongs to the
  /// second if its step puts it, and to the first otherwise.
  ///
  /// - Parameter step: writes what becomes of the units from a position and returns the position
  ///   where the next step begins, which lies behind it.
  func rewritten(
    reserving capacity: Int = 0, _ step: (_ position: Int, _ result: inout Text) -> Int
  ) -> MarkedText {
    var result = Text()
    result.reserveCapacity(max(capacity, units.count))
    var moved = marks
    var mark = 0
    var position = 0
    while position < units.count {
      while mark < marks.count, marks[mark] <= position {
        moved[mark] = result.count
        mark += 1
      }
      position = step(position, &result)
    }
    while mark < marks.count {
      moved[mark] = result.count
      mark += 1
    }
    return MarkedText(result, marks: moved)
  }

  /// Every occurrence of the old text replaced, from left to right.
  ///
  /// - Parameter choosing: whether the occurrence at a position is to be replaced.
  func replacing(
    _ old: Text, with new: Text, where choosing: (_ position: Int) -> Bool = { _ in true }
  ) -> MarkedText {
    guard let first = old.first else { return self }
    return rewritten { position, result in
      if units[position] == first, units.has(old, at: position), choosing(position) {
        result.append(contentsOf: new)
        return position + old.count
      }
      result.append(units[position])
      return position + 1
    }
  }

  /// Puts a text in front; the first mark, which is where the report begins, moves on demand only.
  mutating func prepend(_ text: Text, movingFirstMark: Bool) {
    units = text + units
    for mark in marks.indices where mark > 0 || movingFirstMark {
      marks[mark] += text.count
    }
  }

  mutating func append(_ text: Text) { units.append(contentsOf: text) }
  mutating func append(_ string: String) { units.append(string) }

  /// Adds a mark at the end of the text.
  mutating func markEnd() { marks.append(units.count) }

  /// Bytes of UTF-8 before each mark.
  func byteOffsets() -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(marks.count)
    var bytes = 0
    var position = 0
    for mark in marks {
      while position < mark {
        let unit = units[position]
        bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
        position += 1
      }
      offsets.append(bytes)
    }
    return offsets
  }
}
