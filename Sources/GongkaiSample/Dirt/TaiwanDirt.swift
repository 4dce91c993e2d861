// What becomes of the words when a site localises them for Taiwan?

/// Wording of Taiwan in place of that of the mainland.
enum TaiwanDirt {
  static let pairs: [(String, String)] = [
    ("门户网站", "入口网站"), ("文件", "档案"), ("优化", "最佳化"), ("宏观", "巨观"), ("网络", "网路"), ("视频", "影片"),
    ("质量", "品质"), ("数据", "资料"), ("渠道", "管道"), ("短信", "简讯"), ("程序", "程式"), ("用户", "使用者"),
    ("互联网", "网际网路"), ("打印", "列印"),
  ]

  private static let compiled = pairs.map { (Text($0.0), Text($0.1)) }

  static func apply(to text: MarkedText) -> MarkedText {
    compiled.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
