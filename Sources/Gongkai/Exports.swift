// The library that a Swift program imports: one import brings all of it.

@_exported public import GongkaiBytes
@_exported public import GongkaiFiles
@_exported public import GongkaiFormat
@_exported public import GongkaiIndexing
@_exported public import GongkaiReports
@_exported public import GongkaiSearch
@_exported public import GongkaiText
