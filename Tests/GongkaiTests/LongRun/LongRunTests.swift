// Does an index that is changed, merged and searched for a long time hold what it was given?

internal import Glibc
import Gongkai
import TestKit
import Testing

/// Two seconds of it in `make test`; `make soak` sets `GONGKAI_SOAK_SECONDS`, and there memory and
/// open files are watched too, which the tests beside would disturb.
@Suite struct LongRunTests {
  /// An environment variable as a number.
  private static func number(_ name: String) -> Int? {
    // SAFETY: the value is copied before anything may change the environment.
    unsafe getenv(name).flatMap { unsafe Int(String(cString: $0)) }
  }

  @Test func theModelAgreesAtEveryCommit() throws {
    let seconds = Self.number("GONGKAI_SOAK_SECONDS")
    let now = Clock.monotonicNanoseconds()
    var run = try LongRun(
      seed: UInt64(seconds == nil ? 7 : Self.number("GONGKAI_SOAK_SEED") ?? now))
    let end = now + (seconds.map { $0 * 1000 } ?? 2000) * 1_000_000
    // By then every table and cache of the process has its size.
    let settled = now + (end - now) / 4
    var first: ProcessState?
    var last = try ProcessState.now()
    // However slow the machine is, something has to be looked at.
    while Clock.monotonicNanoseconds() < end || run.commits < 2 || run.questions <= 20 {
      try run.round()
      guard seconds != nil, run.rounds % 10 == 0 else { continue }
      last = try ProcessState.now()
      if first == nil, Clock.monotonicNanoseconds() >= settled { first = last }
      if let first {
        #expect(last.openFiles <= first.openFiles, "after \(run.rounds) rounds, seed \(run.seed)")
        let most = first.residentBytes + first.residentBytes / 4 + 48 << 20
        #expect(last.residentBytes <= most, "after \(run.rounds) rounds, seed \(run.seed)")
      }
    }
    guard seconds != nil else { return }
    print(
      "long run: seed \(run.seed), \(run.rounds) rounds, \(run.commits) commits, \(run.changes) "
        + "changes, \(run.merges) merges, \(run.questions) questions agreed; at a quarter "
        + "\((first ?? last).residentBytes >> 20) MB and \((first ?? last).openFiles) open files, "
        + "at the end \(last.residentBytes >> 20) MB and \(last.openFiles)")
  }
}

/// One index, and the model of what it must hold.
struct LongRun {
  /// Documents that the index holds at most, more or less.
  private static let mostDocuments = 1500

  let seed: UInt64
  private(set) var rounds = 0
  private(set) var commits = 0
  private(set) var changes = 0
  private(set) var merges = 0
  private(set) var questions = 0

  private let directory = TemporaryDirectory()
  private var random: SeededRandom
  private var model = ModelIndex()
  private var nextIdentifier = 0
  /// A reader of an older commit, and what that held: it must go on answering from there.
  private var oldReader: (index: Index, model: ModelIndex)?

  init(seed: UInt64) throws {
    self.seed = seed
    random = SeededRandom(seed: seed)
    try IndexWriter(directory: directory.path, options: Self.options()).commit()
  }

  /// As little memory as there can be, so that documents are flushed between commits, or none, so
  /// that segments are joined besides.
  private static func options(joins: Bool = false) -> IndexWriter.Options {
    IndexWriter.Options(
      threads: 2, memory: joins ? 0 : IndexWriter.Options.minimumMemory, rankingThreshold: 64)
  }

  /// Changes the index, commits, and compares.
  mutating func round() throws {
    rounds += 1
    let joins = Bool.random(using: &random)
    let writer = try IndexWriter(directory: directory.path, options: Self.options(joins: joins))
    defer { writer.close() }
    let generation = try Commit.newestGeneration(in: directory.path)
    var changed = model
    for _ in 0..<Int.random(in: 1...4, using: &random) { try change(&changed, writer) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0 where try Commit.newestGeneration(in: directory.path) == generation:
      // A writer that goes without a commit leaves nothing behind, unless its memory was full.
      changed = model
    case 1:
      try writer.mergeAll()
      merges += 1
      try writer.commit()
      commits += 1
    default:
      try writer.mergeAsNeeded()
      try writer.commit()
      commits += 1
    }
    model = changed
    let index = try Index(opening: directory.path)
    try compare(index, model, "newest")
    if let oldReader { try compare(oldReader.index, oldReader.model, "older") }
    if oldReader == nil || Int.random(in: 0..<5, using: &random) == 0 { oldReader = (index, model) }
    if rounds % 50 == 0 {
      let report = try IndexVerifier.verify(directory.path)
      #expect(report.findings.isEmpty, "seed \(seed), round \(rounds): \(report.findings)")
    }
  }

  private mutating func change(_ changed: inout ModelIndex, _ writer: IndexWriter) throws {
    let identifiers = changed.identifiers
    let shrinks = identifiers.count > Self.mostDocuments
    switch Int.random(in: 0..<(shrinks ? 3 : 6), using: &random) {
    case 0, 1,
      2 where !identifiers.isEmpty && (shrinks || Bool.random(using: &random)):
      let count = Int.random(in: 1...max(1, identifiers.count / (shrinks ? 2 : 10)), using: &random)
      for identifier in identifiers.shuffled(using: &random).prefix(count) {
        let wasThere = changed.remove(identifier)
        #expect(try writer.delete(identifier) == wasThere, "seed \(seed), round \(rounds)")
        changes += 1
      }
    default:
      var documents: [Document] = []
      // Now and then so long that they fill the memory, which commits in between.
      let longest = Int.random(in: 0..<40, using: &random) == 0 ? 3000 : 40
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let isNew = identifiers.isEmpty || Int.random(in: 0..<3, using: &random) > 0
        nextIdentifier += isNew ? 1 : 0
        let identifier = isNew ? "d\(nextIdentifier)" : identifiers.randomElement(using: &random)!
        let text = ModelIndex.text(
          &random, clauses: Int.random(in: 0...longest, using: &random))
        changed.set(identifier, text)
        documents.append(Self.document(identifier, text))
        changes += 1
      }
      try writer.add(documents)
    }
  }

  private static func document(_ identifier: String, _ text: String) -> Document {
    let bytes = Array(text.utf8)
    return Document(
      identifier: identifier,
      content: StoredDocument(title: "", text: bytes, titleRange: 0..<0, fields: []),
      sourceHash: SHA256.digest(bytes).bytes)
  }

  private mutating func compare(_ index: Index, _ model: ModelIndex, _ name: String) throws {
    let place: Comment = "\(name), seed \(seed), round \(rounds)"
    #expect(index.documentCount == model.count, place)
    for identifier in model.identifiers.shuffled(using: &random).prefix(3) {
      let stored = try index.document(identifier)
      #expect(stored?.text == model.texts[identifier].map { Array($0.utf8) }, place)
    }
    #expect(try index.document("d\(nextIdentifier + 1)") == nil, place)
    for _ in 0..<4 {
      func phrase() -> String {
        String(
          (0..<Int.random(in: 1...3, using: &random)).map { _ in
            ModelIndex.characters.randomElement(using: &random)!
          })
      }
      let wanted = (0..<Int.random(in: 1...2, using: &random)).map { _ in phrase() }
      let refused = (0..<Int.random(in: 0...1, using: &random)).map { _ in phrase() }
      var request = SearchRequest((wanted + refused.map { "-" + $0 }).joined(separator: " "))
      request.limit = Int.max
      request.snippets = false
      request.relax = false
      var found: Set<String> = []
      try index.visitHits(request) { found.insert($0.identifier) }
      #expect(found == model.answer(wanted, without: refused), "\(request.query), \(place)")
      questions += 1
    }
  }
}
