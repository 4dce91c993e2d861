// How are the best of many found without sorting all of them?

/// A binary heap in an array: its first element is one before which no other comes.
///
/// Source: Williams, "Algorithm 232: Heapsort", Communications of the ACM 7(6), 1964.
extension Array {
  /// Adds `element` to a heap.
  @inline(__always)
  mutating func pushHeap(_ element: Element, _ isBefore: (Element, Element) -> Bool) {
    append(element)
    var child = count &- 1
    while child > 0 {
      let parent = (child &- 1) / 2
      guard isBefore(element, self[parent]) else { break }
      self[child] = self[parent]
      child = parent
    }
    self[child] = element
  }

  /// Puts `element` in the place of the first of a heap, which is not empty.
  @inline(__always)
  mutating func replaceFirstOfHeap(
    with element: Element, _ isBefore: (Element, Element) -> Bool
  ) {
    var parent = 0
    while true {
      var child = 2 &* parent &+ 1
      guard child < count else { break }
      if child &+ 1 < count, isBefore(self[child &+ 1], self[child]) { child &+= 1 }
      guard isBefore(self[child], element) else { break }
      self[parent] = self[child]
      parent = child
    }
    self[parent] = element
  }
}
