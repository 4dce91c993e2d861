// Which words do rewriting machines put in place of which others?

/// Words of texts that document sites had reworded by machine, each with the word it replaced.
///
/// Such texts keep their sense and lose their wording: 政务服务 becomes 政务效劳. The table serves
/// queries, which may ask for the rewritten forms too in reports whose `RepairScore` reaches
/// `threshold`; elsewhere most of the rewritten words mean what they say.
public enum RewrittenWords {
  /// The score from which on a text counts as rewritten.
  public static let threshold = 0.3

  /// Forms of one phrase that `alternatives(of:)` yields at most.
  public static let mostAlternatives = 16

  /// The rewritten word and the original, in folded characters.
  public static let pairs: [(rewritten: String, original: String)] = """
    效劳 服务, 标准 规范, 根本 基本, 播送 广播, 改良 改进, 气氛 氛围, 根底 基础, 缺乏 不足, 方法 办法, 局部 部分,
    广阔 广大, 申述 申诉, 开展 发展, 方案 计划, 本钱 成本, 平安 安全, 奉献 贡献, 稳固 巩固, 施行 实施, 监视 监督,
    亲密 密切, 联络 联系, 严密 紧密, 仔细 认真, 那么 则, 假设 若, 构造 结构, 浸透 渗透, 消费 生产, 纯熟 熟练,
    创始 开创, 开掘 挖掘, 打破 突破, 情势 形势, 进步 提高, 程度 水平, 进展 进行, 理解 了解, 获得 取得, 表达 体现,
    互相 相互, 催促 督促, 筹划 策划, 适宜 合适, 鼓励 激励, 气概 气魄, 装备 配备, 工程 项目, 宣扬 宣传, 查抄 检查,
    轨制 制度, 鞭策 推动, 职员 人员, 办事 服务, 大众 群众, 完美 完善, 美满 圆满, 踊跃 积极, 公然 公开, 自动 主动,
    准绳 原则, 请求 申请, 治理 管理, 晋升 提升, 增强 加强, 展开 开展, 操纵 利用, 扶植 建设, 事情 工作, 题目 问题,
    干系 关系, 构成 形成, 环绕 围绕, 触及 涉及, 途径 渠道, 严厉 严格, 精确 准确, 倾听 听取, 落真 落实, 宽阔 广阔
    """.split(separator: ",").compactMap { pair in
      let words = pair.split(whereSeparator: \.isWhitespace)
      return words.count == 2 ? (String(words[0]), String(words[1])) : nil
    }

  private static let units = pairs.map { (Array($0.rewritten.utf16), Array($0.original.utf16)) }

  /// The forms in which a rewritten text may say `phrase`, in folded characters; the phrase itself
  /// left out.
  ///
  /// One original replaced at a time comes first, then several together; 政务服务 yields 政务效劳
  /// and 政务办事.
  /// - Returns: at most `mostAlternatives` forms, each once.
  public static func alternatives(of phrase: [UInt16]) -> [[UInt16]] {
    var found: [[UInt16]] = []
    var next = -1
    var form = phrase
    // Each form is replaced in again, behind the place where it was replaced last.
    var resume = [0]
    while true {
      var index = resume[next + 1]
      while index < form.count {
        for (rewritten, original) in units
        where original.count <= form.count - index
          && form[index..<index + original.count].elementsEqual(original)
        {
          let changed = Array(form[..<index]) + rewritten + form[(index + original.count)...]
          guard changed != phrase, !found.contains(changed) else { continue }
          found.append(changed)
          resume.append(index + rewritten.count)
          if found.count == mostAlternatives { return found }
        }
        index += 1
      }
      next += 1
      guard next < found.count else { return found }
      form = found[next]
    }
  }
}
