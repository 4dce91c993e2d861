// How are names of elements compared quickly?

/// The names of elements, as numbers.
enum ElementName {
  /// A number for a name, which is a terminated string; different for all names that matter.
  ///
  /// FNV-1a: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/.
  @inline(__always)
  static func key(_ name: UnsafePointer<CChar>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = 0
    // SAFETY: the name ends with a zero, at which the loop ends.
    while unsafe name[index] != 0 {
      hash = unsafe (hash ^ UInt64(UInt8(bitPattern: name[index]))) &* 0x100_0000_01B3
      index &+= 1
    }
    return hash
  }

  /// The number for a name.
  static func key(of name: String) -> UInt64 {
    // SAFETY: the string is lent as a terminated one for the call.
    unsafe name.withCString { unsafe key($0) }
  }

  /// A table from the numbers of names to what they mean, made from lists with blanks between.
  static func table<Meaning>(_ lists: [(Meaning, String)]) -> [UInt64: Meaning] {
    var table: [UInt64: Meaning] = [:]
    for (meaning, list) in lists {
      for name in list.split(separator: " ") { table[key(of: String(name))] = meaning }
    }
    return table
  }
}
