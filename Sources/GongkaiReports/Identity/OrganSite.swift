// How much does the place tell at which an organ is named?

/// Where a mention stands, the most telling first.
enum OrganSite: Int, CaseIterable {
  case signature, title, issuer, line, contact, beginning, sentence

  var weight: Int {
    switch self {
    case .signature: 16
    case .title: 12
    case .issuer, .line: 10
    case .contact: 8
    case .beginning: 4
    case .sentence: 3
    }
  }

  var words: String {
    switch self {
    case .signature: "signature"
    case .title: "title"
    case .issuer: "stated issuer"
    case .line: "line of its own"
    case .contact: "contact"
    case .beginning: "first sentences"
    case .sentence: "sentences"
    }
  }
}
