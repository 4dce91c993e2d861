// Writes the sorted term dictionary (FORMAT.md, "Term dictionary").

public import GongkaiBytes

/// Accumulates the dictionary of a segment; terms come in the order of their keys.
public struct TermDictionaryWriter {
  /// Terms in a block: the first with its whole key, the others share its beginning.
  public static let blockLength = 32

  public private(set) var blocks = ByteWriter()
  public private(set) var index = ByteWriter()
  public private(set) var count = 0
  private var previousKey: [UInt8] = []

  public init() {}

  /// Appends a term. `info.offset` must be where the lists of the term before ended.
  public mutating func append(_ key: [UInt8], _ info: TermInfo) {
    precondition(
      count == 0 || previousKey.lexicographicallyPrecedes(key), "terms come in order, once each")
    if count % Self.blockLength == 0 {
      index.appendU32(UInt32(blocks.count))
      blocks.varint(key.count)
      blocks.append(key)
      blocks.varint(info.offset)
    } else {
      let shared = zip(previousKey, key).prefix { $0 == $1 }.count
      let rest = key.count - shared
      if shared < 15 && rest < 16 {
        blocks.appendU8(UInt8(shared << 4 | rest))
      } else {
        blocks.appendU8(0xF0)
        blocks.varint(shared)
        blocks.varint(rest)
      }
      blocks.append(Array(key[shared...]))
    }
    appendInfo(info, TermKind(rawValue: key[0]))
    previousKey = key
    count += 1
  }

  private mutating func appendInfo(_ info: TermInfo, _ kind: TermKind?) {
    guard let kind, kind.isPositional else {
      if kind == .word {
        blocks.varint(info.docFreq << 1 | (info.surplusCount == nil ? 0 : 1))
        if let count = info.surplusCount { blocks.varint(count) }
      } else {
        blocks.varint(info.docFreq)
      }
      blocks.varint(info.rankingLength)
      return
    }
    let sameCount = info.docFreq == info.placeCount
    blocks.varint(info.placeCount << 2 | (sameCount ? 2 : 0) | (info.hasRanking ? 1 : 0))
    if !sameCount { blocks.varint(info.docFreq) }
    if info.hasRanking { blocks.varint(info.rankingLength) }
    blocks.varint(info.placesLength)
  }
}
