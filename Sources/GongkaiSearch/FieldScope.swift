// Which fields does a part of a query search?

import GongkaiFormat

/// The fields that a part of a query searches.
enum FieldScope: Hashable, Sendable {
  /// All standard fields.
  case standard
  /// These fields and no others, by name.
  case fields([String])

  /// Whether a field is searched.
  func contains(_ region: Region) -> Bool {
    switch self {
    case .standard: region.isStandard
    case .fields(let names): names.contains(region.field)
    }
  }

  /// The places to search, ascending; those of neighbouring fields are one range.
  func places(in information: SegmentInformation) -> [Range<UInt32>] {
    if case .standard = self { return [1..<information.standardEnd] }
    var ranges: [Range<UInt32>] = []
    for region in information.regions where contains(region) && !region.places.isEmpty {
      if let last = ranges.last, last.upperBound == region.places.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<region.places.upperBound
      } else {
        ranges.append(region.places)
      }
    }
    return ranges
  }
}
