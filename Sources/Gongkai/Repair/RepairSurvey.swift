// Which files does a damaged index have, and which of them can be read?

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// The folder of an index as its file names tell it, and its newest manifest that can be read.
struct RepairSurvey {
  let directory: String
  /// Files with names of ours.
  private(set) var names: [String] = []
  /// Generations of all manifests, descending.
  private(set) var generations: [Int] = []
  /// Segments, ascending.
  private(set) var segmentNumbers: [Int] = []
  /// Generations of the deletions of each segment, descending.
  private(set) var deletions: [Int: [Int]] = [:]
  private var foldChecksums: [UInt32] = []
  private var dictionaryChecksums: [UInt32] = []
  /// Nil where none can be read.
  private(set) var manifest: Manifest?

  /// Whether the manifest is that of the last commit, as far as names tell.
  var isCurrent: Bool { manifest.map { $0.generation == generations.first } ?? false }

  /// - Throws: `IndexError.notAnIndex` when there are neither manifests nor segments, `.tooOld`,
  ///   `.tooNew` and `.otherAnalyzer` when the newest manifest that can be read is of another
  ///   release, `.file` when the folder cannot be read.
  init(_ directory: String) throws(IndexError) {
    self.directory = directory
    guard Files.stat(directory)?.kind == .directory else { throw .notAnIndex(path: directory) }
    let entries: [DirectoryEntry]
    do { entries = try Directory.entries(directory) } catch { throw .file(error) }
    for entry in entries where entry.kind == .file { add(entry.name) }
    guard !generations.isEmpty || !segmentNumbers.isEmpty else {
      throw .notAnIndex(path: directory)
    }
    generations.sort(by: >)
    segmentNumbers.sort()
    for number in deletions.keys { deletions[number]?.sort(by: >) }
    for generation in generations where manifest == nil {
      manifest = try readManifest(generation)
    }
  }

  private mutating func add(_ name: String) {
    if let generation = Manifest.generation(fileName: name) {
      generations.append(generation)
    } else if let number = Self.numbers(name, "segment-", ".gks", 1)?.first {
      segmentNumbers.append(number)
    } else if let numbers = Self.numbers(name, "segment-", ".gkd", 2) {
      deletions[numbers[0], default: []].append(numbers[1])
    } else if let checksum = Self.numbers(name, "fold-", ".gkf", 1)?.first {
      foldChecksums.append(UInt32(clamping: checksum))
    } else if let checksum = Self.numbers(name, "zstd-", ".gkz", 1)?.first {
      dictionaryChecksums.append(UInt32(clamping: checksum))
    } else {
      return
    }
    names.append(name)
  }

  /// The numbers in a name of this form, as many as `count`; nil for other names.
  private static func numbers(
    _ name: String, _ prefix: String, _ suffix: String, _ count: Int
  ) -> [Int]? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    let numbers = name.dropFirst(prefix.count).dropLast(suffix.count)
      .split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == count, numbers.allSatisfy({ $0 ?? -1 >= 0 }) else { return nil }
    return numbers.compactMap { $0 }
  }

  func path(_ name: String) -> String { directory + "/" + name }

  private func readManifest(_ generation: Int) throws(IndexError) -> Manifest? {
    let path = path(Manifest.fileName(generation: generation))
    do throws(IndexError) {
      let bytes: ByteView
      do { bytes = try mapFile(path) } catch { return nil }
      let manifest = try Manifest(bytes, path: path)
      guard manifest.analyzer == Analyzer.name else {
        throw .otherAnalyzer(path: directory, found: manifest.analyzer, expected: Analyzer.name)
      }
      return manifest
    } catch {
      // A flipped bit in the version is damage. Nobody can tell that from another version here,
      // and one that we do not know must not be touched.
      if error.isOfAnotherVersion { throw error }
      return nil
    }
  }

  // MARK: Tables

  /// The fold table by which the index was made, as far as that can be known.
  enum Fold {
    /// The table in the folder is good.
    case good(FoldTable)
    /// The same one, made anew: the folder's is damaged or missing.
    case remade(FoldTable)
    /// Another one: all text must be folded anew.
    case other(FoldTable)

    var table: FoldTable {
      switch self {
      case .good(let table), .remade(let table), .other(let table): table
      }
    }
  }

  /// - Throws: `TextError` when there is none and none can be made.
  func foldTable() throws(TextError) -> Fold {
    let expected = manifest.map { [$0.foldChecksum] } ?? foldChecksums
    for checksum in expected {
      guard let bytes = try? Files.readAll(path(Manifest.foldFileName(checksum))),
        CRC32C.checksum(bytes) == checksum, let table = try? FoldTable(bytes: bytes)
      else { continue }
      return .good(table)
    }
    let table = try FoldTable.makeFromICU()
    return expected.contains(CRC32C.checksum(table.bytes)) ? .remade(table) : .other(table)
  }

  /// The compression dictionary; nil when there must be one, and it is damaged or missing.
  func compressionDictionary() -> CompressionDictionary? {
    let expected = manifest.map { [$0.dictionaryChecksum] } ?? dictionaryChecksums
    if expected.allSatisfy({ $0 == 0 }) { return CompressionDictionary(bytes: []) }
    for checksum in expected where checksum != 0 {
      guard let bytes = try? Files.readAll(path(Manifest.dictionaryFileName(checksum))),
        CRC32C.checksum(bytes) == checksum
      else { continue }
      return CompressionDictionary(bytes: bytes)
    }
    return nil
  }
}
