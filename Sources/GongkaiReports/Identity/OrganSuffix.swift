// With which words do the names of organs end?

/// What an ending tells about the organ.
enum OrganKind: UInt8, Sendable {
  /// 人民政府, 政府, 管理委员会, 街道办事处.
  case government
  /// 办公室, 办公厅, of a government or an organ of its own.
  case office
  case bureau
  /// A part of a bureau: 分局, 支队 …
  case branch
  case institution
}

/// An ending of names of organs, and what must stand before and behind it.
///
/// A class, since it is handed from rule to rule for every ending that a text holds.
final class OrganSuffix: Sendable {
  let phrase: String
  let kind: OrganKind
  /// Characters between the place and the ending, such as 民政 before 局.
  let stem: ClosedRange<Int>
  /// Characters that must not follow.
  let notBefore: [UInt16]
  /// Characters that must not stand before.
  let notBehind: [UInt16]

  private init(
    _ phrase: String, _ kind: OrganKind, _ stem: ClosedRange<Int>, notBefore: String = "",
    notBehind: String = ""
  ) {
    self.phrase = phrase
    self.kind = kind
    self.stem = stem
    self.notBefore = Array(notBefore.utf16)
    self.notBehind = Array(notBehind.utf16)
  }

  /// All endings.
  static let all: [OrganSuffix] =
    [
      OrganSuffix("人民政府", .government, 0...0),
      OrganSuffix("政府", .government, 0...0, notBefore: "部职性采门", notBehind: "各级省州市县区旗镇乡"),
      OrganSuffix("行政公署", .government, 0...0),
      OrganSuffix("街道办事处", .government, 1...5),
      OrganSuffix("街道办", .government, 1...5, notBefore: "事"),
      OrganSuffix("办事处", .government, 0...8),
      OrganSuffix("管理委员会", .government, 0...14, notBehind: "督"),
      OrganSuffix("管委会", .government, 0...14),
      OrganSuffix("办公室", .office, 2...16, notBefore: "主负工"),
      OrganSuffix("办公厅", .office, 2...6),
      OrganSuffix("政府办", .office, 0...0, notBefore: "公事理"),
      OrganSuffix("局", .bureau, 1...18, notBefore: "长面部限势", notBehind: "布格结大全各我本该开僵残时骗当"),
      OrganSuffix("厅", .bureau, 1...12, notBefore: "长级局堂", notBehind: "大公客餐门前"),
      OrganSuffix("委员会", .bureau, 1...16, notBehind: "民村居"),
      OrganSuffix("检察院", .bureau, 0...6),
      OrganSuffix("法院", .bureau, 0...8),
      OrganSuffix("海关", .bureau, 0...10),
      OrganSuffix("银行", .institution, 2...10),
      OrganSuffix("支行", .branch, 0...8),
      OrganSuffix("分行", .branch, 0...8),
      OrganSuffix("分局", .branch, 0...12),
      OrganSuffix("大队", .branch, 1...12),
      OrganSuffix("支队", .branch, 1...12),
      OrganSuffix("总队", .branch, 1...12),
      OrganSuffix("调查队", .branch, 0...12),
      OrganSuffix("监察专员办事处", .branch, 0...8),
      OrganSuffix("服务中心", .bureau, 1...14, notBefore: "大工任窗"),
      OrganSuffix("管理中心", .bureau, 1...14, notBefore: "大工任窗"),
      OrganSuffix("控制中心", .bureau, 1...14, notBefore: "大工任窗"),
      OrganSuffix("发展中心", .bureau, 1...14, notBefore: "大工任窗"),
      OrganSuffix("事务中心", .bureau, 1...14, notBefore: "大工任窗"),
      OrganSuffix("交易中心", .bureau, 1...14, notBefore: "大工任窗"),
      OrganSuffix("执法局", .bureau, 1...14, notBefore: "长面部"),
      OrganSuffix("红十字会", .bureau, 0...0),
      OrganSuffix("残疾人联合会", .bureau, 0...0),
      OrganSuffix("供销合作社联合社", .bureau, 0...0),
      OrganSuffix("供销合作社", .bureau, 0...0, notBefore: "联"),
      OrganSuffix("档案馆", .bureau, 0...4),
      OrganSuffix("管理处", .bureau, 2...12),
      OrganSuffix("研究室", .bureau, 2...8),
    ]
    + words("发改委 卫健委 卫计委 经信委 工信委 国资委 民宗委 农工委 住建委 教委 建委 科委 农委 交委 经委 商务委 城管委 计生委 编委", .bureau, 0...0)
    + words("扶贫办 外事办 法制办 金融办 信访办 人防办 移民办", .bureau, 0...0)
    + words("医院 卫生院 保健院 幼儿园 中学 小学 大学 学院 学校 职校 党校", .institution, 1...20)
    + words("公司 集团 水厂 供电所 图书馆 博物馆 文化馆 电视台 广播台 殡仪馆 福利院 血站 血液中心 急救中心 卫生服务中心", .institution, 1...24)

  private static func words(
    _ words: String, _ kind: OrganKind, _ stem: ClosedRange<Int>
  ) -> [OrganSuffix] {
    words.split(separator: " ").map {
      OrganSuffix(String($0), kind, stem, notBefore: "生教毕文招长公事理")
    }
  }
}
