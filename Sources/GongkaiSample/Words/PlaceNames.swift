// From which characters and suffixes are the names of places made?

/// A real province, municipality or autonomous region and what belongs to it.
struct Province: Sendable {
  let name: String
  /// Toneless spelling, used as folder name.
  let pinyin: String
  /// First two digits of its postcodes.
  let postcode: Int
  /// First three digits of its area codes, leading zero included in print.
  let areaCode: Int
}

/// Word lists of the grammar of places: provinces are real, all below is invented.
enum PlaceNames {
  static let provinces = [
    Province(name: "北京市", pinyin: "beijing", postcode: 10, areaCode: 10),
    Province(name: "天津市", pinyin: "tianjin", postcode: 30, areaCode: 22),
    Province(name: "河北省", pinyin: "hebei", postcode: 5, areaCode: 31),
    Province(name: "山西省", pinyin: "shanxi", postcode: 3, areaCode: 35),
    Province(name: "内蒙古自治区", pinyin: "neimenggu", postcode: 1, areaCode: 47),
    Province(name: "辽宁省", pinyin: "liaoning", postcode: 11, areaCode: 41),
    Province(name: "吉林省", pinyin: "jilin", postcode: 13, areaCode: 43),
    Province(name: "黑龙江省", pinyin: "heilongjiang", postcode: 15, areaCode: 45),
    Province(name: "上海市", pinyin: "shanghai", postcode: 20, areaCode: 21),
    Province(name: "江苏省", pinyin: "jiangsu", postcode: 21, areaCode: 51),
    Province(name: "浙江省", pinyin: "zhejiang", postcode: 31, areaCode: 57),
    Province(name: "安徽省", pinyin: "anhui", postcode: 23, areaCode: 55),
    Province(name: "福建省", pinyin: "fujian", postcode: 35, areaCode: 59),
    Province(name: "江西省", pinyin: "jiangxi", postcode: 33, areaCode: 79),
    Province(name: "山东省", pinyin: "shandong", postcode: 26, areaCode: 53),
    Province(name: "河南省", pinyin: "henan", postcode: 45, areaCode: 37),
    Province(name: "湖北省", pinyin: "hubei", postcode: 43, areaCode: 71),
    Province(name: "湖南省", pinyin: "hunan", postcode: 41, areaCode: 73),
    Province(name: "广东省", pinyin: "guangdong", postcode: 51, areaCode: 75),
    Province(name: "广西壮族自治区", pinyin: "guangxi", postcode: 53, areaCode: 77),
    Province(name: "海南省", pinyin: "hainan", postcode: 57, areaCode: 89),
    Province(name: "重庆市", pinyin: "chongqing", postcode: 40, areaCode: 23),
    Province(name: "四川省", pinyin: "sichuan", postcode: 61, areaCode: 83),
    Province(name: "贵州省", pinyin: "guizhou", postcode: 55, areaCode: 85),
    Province(name: "云南省", pinyin: "yunnan", postcode: 65, areaCode: 87),
    Province(name: "西藏自治区", pinyin: "xizang", postcode: 85, areaCode: 89),
    Province(name: "陕西省", pinyin: "shaanxi", postcode: 71, areaCode: 91),
    Province(name: "甘肃省", pinyin: "gansu", postcode: 73, areaCode: 93),
    Province(name: "青海省", pinyin: "qinghai", postcode: 81, areaCode: 97),
    Province(name: "宁夏回族自治区", pinyin: "ningxia", postcode: 75, areaCode: 95),
    Province(name: "新疆维吾尔自治区", pinyin: "xinjiang", postcode: 83, areaCode: 99),
  ]

  /// Provinces with prefectures of minorities; their names end in 自治州.
  static let withPrefectures: Set<String> = [
    "jilin", "hubei", "hunan", "sichuan", "guizhou", "yunnan", "gansu", "qinghai", "xinjiang",
  ]

  static let municipalities: Set<String> = ["beijing", "tianjin", "shanghai", "chongqing"]

  static let peoples = ["土家族", "苗族", "侗族", "彝族", "藏族", "回族", "白族", "傣族", "朝鲜族", "哈萨克族", "布依族"]

  static let first: [Character] = Array("东南西北安平永新长清临德怀兴富吉康宁泰丰广崇龙凤麻金银玉石青白红黄沙柳桐桂梅松竹云高大双三五七九百千古")
  static let second: [Character] = Array("阳阴山川江河湖海溪泉源城州陵丘岭峰坪原岗口桥堡屯寨塘潭湾浦沟坝林田木花叶水安宁远昌盛和顺义仁化庆华")
  static let third: [Character] = Array("头坡庄店铺集营湾沟桥洼台坊渡关河岭塘圩坝")
  static let mongolFirst = ["巴彦", "乌兰", "察汗", "锡林", "呼伦", "阿拉", "额尔", "苏尼", "科尔", "鄂托"]
  static let mongolSecond = ["塔拉", "浩特", "高勒", "陶海", "布拉", "诺尔", "哈达", "淖尔", "善岱", "和硕"]
  static let roads = ["人民", "建设", "解放", "文化", "中山", "迎宾", "振兴", "光明", "新华", "和平", "府前", "环城"]
  static let surnames = [
    "张", "王", "李", "赵", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高",
    "罗", "郑",
    "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "肖", "蔡", "潘", "田", "董", "袁", "余", "叶",
    "杜", "苏",
  ]
}
