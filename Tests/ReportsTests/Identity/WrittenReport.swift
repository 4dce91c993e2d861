// A report made of parts, for tests of its identity.

import GongkaiText

@testable import GongkaiReports

/// A report whose layout is known because its parts are written one by one.
struct WrittenReport {
  var wrapper = ""
  var title = ""
  var header = ""
  var body = ""
  var signature = ""
  var tail = ""

  /// The text and its layout, `change` being done to every part.
  func read(
    _ stated: StatedFacts = StatedFacts(), change: (String) -> String = { $0 }
  ) throws -> (text: FoldedText, identity: ReportIdentity) {
    let written: [(zone: ReportZone, text: String)] = [
      (.wrapper, wrapper), (.header, title), (.header, header), (.body, body), (.body, signature),
      (.tail, tail),
    ]
    let pieces = written.map { (zone: $0.zone, text: change($0.text)) }
    var layout = ReportLayout()
    var start = 0
    for (index, piece) in pieces.enumerated() where !piece.text.isEmpty {
      let range = start..<start + (try Folding.fold(piece.text)).count
      guard !range.isEmpty else { continue }
      if index == 1 { layout.title = range }
      if index == 4 { layout.signature = range }
      layout.parts.append(ReportPart(zone: piece.zone, section: nil, range: range))
      start = range.upperBound
    }
    let text = try Folding.fold(pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n"))
    return (text, IdentityReader.read(text, layout, ReportScan(text), stated: stated))
  }

  func identity(_ stated: StatedFacts = StatedFacts()) throws -> ReportIdentity {
    try read(stated).identity
  }
}

extension ReportIdentity {
  /// The names of the region, the highest first.
  var places: [String] { region?.value.places.map(\.name) ?? [] }
}
