// What does a segment hold of a bag's term, and how much can that add to a score?

import GongkaiBytes
import GongkaiFormat

/// A term of a bag that a segment holds.
struct BagList {
  let key: TermKey
  let info: TermInfo
  /// What is known of the bigram or character that tells a word's list.
  let base: TermInfo?
  let weight: Double
  /// The document length that its frequencies go with.
  let kind: NormKind
  /// Whether a document that holds it matches.
  let decides: Bool
  /// Whether there is a list of documents; otherwise they are told by the term's places.
  let isRanked: Bool
  /// Its place in the order in which scores are summed up.
  let order: Int
  /// Where the bigram that tells its list decides in the same bag, the order of that.
  let partner: Int?

  /// Documents or places that are read to add it to all scores.
  var length: Int { isRanked ? base?.docFreq ?? info.docFreq : info.placeCount }

  /// What it adds to a score at most.
  func bound(_ search: SegmentSearch) throws(IndexError) -> Double {
    // However often a document holds the term, the formula stays below its weight.
    guard isRanked else { return weight }
    let product = try RankingCursor.greatestProduct(
      of: info, in: search.segment.postings, factors: search.weights.factors(kind).inverse)
    return NormFactors.score(weight: weight, product: product)
  }
}

/// Lists in the order in which they are asked, the most important first, each with what it adds
/// at most.
struct BoundedLists {
  private(set) var lists: [(list: BagList, bound: Double)] = []
  /// What each list and those behind it add at most together; 0 behind the last.
  private(set) var reaches: [Double] = [0]

  /// - Parameter partnersFirst: whether lists with partners come before all others.
  init(
    _ lists: [BagList], _ search: SegmentSearch, partnersFirst: Bool = false
  ) throws(IndexError) {
    for list in lists { self.lists.append((list, try list.bound(search))) }
    self.lists.sort { a, b in
      let (isFirst, isOtherFirst) = (a.list.partner != nil, b.list.partner != nil)
      if partnersFirst, isFirst != isOtherFirst { return isFirst }
      return (b.bound, a.list.order) < (a.bound, b.list.order)
    }
    // From the last on, so that each sum is of what is added and nothing is taken away again.
    for next in self.lists.reversed() { reaches.append(reaches[reaches.count - 1] + next.bound) }
    reaches.reverse()
  }

  var count: Int { lists.count }

  /// The word whose list is told by `list`, if any is.
  func word(toldBy list: BagList) -> BagList? {
    lists.first { $0.list.partner == list.order }?.list
  }

  /// Those behind the first `count`.
  func behind(_ count: Int) -> BoundedLists {
    var rest = self
    rest.lists.removeFirst(count)
    rest.reaches.removeFirst(count)
    return rest
  }
}
