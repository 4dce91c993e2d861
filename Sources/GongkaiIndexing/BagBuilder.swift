// Characters, or words, of a segment being built: documents and frequencies, no places.

import GongkaiBytes
import GongkaiText

/// Accumulates postings document by document; a flush turns them round by term.
struct BagBuilder: ~Copyable {
  private(set) var table = TermTable()
  /// Texts too long for a packed key.
  let lexicon = Lexicon()
  private(set) var terms = GrowableBuffer<UInt32>()
  private(set) var freqs = GrowableBuffer<UInt32>()
  private(set) var ends = GrowableBuffer<UInt32>()

  var byteCount: Int {
    table.byteCount + lexicon.byteCount + terms.count * 8 + ends.count * 4
  }

  /// Adds all documents of a batch.
  mutating func add(_ batch: borrowing BagBatch, documentCount: Int) {
    let numbers = Self.map(batch.keys, batch.strings, to: &table, lexicon)
    for doc in 0..<documentCount {
      for i in batch.documents.range(of: doc) {
        terms.append(numbers[Int(batch.documents.values[i])])
        freqs.append(batch.documents.counts[i])
      }
      ends.append(UInt32(terms.count))
    }
  }

  /// The postings turned round, with terms numbered as `order` says.
  consuming func inverter(_ order: TermOrder, norms: [UInt8]) -> BagInverter {
    let ordinals = order.ordinals
    var counts = [UInt32](repeating: 0, count: ordinals.count)
    for i in 0..<terms.count {
      let ordinal = ordinals[Int(terms[i])]
      terms[i] = ordinal
      counts[Int(ordinal)] += 1
    }
    return BagInverter(
      terms: FrozenBuffer(terms), freqs: FrozenBuffer(freqs), ends: FrozenBuffer(ends),
      norms: norms, counts: counts)
  }

  /// The segment's numbers of a batch's terms.
  static func map(
    _ keys: [UInt64], _ strings: ByteStrings, to table: inout TermTable, _ lexicon: Lexicon
  ) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(keys.count)
    for (index, key) in keys.enumerated() {
      // About as many look-ups ahead as memory answers at once.
      if index + 8 < keys.count { table.prefetch(keys[index + 8]) }
      guard PackedKey.isInLexicon(key) else {
        numbers.append(table.intern(key))
        continue
      }
      // SAFETY: the lexicon copies the bytes before the call returns.
      let entry = unsafe strings[PackedKey.lexiconIndex(key)].withUnsafeBytes {
        unsafe lexicon.intern($0)
      }
      numbers.append(table.intern(PackedKey.lexiconEntry(Int(entry))))
    }
    return numbers
  }
}
