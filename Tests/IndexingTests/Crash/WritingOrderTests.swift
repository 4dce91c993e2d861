// Does everything reach the disk in the order that FORMAT.md promises?

import GongkaiBytes
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct WritingOrderTests {
  @Test(arguments: CrashScenario.allCases)
  func writersKeepToTheOrder(scenario: CrashScenario) throws {
    let (events, path) = try CrashTests.events(of: scenario)
    let violations = WritingOrder.violations(events, path: path)
    #expect(violations.isEmpty, "\(scenario.rawValue): \(violations)")
  }

  /// The rules that are broken once `change` was made to what a writer does.
  private func broken(
    _ scenario: CrashScenario, by change: (inout [FileEvent]) -> Void
  ) throws -> Set<WritingOrder.Rule> {
    var (events, path) = try CrashTests.events(of: scenario)
    let count = events.count
    change(&events)
    #expect(events.count < count, "something was taken out")
    return Set(WritingOrder.violations(events, path: path).map(\.rule))
  }

  @Test func missingSyncsAreNoticed() throws {
    let noData = try broken(.updating) { events in
      events.removeAll { if case .sync(let file) = $0 { file.hasSuffix(".gks") } else { false } }
    }
    #expect(noData == [.committedUnsynced])
    let noSmallFile = try broken(.deleting) { events in
      events.removeAll { if case .sync(let file) = $0 { file.hasSuffix(".tmp") } else { false } }
    }
    #expect(noSmallFile.contains(.renamedUnsynced))
    let noNames = try broken(.creating) { events in
      events.removeAll { if case .syncDirectory = $0 { true } else { false } }
    }
    #expect(noNames == [.committedUnnamed, .wentOnUnnamed, .folderUnnamed])
  }

  @Test func everySyncOfAFileCounts() throws {
    let (events, path) = try CrashTests.events(of: .mixed)
    var count = 0
    for (i, event) in events.enumerated() {
      guard case .sync = event else { continue }
      var fewer = events
      fewer.remove(at: i)
      #expect(!WritingOrder.violations(fewer, path: path).isEmpty, "\(event) left out")
      count += 1
    }
    #expect(count > 15)
  }

  @Test func changedCommitsAreNoticed() throws {
    let (events, path) = try CrashTests.events(of: .creating)
    let again = FileEvent.write(path + "/segment-1.gks", count: 1)
    let rules = WritingOrder.violations(events + [again], path: path).map(\.rule)
    #expect(rules == [.committedFileChanged])
  }
}
