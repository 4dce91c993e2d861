// Which words tell names from the sentence around them?

/// Lists of words, parted by blanks, in folded characters.
enum IdentityWords {
  /// Words that end a name: none stands inside the name of a place or of an organ.
  static let stops = """
    的 了 是 我 各 该 其 们 由 什么 使 让 根据 按照 依据 遵照 结合 关于 对于 由于 以及 及其 通过 依托 经过 为了 作为 随着
    围绕 面向 针对 位于 来自 请与 可与 请向 请到 可到 可向 可以 并与 经与 报送 落实 贯彻 认真 严格 积极 切实 深入 全面 加强
    推进 推动 开展 做好 抓好 完善 建立 印发 出台 转发 下发 公布 公开 发布 主动 收到 受理 答复 回复 以来 期间 简称 现将 特此 欢迎
    登录 登陆 访问 查阅 下载 关注 联系 咨询 反映 参加 召开 举办 配合 协助 接受 隶属 涉及 包括 其中 分别 共同 同时 以上 以下
    上述 有关 相关 所属 下属 下设 上级 下级 同级 本级 全国 负责 成立 转办 交办 下达 安排 部署 要求 规定 坚持 充分 利用 发挥 进一步
    不断 持续 努力 扎实 大力 着力 确保 保证 提高 提升 强化 优化 拓展 扩大 增强 实现 其他 其它 立足 紧扣 结果 情况 工作 报告 汇报
    县委 区委 市委 省委 州委 镇党 乡党 党委 党组 党政 党工委 政协 人大 纪委 中共 市直 县直 区直 州直 镇直 领导小组 坚强 正确
    如下 年度 截至 截止 今年 去年 上年 现场 电话 地址 邮编 发布机构 公开机构 来源 作者 索引号 文号 名称 日期 时间 首页 当前位置
    我省 我市 我州 我县 我区 我旗 我镇 我乡 我街道 我局 我委 我厅 我办 我校 我院 我队 我司 我中心 我处
    邀请 报请 提请 呈请 呈报 上报 抄送 抄报 移送 移交 提交 会商 协同 协调 督促 指导 组织 走访 征求 汇总 列入 纳入 借助 更名为 改名为 转由 改由
    本省 本市 本州 本县 本区 本旗 本镇 本乡 本街道 本局 本委 本厅 本办 本校 本院 本队 本机关 本单位 本部门 本报告 本年
    全省 全市 全县 全区 全旗 全镇 全乡 全街道 全系统 各区 各县 各市 各镇 各乡 两镇 一镇 跨区 跨市 跨省 外省 外市
    """

  /// Characters that mostly end a name, but begin or are part of some: 和平区, 于都县, 万年县.
  static let softStops = "和 与 及 在 于 对 向 为 以 将 从 由 使 至 到 年 月 日 经 给 同 因 被 把 并 或 即 又 均 已 等 按 请"

  /// Those of them that no name ends with.
  static let certainStops = characters("与及在对为被把已或因给按请到由经向将从使以又即")

  /// What a report calls the organ that writes it, by the kind of the organ.
  static let selfWords: [(kind: SelfKind, words: String)] = [
    (.town, "我镇 我乡 我街道 我办事处 我苏木"),
    (.bureau, "我局 我厅 我委 我办 我队 我处 我中心 我站 我关 我支队 我大队 我总队 我会 我分局"),
    (.institution, "我校 我院 我司 我公司 我集团 我园 我馆 我台"),
    (.district, "我县 我区 我市 我旗 我州 我盟 我省 我自治区"),
  ]

  /// Where a name stands behind it that says who issues; `:` may follow.
  static let issuerWords =
    "发布机构 发布单位 发布部门 公开机构 公开单位 公开主体 责任部门 责任单位 编制单位 编制机关 制作单位 制发机关 信息来源 发文机关 发文单位 发文机构 供稿单位 来源"

  /// A name before it names a site, not a writer.
  static let siteWords = "门户网 网站 官网 官方 政府网 政务网 信息网 在线 公众信息网 微信 微博 公众号 公报 新闻网"

  /// Words of betting and the like, by which spam replaces the names of organs.
  static let spam = units(
    """
    365 bet 博彩 威廉希尔 体育官网 体育官方 体育投注 体育平台 娱乐城 国际娱乐 娱乐平台 娱乐官 娱乐场 彩票平台 彩票官 彩票网 棋牌 赌场
    官方网 平台官 电玩 电竞 澳门新葡京 皇冠体育 亚博 真人 老虎机 足球比分 app下载 手机版 娱乐办公 娱乐档案 体育办公 体育档案
    """)

  /// Beginnings of names that are those of higher organs, cited by all.
  static let cited = WordList("国务院 中共 全国人")

  /// Beginnings of the names of organs of the state, behind which a place follows.
  static let national = WordList("国家 中国 中华")

  /// What places are called without being named; of up to four characters each.
  static let generic = Set(
    units(
      """
      各 全 本 我 该 两 某 乡 城 集 村 街 县 市 区 省 州 镇 旗 大 小 新 老 家 地 外 红 国 党 锦 军 升 上 门 超 股 楼 夜 菜
      小城 中心 建制 重点 特色 示范 试点 新型城 中心城 乡镇 村镇 县城 城乡 市县 县市 省市 自治 民族 文明城 卫生城 智慧城 园林城
      范文 资料 下载 公文 文库 文档 报告 老城 主城 旧城 国有林 重点林 工矿 厂矿 煤矿 深山 高山 大山 浅山 远山 贫困山 偏远山
      海绵城 特大城 中小城 某某 省会城 本地 当地 州市 区县 县区 各县 街道 基层 农村 贫困 试验 直辖 市辖 全国
      """
    ).map(packed))

  /// Verbs before 市, 县 and 区 without a name; 镇 may be called so.
  static let verbs = Set(units("开通 登陆 进驻 进入 走进 成为 依靠 综合 计入 转入 载入 征求").map(packed))

  /// Last characters of what is a 区 but no division: 社区, 园区, 景区 …
  static let areaEnds = characters("社小辖片校厂库灾地时误战县市牧老禁盲山景疫诊住病功商居")
  /// Last characters of 区 that are divisions only below a named place: 城区, 开发区, 高新区 …
  static let zoneEnds = characters("城郊矿林园发新范护验集工业度特农假光")
  /// What begins the names of zones without a name of their own: 经济开发区, 高新区 …
  static let zoneKinds = characters("经高工产新")
  /// Districts of cities that are called so: 城区, 郊区, 矿区.
  static let plainDistricts = characters("城郊矿")
  /// Ends of areas with which the names of districts end as well: 海城区, 房山区, 桐林区.
  static let namedAreaEnds = characters("城林山")
  /// Stops that the name of what an organ does, such as 对外贸易经济合作, never holds.
  static let stopsInFields = characters("在向到被把请让给于")
  /// With what the short name of an organ begins: 县民政局.
  static let ownLevels = characters("省市州盟县区旗镇乡")
  /// What stands in the names of organs of townships.
  static let towns = units("街道 镇人民政府 乡人民政府")
  static let governments = units("政府")
  /// Where reports lie to be read, whoever writes them.
  static let readingPlaces = units("档案馆 图书馆 政务服务中心 行政服务中心 便民服务中心 政府服务中心")
  /// What names do not begin with, as 区 of 我区城市管理局.
  static let levels = characters("县区旗省州盟")

  /// What follows an ending that ends nothing: 市场, 区域, 乡村 …
  /// What stands before 盟 that is no division: 联盟, 加盟.
  static let beforeLeague = characters("联加同结东欧建入")
  static let behindCity = characters("场值容面价")
  static let behindDistrict = characters("域块间别分位段")
  static let behindCounty = characters("域级城")
  static let behindTown = characters("化街痛静定")
  static let behindTownship = characters("村镇土亲愁风贤情音下族")
  static let behindBanner = characters("帜舰下号手袍杆")
  /// What follows 市民 when 民 begins the name of an organ: 民政, 民族, 民宗.
  static let behindCitizen = characters("政族宗")

  /// Whether one of `words` stands somewhere in `name`.
  static func has(_ words: [[UInt16]], in name: some RandomAccessCollection<UInt16>) -> Bool {
    var start = name.startIndex
    while start < name.endIndex {
      let rest = name[start...]
      for word in words where rest.first == word[0] && rest.starts(with: word) { return true }
      name.formIndex(after: &start)
    }
    return false
  }

  static func characters(_ text: String) -> [UInt16] { Array(text.utf16) }

  /// Words parted by blanks.
  static func units(_ text: String) -> [[UInt16]] {
    text.split(whereSeparator: \.isWhitespace).map { Array($0.utf16) }
  }

  /// Up to four characters as one number.
  static func packed(_ characters: some Collection<UInt16>) -> UInt64 {
    characters.prefix(4).reduce(0) { $0 << 16 | UInt64($1) }
  }
}

/// What kind of organ says 我 of itself.
enum SelfKind: Int, Sendable, CaseIterable {
  case town, bureau, institution, district
}
