// Where do the tables of prefectures stand?

/// Plain rows of public facts: divisions of 2024, telephone area codes, postcodes.
///
/// The names are those of GB/T 2260; `Gazetteer` reads the rows.
enum PrefectureRows {
  /// Provinces without prefectures, written like prefectures.
  static let municipalities = """
    北京市 010 100 101 102
    天津市 022 300 301
    上海市 021 200 201 202
    重庆市 023 400 401 402 404 405 408 409
    """

  /// Provinces that have no row elsewhere.
  static let otherProvinces = "香港特别行政区 澳门特别行政区 台湾省"

  /// What a prefecture was called in older reports, and its name of today.
  static let formerNames = """
    襄樊市 襄阳市
    思茅市 普洱市
    铜仁地区 铜仁市
    毕节地区 毕节市
    昌都地区 昌都市
    山南地区 山南市
    日喀则地区 日喀则市
    那曲地区 那曲市
    林芝地区 林芝市
    海东地区 海东市
    吐鲁番地区 吐鲁番市
    哈密地区 哈密市
    """

  /// Autonomous prefectures as they are mostly called, with 州 behind.
  static let shortNames = """
    延边 恩施 湘西 阿坝 甘孜 凉山 黔西南 黔东南 黔南 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 临夏 甘南 海北 黄南 海南 果洛
    玉树 海西 昌吉 博尔塔拉 巴音郭楞 克孜勒苏 伊犁
    """

  /// Area codes of the past, and the prefecture that had them.
  static let formerAreaCodes = """
    0410 铁岭市
    0413 抚顺市
    0414 本溪市
    0378 开封市
    0733 株洲市
    0732 湘潭市
    0852 遵义市
    0853 安顺市
    0910 咸阳市
    0899 三亚市
    0634 济南市
    0979 海西蒙古族藏族自治州
    """
}
