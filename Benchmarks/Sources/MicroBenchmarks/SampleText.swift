// On which text are parts measured, without any file?

/// Random numbers that are the same every time.
///
/// SplitMix64: Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014,
/// doi:10.1145/2660193.2660195.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}

/// Makes text that has what matters of disclosure reports: Han words of one to five characters,
/// few of them often and many rarely, numbers, clauses of some ten characters, and sentences that
/// stand in many reports.
struct SampleText {
  private static let words = """
    政府 信息 公开 依申请公开 工作 主动公开 年度 报告 行政 复议 诉讼 申请 收到 办理 答复 条例 规定 制度 部门 单位 群众 服务
    平台 网站 内容 重点 领域 情况 公民 法人 其他 组织 予以 存在 问题 不足 改进 措施 加强 完善 提高 推进 落实 建设 管理 监督
    保障 机制 发布 政策 解读 回应 关切 财政 预算 决算 审计 教育 卫生 环境 保护 安全 生产 食品 药品 就业 社会 救助 住房 土地
    征收 补偿 许可 处罚 强制 收费 项目 采购 招标 结果 公示 公告 通知 文件 规范性 修订 废止 现行 有效 件数 上一年 结转 下一年
    全部 部分 不予 属于 国家 秘密 商业 个人 隐私 第三方 危及 稳定 内部 事务 过程性 执法 案卷 查询 无法 提供 本机关 不掌握 没有
    现成 需要 另行 制作 补正 仍不明确 信访 举报 投诉 重复 出版物 正当 理由 大量 反复 要求 确认 逾期 缴纳 费用 尚未 审结 维持 纠正
    的 和 在 为 了 对 及 与 等 由 按 将 各 其 是 有 上 下 中 年 月 日 件 条 次 人 家 个 项 份 篇
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }

  private var random: SeededRandom
  private var shared: [[UInt8]] = []

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    shared = (0..<200).map { _ in sentence() }
  }

  /// At least `length` bytes, ended with a sentence.
  mutating func next(_ length: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(length + 1024)
    while text.count < length {
      let isShared = Int.random(in: 0..<10, using: &random) < 4
      text += isShared ? shared[Int.random(in: 0..<shared.count, using: &random)] : sentence()
      if Int.random(in: 0..<4, using: &random) == 0 { text += Array("\n　　".utf8) }
    }
    return text
  }

  private mutating func sentence() -> [UInt8] {
    var bytes: [UInt8] = []
    for clause in 0..<Int.random(in: 1...4, using: &random) {
      if clause > 0 { bytes += Array("，".utf8) }
      for _ in 0..<Int.random(in: 3...8, using: &random) { bytes += word() }
    }
    return bytes + Array("。".utf8)
  }

  private mutating func word() -> [UInt8] {
    if Int.random(in: 0..<12, using: &random) == 0 {
      return Array(String(Int.random(in: 0..<3000, using: &random)).utf8)
    }
    // The square of a random number prefers the first words.
    let x = Double.random(in: 0..<1, using: &random)
    return Self.words[Int(x * x * Double(Self.words.count))]
  }
}
