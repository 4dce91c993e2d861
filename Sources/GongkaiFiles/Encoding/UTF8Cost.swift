// How well do bytes read as UTF-8?

/// The cost of reading bytes as UTF-8, comparable with that of a `ReadingModel`.
enum UTF8Cost {
  /// The cost of all the bytes, or some number not below `limit` when it is not less.
  static func cost(of bytes: UnsafeRawBufferPointer, limit: Int = .max) -> Int {
    var cost = 0
    var index = 0
    let costs = CharacterCost.ofUnits
    while index < bytes.count, cost < limit {
      let length = unsafe UTF8Scan.sequenceLength(in: bytes, at: index)
      // SAFETY: `sequenceLength` vouches for `length` bytes from `index` on, and `index` is inside.
      let lead = Int(unsafe bytes[index])
      switch length {
      case 0: cost &+= Int(lead == 0 ? CharacterCost.zero : CharacterCost.damage)
      case 1: cost &+= Int(costs[lead])
      case 2:
        let unit = unsafe (lead & 0x1F) &<< 6 | Int(bytes[index &+ 1] & 0x3F)
        cost &+= Int(costs[unit])
      case 3:
        let low = unsafe Int(bytes[index &+ 1] & 0x3F) &<< 6 | Int(bytes[index &+ 2] & 0x3F)
        cost &+= Int(costs[(lead & 0xF) &<< 12 | low])
      default: cost &+= Int(CharacterCost.fourBytes)
      }
      index &+= max(length, 1)
    }
    return cost
  }
}
