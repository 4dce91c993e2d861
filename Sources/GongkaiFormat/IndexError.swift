// What can be wrong with the files of an index, and what the reader can do about it.

import Glibc
public import GongkaiBytes

/// Why an index, or a part of it, cannot be opened or read.
public enum IndexError: Error, Equatable {
  /// The folder holds no index.
  case notAnIndex(path: String)
  /// The folder holds segments, but the manifest that says which of them count is gone.
  case manifestMissing(path: String)
  /// The file starts or ends with other bytes than ours: it is not a file of this kind.
  case wrongMagic(path: String)
  /// Written by a release older than this one can read.
  case tooOld(path: String, found: UInt32, oldestReadable: UInt32)
  /// Written by a release newer than this one.
  case tooNew(path: String, found: UInt32, newestReadable: UInt32)
  /// The file ends before a part that it promises.
  case truncated(path: String, section: String, needed: Int, available: Int)
  /// The bytes of a section are not the ones that were written.
  case checksumMismatch(path: String, section: String, expected: UInt32, found: UInt32)
  /// The bytes contradict each other.
  case corrupt(path: String, section: String, byteOffset: Int, reason: Corruption)
  /// The index was analyzed by other rules than this release's.
  case otherAnalyzer(path: String, found: String, expected: String)
  /// The documents of the index have other fields than those to be added.
  case otherFields(path: String, found: [String], expected: [String])
  /// The operating system refused.
  case file(FileError)

  /// In which way bytes contradict each other.
  public enum Corruption: String, Sendable {
    case malformedInteger = "a number has no end"
    case malformedBlock = "a block of postings has an impossible shape"
    case outOfRange = "a number points outside of its range"
    case outOfOrder = "entries are out of order"
    case badCompression = "compressed text does not unpack"
    case badTable = "the fold table is malformed"
    case disagreement = "two sections disagree"
  }
}

extension IndexError: CustomStringConvertible {
  private static let rebuild =
    "run ‘gongkai verify’ to see what is lost; restore the folder from a copy, mend it with "
    + "‘gongkai repair’, or index again"

  public var description: String {
    switch self {
    case .notAnIndex(let path):
      "\(path): no index here; create one with ‘gongkai index PATH --index \(path)’"
    case .manifestMissing(let path):
      "\(path): there are segments but no manifest (commit-….gkc) that says which of them count; "
        + "restore it from a copy, rebuild it with ‘gongkai repair --index \(path)’, or move the "
        + "segments away and index again"
    case .wrongMagic(let path):
      "\(path): not a file of a Gongkai index; \(Self.rebuild)"
    case .tooOld(let path, let found, let oldest):
      "\(path): format \(found) is too old (this release reads \(oldest) and newer); index again"
    case .tooNew(let path, let found, let newest):
      "\(path): format \(found) is too new (this release reads up to \(newest)); use a newer gongkai"
    case .truncated(let path, let section, let needed, let available):
      "\(path): cut short in \(section): \(needed) bytes needed, \(available) there; \(Self.rebuild)"
    case .checksumMismatch(let path, let section, let expected, let found):
      "\(path): \(section) is damaged (checksum \(found), \(expected) expected); \(Self.rebuild)"
    case .corrupt(let path, let section, let byteOffset, let reason):
      "\(path): \(section) is damaged at byte \(byteOffset): \(reason.rawValue); \(Self.rebuild)"
    case .otherAnalyzer(let path, let found, let expected):
      "\(path): analyzed by ‘\(found)’, this release uses ‘\(expected)’; index again into a new folder"
    case .otherFields(let path, let found, let expected):
      "\(path): its documents have the fields \(found.joined(separator: ", ")), not "
        + "\(expected.joined(separator: ", ")); index into a new folder"
    case .file(let error):
      error.errno == ENOENT ? "\(error.description); \(Self.rebuild)" : error.description
    }
  }
}
