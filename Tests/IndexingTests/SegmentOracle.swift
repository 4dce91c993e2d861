// What must a segment of these documents hold, worked out the slow way?

import GongkaiBytes
import GongkaiFormat
import GongkaiText

@testable import GongkaiIndexing

/// Dictionaries of arrays, filled token by token.
struct SegmentOracle {
  /// A clause: the keys of its positions.
  typealias Clause = [[UInt8]]

  /// What one field holds.
  struct Region {
    /// Distinct clauses in the order of first occurrence, and who says each how often.
    var clauses: [Clause] = []
    var numbers: [Clause: Int] = [:]
    var sayers: [[Int: Int]] = []
    /// How many clauses there were before each document.
    var firstClauses: [Int] = []

    /// The clauses in the order of the stream: those said more than once, then the others.
    var order: [Int] { repeated + once }
    private var repeated: [Int] { sayers.indices.filter { isRepeated($0) } }
    var once: [Int] { sayers.indices.filter { !isRepeated($0) } }

    private func isRepeated(_ clause: Int) -> Bool { sayers[clause].values.reduce(0, +) > 1 }

    func mentions() -> [Clause: [Int: Int]] {
      Dictionary(uniqueKeysWithValues: zip(clauses, sayers))
    }
  }

  let schema: FieldSchema
  var regions: [Region]
  /// Frequencies by key and document, of all kinds but clause ends, in standard fields.
  var freqs: [[UInt8]: [Int: Int]] = [:]
  /// Lengths by `NormKind` and document.
  var lengths: [[Int]] = [[], [], []]
  let documents: [Document]

  init(_ documents: [Document], _ schema: FieldSchema = .plain) throws {
    self.documents = documents
    self.schema = schema
    regions = schema.rules.map { _ in Region() }
    let analyzer = Analyzer(fold: sharedFold)
    for (doc, document) in documents.enumerated() {
      for region in regions.indices {
        regions[region].firstClauses.append(regions[region].clauses.count)
      }
      for kind in lengths.indices { lengths[kind].append(0) }
      for (field, text) in document.content.searchedParts {
        add(try analyzer.tokens(of: Array(text)), doc: doc, field: field)
      }
    }
  }

  private mutating func add(_ tokens: [Token], doc: Int, field: Int) {
    var clause: Clause = []
    var next = 0
    for token in tokens {
      let kind: TermKind =
        switch token.kind {
        case .gram, .endMark: .gram
        case .otherWord: .otherWord
        case .character: .character
        case .word: .word
        }
      let key = TermKey(kind, Array(token.text.utf8)).bytes
      if schema.rules[field].isStandard {
        freqs[key, default: [:]][doc, default: 0] += schema.rules[field].weight
        lengths[kind.norm.rawValue][doc] += schema.rules[field].weight
      }
      guard kind.isPositional else { continue }
      if token.position != next { end(&clause, doc, field) }
      clause.append(key)
      next = token.position + 1
    }
    end(&clause, doc, field)
  }

  private mutating func end(_ clause: inout Clause, _ doc: Int, _ field: Int) {
    defer { clause = [] }
    guard !clause.isEmpty else { return }
    let number: Int
    if let known = regions[field].numbers[clause] {
      number = known
    } else {
      number = regions[field].clauses.count
      regions[field].numbers[clause] = number
      regions[field].clauses.append(clause)
      regions[field].sayers.append([:])
    }
    regions[field].sayers[number][doc, default: 0] += 1
  }

  /// Where each clause of each region starts, by its number.
  var clauseStarts: [[Int]] {
    var place = 1
    return regions.map { region in
      var starts = [Int](repeating: 0, count: region.clauses.count)
      for clause in region.order {
        starts[clause] = place
        place += region.clauses[clause].count + 1
      }
      return starts
    }
  }

  /// The places of every positional key, clause ends among them, in that order.
  var places: [[UInt8]: [UInt32]] {
    var places: [[UInt8]: [UInt32]] = [TermKey.clauseEnd.bytes: []]
    for (region, starts) in zip(regions, clauseStarts) {
      for clause in region.order {
        for (i, key) in (region.clauses[clause] + [TermKey.clauseEnd.bytes]).enumerated() {
          places[key, default: []].append(UInt32(starts[clause] + i))
        }
      }
    }
    return places
  }

  /// Frequencies by key and document of the runs of three and more characters that occur at least
  /// `threshold` times, and not nearly always within one that is longer by a character.
  func longGrams(from threshold: Int) -> [[UInt8]: [Int: Int]] {
    var occurrences: [[UInt32]: Int] = [:]
    var freqs: [[UInt32]: [Int: Int]] = [:]
    for (region, rule) in zip(regions, schema.rules) where rule.isStandard {
      for (clause, sayers) in zip(region.clauses, region.sayers) {
        let grams = clause.map { TermKey(raw: $0) }.map { $0.kind == .gram ? $0.text : "" }
        for start in grams.indices {
          for length in 3...TermKey.longGramLengths.upperBound + 1 {
            let own = grams[start...].prefix(length - 1)
            guard own.count == length - 1, own.allSatisfy({ $0.unicodeScalars.count == 2 })
            else { break }
            let text = own.dropLast().map { String($0.first!) }.joined() + own.last!
            let run = text.unicodeScalars.map(\.value)
            occurrences[run, default: 0] += sayers.count
            for (doc, count) in sayers {
              freqs[run, default: [:]][doc, default: 0] += count * rule.weight
            }
          }
        }
      }
    }
    occurrences = occurrences.filter { $0.value >= threshold }
    var longer: [[UInt32]: Int] = [:]
    for (run, count) in occurrences {
      for part in [Array(run.dropFirst()), run.dropLast()] {
        longer[part] = max(longer[part] ?? 0, count)
      }
    }
    var lists: [[UInt8]: [Int: Int]] = [:]
    for (run, count) in occurrences where TermKey.longGramLengths.contains(run.count) {
      guard longer[run] ?? 0 <= count - max(1, count / 20) else { continue }
      lists[TermKey(longGram: run).bytes] = freqs[run]
    }
    return lists
  }

  /// Places times the documents that say them, by key: what the ranking threshold is compared with.
  var occurrences: [[UInt8]: Int] {
    var occurrences: [[UInt8]: Int] = [:]
    for (region, rule) in zip(regions, schema.rules) where rule.isStandard {
      for (clause, sayers) in zip(region.clauses, region.sayers) {
        for key in clause { occurrences[key, default: 0] += sayers.count }
      }
    }
    return occurrences
  }
}
