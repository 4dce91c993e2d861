// What can be chosen about a search, and what holds where nothing is said?

import Gongkai

/// Which reports are listed, and in which order.
struct HitChoices {
  /// Hits to show, 0 for all; nil for the usual number.
  var limit: Int?
  var match = MatchChoice.all
  var sort: String?
  var zones: String?
  var repair = false
  var kwic = false
  var withoutSnippets = false
  var explain = false
  var approximate = false
}

/// What is counted over all matches.
struct FacetChoices {
  var facet: String?
  var share = false
  var rate = false
  /// Values to show on a page, 0 for all.
  var limit = 20
}

/// How results are printed.
struct FormChoices {
  var format: SearchFormat?
  var bom = false
  var color = ColorChoice.auto
}
