// Why is no text in these bytes, and what can be done about it?

/// The reason why no text was taken out of a file.
///
/// Byte offsets count from the start of the file.
public enum FileProblem: Error, Equatable, Sendable {
  /// The bytes are no text but, as far as can be told, `kind`, such as `an image`.
  case binary(kind: String, byteOffset: Int)
  /// The file, or what it unpacks to, is longer than is read.
  case tooLong(bytes: Int, limit: Int)
  /// There is no text, only blanks.
  case empty
  /// The file states an encoding that is not read.
  case unsupportedEncoding(name: String)
  /// Reading a part of the file failed.
  case unreadable(byteOffset: Int, bytes: Int)

  /// Elements stand inside of each other in more than `limit` levels.
  case tooDeep(limit: Int)
  /// The markup is so broken that reading it on would take too long.
  case tooBroken(format: FileFormat)
  /// The XML part of an office document is not well-formed, or declares entities.
  case malformedXML(part: String)
  /// Memory ran out.
  case outOfMemory

  /// An archive ends early or contradicts itself.
  case damagedArchive(byteOffset: Int, reason: ArchiveDamage)
  /// The content of an entry is not what was packed.
  case damagedEntry(name: String, reason: EntryDamage)
  /// An archive has more entries than are read.
  case tooManyEntries(count: Int, limit: Int)
  /// An entry is longer than `limit` bytes once unpacked.
  case tooLongEntry(name: String, limit: Int)
  /// An entry unpacks to more than `limit` times its size, as only archives made to harm do.
  case suspiciousRatio(name: String, limit: Int)
  /// A file, or with `name` an entry of an archive, is encrypted.
  case encrypted(name: String?)
  /// An entry is packed by a method other than storing and deflating.
  case unsupportedMethod(name: String, method: Int)
  /// An office document lacks the part that holds its text.
  case missingPart(String)

  /// A program that reads this format is not installed; `package` is Debian's name for what to
  /// install.
  case toolMissing(tool: String, package: String)
  /// A program could not read the file; `reason` is what it said.
  case toolFailed(tool: String, reason: String)
  /// A program took longer than it may.
  case timedOut(tool: String, seconds: Int)
  /// The record of a CSV file that begins on `line`, counted from 1, cannot be read.
  case malformedCSV(line: Int, reason: CSVFault)

  /// What is wrong with an archive as a whole.
  public enum ArchiveDamage: String, Sendable {
    case noDirectory = "its directory is missing"
    case directoryOutOfBounds = "its directory lies outside of the file"
    case malformedDirectory = "its directory is malformed"
    case severalDisks = "it is one part of several"
    case entryOutOfBounds = "an entry lies outside of the file"
    case overlappingEntries = "entries overlap"
  }

  /// What is wrong with an entry of an archive.
  public enum EntryDamage: String, Sendable {
    case malformedHeader = "its header is malformed"
    case malformedData = "its data is malformed"
    case wrongLength = "its length is not the one stated"
    case wrongChecksum = "its checksum is not the one stated"
  }
}

extension FileProblem: CustomStringConvertible {
  /// One sentence that ends with the way out.
  public var description: String {
    switch self {
    case .binary(let kind, let offset):
      "\(kind), no text, from byte \(offset) on: export its text first"
    case .tooLong(let bytes, let limit):
      "\(bytes) bytes are too long for one document, the limit is \(limit): split it"
    case .empty:
      "no text, only blanks: fill it or leave it out"
    case .unsupportedEncoding(let name):
      "the encoding ‘\(name)’ is not read: convert the file to UTF-8"
    case .unreadable(let offset, let bytes):
      "the \(bytes) bytes at byte \(offset) could not be read: check the file and the disk"
    case .tooDeep(let limit):
      "elements are nested more than \(limit) deep: export its text first"
    case .tooBroken(let format):
      "the \(format.rawValue) is too broken to be read in reasonable time: export its text first"
    case .malformedXML(let part):
      "its part ‘\(part)’ is not well-formed: open and save it with an office program"
    case .outOfMemory:
      "there was not enough memory to read it: give the run more, or split the file"
    case .damagedArchive(let offset, let reason):
      "a damaged archive, \(reason.rawValue) (byte \(offset)): fetch it again"
    case .damagedEntry(let name, let reason):
      "the entry ‘\(name)’ is damaged, \(reason.rawValue): fetch the archive again"
    case .tooManyEntries(let count, let limit):
      "\(count) entries are too many for one archive, the limit is \(limit): split it"
    case .tooLongEntry(let name, let limit):
      "the entry ‘\(name)’ unpacks to more than \(limit) bytes: split it or leave it out"
    case .suspiciousRatio(let name, let limit):
      "the entry ‘\(name)’ unpacks to more than \(limit) times its size: "
        + "unpack it yourself if you trust it"
    case .encrypted(let name?):
      "the entry ‘\(name)’ is encrypted: unpack it with its password first"
    case .encrypted(nil):
      "it is encrypted: save it without a password"
    case .unsupportedMethod(let name, let method):
      "the entry ‘\(name)’ is packed by method \(method): pack it by deflate (8)"
    case .missingPart(let part):
      "the part ‘\(part)’ is missing: open and save it with an office program"
    case .toolMissing(let tool, let package):
      "the program ‘\(tool)’ is not installed: install it with ‘apt-get install \(package)’"
    case .toolFailed(let tool, let reason):
      "the program ‘\(tool)’ could not read it (\(reason)): save it as DOCX or text"
    case .timedOut(let tool, let seconds):
      "the program ‘\(tool)’ took longer than \(seconds) s: save it as DOCX or text"
    case .malformedCSV(let line, let reason):
      "malformed CSV on line \(line), \(reason)"
    }
  }
}
