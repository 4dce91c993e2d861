// Of which type is an organ with this name?

/// Words that tell the types of organs.
enum OrganTypes {
  private static let vertical = IdentityWords.units(
    """
    税务局 税务分局 国家税务 海关 气象局 调查队 烟草专卖 邮政管理局 通信管理局 海事局 地震局 证监局 银保监 银监 保监局
    金融监督管理总局 金融监管局 监管分局 人民银行 外汇管理局 出入境边防 检验检疫局 消防救援 煤矿安全监察 矿山安全监察
    能源监管 民航 铁路监督 专员办 航道局 国家粮食 国家矿山
    """)
  private static let institutions = IdentityWords.units(
    """
    医院 卫生院 保健院 学校 中学 小学 大学 学院 幼儿园 职校 党校 公司 集团 水厂 供电所 图书馆 博物馆 文化馆 电视台 广播台 殡仪馆
    福利院 血站 血液中心 急救中心 卫生服务中心 疾病预防控制中心 公积金管理中心 银行
    """)

  /// The type of the organ that `name` names.
  static func type(of name: String, kind: OrganKind, isTown: Bool) -> OrganType {
    let characters = Array(name.utf16)
    if IdentityWords.has(vertical, in: characters) { return .vertical }
    if characters.starts(with: national), kind != .institution { return .vertical }
    if kind == .institution || isInstitution(characters) {
      return .institution
    }
    if isTown, kind == .government || kind == .office { return .township }
    return kind == .government ? .government : .department
  }

  private static let national = IdentityWords.characters("国家")

  private static func isInstitution(_ characters: [UInt16]) -> Bool {
    institutions.contains { characters.reversed().starts(with: $0.reversed()) }
  }
}
