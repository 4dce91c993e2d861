// Of which words are the headings of reports made?

/// Words of headings, in folded characters, parted by blanks.
///
/// A heading is told by its words and not by its number, since numbers drift. Words that rewriting
/// machines put in place of others (改良 for 改进, 缺乏 for 不足, 申述 for 申诉) stand beside them.
enum HeadingWords {
  /// Words that tell what a section is about.
  static let keys: [(key: SectionKey, words: String)] = [
    (.overview, "概述 概况 概要 总体 总体情况 基本情况 根本情况 总体工作 整体情况 综述 总述 工作回顾"),
    (.proactive, "主动公开 主动公然 自动公开 重点领域 公开政府信息情况 公开信息情况"),
    (.requests, "依申请 申请 收到和处理 依请求"),
    (.fees, "收费 减免 费用 收取"),
    (.review, "复议 诉讼 申诉 申述 行政复议 行政诉讼 被诉"),
    (.consult, "咨询"),
    (
      .problems,
      """
      问题 不足 缺乏 困难 改进 改良 整改 打算 下一步 下步 今后 努力方向 工作计划 工作思路 薄弱环节
      下一阶段 改善 差距 短板 工作安排
      """
    ),
    (.other, "其他 其它 附件"),
  ]

  /// Of the last section, whatever other words stand behind: 其他需要说明的问题.
  static let certainlyOther = """
    其他需 其它需 需要说明 需说明 需要报告 需报告 应当报告 报告事项 附表 统计表
    """

  /// Overviews too, but words that stand in other headings and titles as well.
  static let weakOverview = """
    主要工作 工作情况 工作开展情况 工作展开情况 工作总结 组织领导 组织推进 组织推动 推进情况 推动情况
    """

  /// Words that a heading may end with.
  static let terminals = """
    情况 概述 概况 概要 综述 总述 措施 问题 不足 缺乏 事项 数量 打算 计划 安排 方向 思路 说明 总结 附表 附件
    统计表 改进 改良 整改 举措 环节 情形 回顾
    """

  /// Words that a heading may end with where a blank or the line ends there too.
  static let lateTerminals = "工作 减免 复议 诉讼 内容"

  /// All others of which a heading may be made.
  static let fillers = """
    政府信息公开 政府信息 政务信息 政务公开 信息公开 政府 政务 信息 公开 工作 的 及 和 与 、 , 等 以及 其 年度 本年度
    全年 本年 行政 机关 本机关 被 因 由 提起 引起 导致 关于 对 受理 办理 收到 处理 答复 存在 主要 有关 相关 方面 需要
    报告 服务 开展 推进 落实 完成 组织 实施 采取 解决 办法 方法 方式 重点 领域 平台 建设 监督 保障 制度 管理 机制
    领导 队伍 解读 回应 关切 社会 举报 投诉 统计 数据 表 基本 主动 范围 形式 内容 载体 途径 渠道 类别 检索 复制
    邮寄 成本 发生 做法 成效 取得 经验 进行 执行 产生 而 应当 予以 针对 工作中 具体 检查 培训 宣传 ( ) “ ” 《 》
    公民 法人 其他组织 公众 群众 接待 查询 向 向社会 推动 展开 年 上年 上年度 明年 新一年 来年 次年
    """
}
