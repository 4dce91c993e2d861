// Which word list do all breakers of this process share, and can it be trusted?

/// ICU's word list, opened and laid out at most once per process.
enum SharedDictionary {
  /// The list as ICU maps it; nil if it is not of the known kind.
  static let trie = HanTrie()

  /// The list laid out for indexing; nil if it failed the check.
  static let doubleArray: HanDoubleArray? = {
    guard let trie, let words = HanDoubleArray(trie), agreesWithICU(words, trie) else {
      return nil
    }
    return words
  }()

  /// What the breaks depend on, for the record in an index.
  static let identity: String = {
    guard let trie, doubleArray != nil else { return "icu \(ICUVersion.linked) word iterator" }
    var checksum = String(trie.checksum, radix: 16)
    checksum = String(repeating: "0", count: 16 - checksum.count) + checksum
    return "icu \(ICUVersion.linked) cjdict \(trie.byteCount) fnv \(checksum)"
  }()

  /// Whether both ways of reading the list cut the probes as ICU's iterator.
  private static func agreesWithICU(_ words: HanDoubleArray, _ trie: HanTrie) -> Bool {
    guard let iterator = try? UBreakWordBreaker() else { return false }
    var search = WordPathSearch()
    for probe in probes {
      let units = probe.unicodeScalars.map(\.value)
      var expected: [Int32] = []
      var byArray: [Int32] = []
      var byTrie: [Int32] = []
      unsafe units.withUnsafeBufferPointer { run in
        unsafe iterator.appendWordEnds(of: run, to: &expected)
        unsafe search.appendWordEnds(of: run, in: words, to: &byArray)
        unsafe search.appendWordEnds(of: run, in: trie, to: &byTrie)
      }
      guard byArray == expected, byTrie == expected else { return false }
    }
    return true
  }

  /// Common, rare, ambiguous and unknown words, both scripts, one long run.
  private static let probes = [
    "依", "公开", "依申请公开", "政府信息公开工作年度报告", "行政复议", "主动公开政府信息",
    "国办公开办函", "二〇二三年一月", "中华人民共和国", "人民代表大会常务委员会", "依申請公開",
    "中華人民共和國行政訴訟法", "互联网", "重庆市万州区", "腰站子东乡族镇", "研究生命的起源",
    "结婚的和尚未结婚的", "南京市长江大桥", "乒乓球拍卖完了", "他说的确实在理", "龘靐齉", "人人々々",
    "发展中国家用电器", "部分居民生活水平", "本年度收到政府信息公开申请数量较上年有所增加",
  ]
}
