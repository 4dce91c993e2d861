// What are the words of a run of ideographs?

/// Cuts runs of ideographs into words exactly as ICU's iterator does.
///
/// The search repeats ICU's over ICU's own word list, a hundred times as fast
/// as the iterator begins and ten times as fast as it goes on; where the list
/// is not as expected, and for characters beyond the BMP, the iterator is used.
/// One breaker per thread.
public final class HanWordBreaker {
  /// What the breaker is for.
  public enum Purpose: Sendable {
    /// Much text: the word list is laid out for speed, once per process.
    case indexing
    /// A few words: nothing is built.
    case query
  }

  /// How the words are found.
  public enum Method: Sendable {
    case doubleArray, trie, iterator
  }

  private enum Source {
    case doubleArray(HanDoubleArray)
    case trie(HanTrie)
    case iterator
  }

  /// The ICU and the word list that the breaks depend on, for the record in an
  /// index. Asking lays out the list, as `Purpose.indexing` does.
  public static var identity: String { SharedDictionary.identity }

  private let source: Source
  private let search = UnguardedValue(WordPathSearch())
  private var iterator: UBreakWordBreaker?

  /// - Throws: `TextError.icu` when ICU has neither a usable word list nor
  ///   break rules.
  public init(purpose: Purpose) throws(TextError) {
    switch purpose {
    case .indexing:
      source = SharedDictionary.doubleArray.map { .doubleArray($0) } ?? .iterator
    case .query: source = SharedDictionary.trie.map { .trie($0) } ?? .iterator
    }
    if case .iterator = source { iterator = try UBreakWordBreaker() }
  }

  deinit { search.destroy() }

  /// How the words are found.
  public var method: Method {
    switch source {
    case .doubleArray: .doubleArray
    case .trie: .trie
    case .iterator: .iterator
    }
  }

  /// Appends where each word ends, as an index into `run`; the last one is the
  /// length of the run. An empty run has no words.
  ///
  /// All units must be ideographs (`Units.isIdeograph`).
  public func appendWordEnds(of run: UnsafeBufferPointer<Unit>, to ends: inout [Int32]) {
    var highest: Unit = 0
    for index in 0..<run.count { unsafe highest |= run[index] }
    guard highest > 0 else { return }
    guard highest < 0x10000 else { return unsafe appendByIterator(run, &ends) }
    switch source {
    case .doubleArray(let words): unsafe search.value.appendWordEnds(of: run, in: words, to: &ends)
    case .trie(let trie): unsafe search.value.appendWordEnds(of: run, in: trie, to: &ends)
    case .iterator: unsafe appendByIterator(run, &ends)
    }
  }

  /// Without an iterator every character is a word.
  private func appendByIterator(_ run: UnsafeBufferPointer<Unit>, _ ends: inout [Int32]) {
    if iterator == nil { iterator = try? UBreakWordBreaker() }
    if let iterator {
      unsafe iterator.appendWordEnds(of: run, to: &ends)
    } else {
      for index in 0..<run.count { ends.append(Int32(index + 1)) }
    }
  }
}
