// How are the best of many found without sorting all of them?

/// A binary heap in an array: its first element is one before which no other comes.
///
/// Source: Williams, "Algorithm 232: Heapsort", Communications of the ACM 7(6), 1964.
extension Array {
  /// Adds `element` to a heap.
  @inline(__always)
  mutating func pushHeap(_ element: Element, _ isBefore: (Element, Element) -> Bool) {
    append(element)
    var heap = mutableSpan
    var child = heap.count &- 1
    while child > 0 {
      let parent = (child &- 1) / 2
      guard isBefore(element, heap[parent]) else { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = element
  }

  /// Puts `element` in the place of the first of a heap, which is not empty.
  @inline(__always)
  mutating func replaceFirstOfHeap(
    with element: Element, _ isBefore: (Element, Element) -> Bool
  ) {
    var heap = mutableSpan
    var parent = 0
    while true {
      var child = 2 &* parent &+ 1
      guard child < heap.count else { break }
      if child &+ 1 < heap.count, isBefore(heap[child &+ 1], heap[child]) { child &+= 1 }
      guard isBefore(heap[child], element) else { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = element
  }
}
