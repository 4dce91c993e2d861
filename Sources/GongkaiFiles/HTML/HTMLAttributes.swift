// What do the attributes of an element say?

/// Pairs of attribute names and values as libxml2 hands them over: up to a null name, a value may
/// be null.
enum HTMLAttributes {
  /// Whether there is an attribute of that name.
  static func has(
    _ name: StaticString, _ attributes: UnsafePointer<UnsafePointer<CChar>?>
  ) -> Bool {
    var index = 0
    // SAFETY: the pairs end with a null name.
    while let key = unsafe attributes[index] {
      if unsafe isEqual(key, name) { return true }
      index += 2
    }
    return false
  }

  /// Whether class, identifier, role or style mark the element as furniture of the page or as
  /// hidden.
  static func nameFurniture(_ attributes: UnsafePointer<UnsafePointer<CChar>?>) -> Bool {
    var index = 0
    // SAFETY: the pairs end with a null name; names and values are terminated strings.
    while let key = unsafe attributes[index] {
      let value = unsafe attributes[index + 1]
      index += 2
      if unsafe isEqual(key, "hidden") { return true }
      guard let value = unsafe value else { continue }
      if unsafe isEqual(key, "class") || isEqual(key, "id") {
        if unsafe PageFurniture.isNamed(value) { return true }
      } else if unsafe isEqual(key, "role") {
        if unsafe PageFurniture.isRole(value) { return true }
      } else if unsafe isEqual(key, "style"), unsafe PageFurniture.isHiding(value) {
        return true
      }
    }
    return false
  }

  private static func isEqual(_ key: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    // SAFETY: the key ends with a zero, which no name holds, so nothing after it is read.
    for index in 0..<count
    where unsafe UInt8(bitPattern: key[index]) != name.utf8Start[index] {
      return false
    }
    return unsafe key[count] == 0
  }
}
