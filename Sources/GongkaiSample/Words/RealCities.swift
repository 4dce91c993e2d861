// Which real cities may stand above the invented counties, and what are their codes?

/// A real city of the prefecture level, or a municipality, with the codes that go with it.
struct City: Sendable {
  /// The folder name of its province, as in `PlaceNames.provinces`.
  let province: String
  let name: String
  /// Area code of its telephones, leading zero included.
  let areaCode: String
  /// First four of the six digits of its postcodes.
  let postcode: String

  init(_ province: String, _ name: String, _ areaCode: String, _ postcode: String) {
    self.province = province
    self.name = name
    self.areaCode = areaCode
    self.postcode = postcode
  }
}

/// Cities of every province, the capital first.
enum RealCities {
  /// The cities of a province; the first is its capital, or a municipality itself.
  static func of(_ province: Province) -> [City] {
    all.filter { $0.province == province.pinyin }
  }

  /// Stems of two characters that are names of real prefectures: an invented county that had one
  /// would lie in the wrong place.
  static let takenStems: Set<String> = [
    "南阳", "安阳", "德阳", "安庆", "安顺", "怀化", "吉安", "泰安", "广安", "西安", "广州", "泰州", "德州",
    "永州", "柳州", "梅州", "银川", "南昌", "金昌", "金华", "黄山", "白山", "白城", "南宁", "西宁", "玉溪",
    "玉林", "桂林", "吉林", "大庆", "清远", "松原", "九江", "北海", "兴安", "红河", "临安", "丰城",
  ]

  static let all = [
    City("beijing", "北京市", "010", "1000"),
    City("tianjin", "天津市", "022", "3000"),
    City("hebei", "石家庄市", "0311", "0500"),
    City("hebei", "唐山市", "0315", "0630"),
    City("hebei", "秦皇岛市", "0335", "0660"),
    City("hebei", "邯郸市", "0310", "0560"),
    City("hebei", "保定市", "0312", "0710"),
    City("shanxi", "太原市", "0351", "0300"),
    City("shanxi", "大同市", "0352", "0370"),
    City("shanxi", "长治市", "0355", "0460"),
    City("shanxi", "运城市", "0359", "0440"),
    City("neimenggu", "呼和浩特市", "0471", "0100"),
    City("neimenggu", "包头市", "0472", "0140"),
    City("neimenggu", "赤峰市", "0476", "0240"),
    City("neimenggu", "巴彦淖尔市", "0478", "0150"),
    City("liaoning", "沈阳市", "024", "1100"),
    City("liaoning", "大连市", "0411", "1160"),
    City("liaoning", "鞍山市", "0412", "1140"),
    City("liaoning", "丹东市", "0415", "1180"),
    City("jilin", "长春市", "0431", "1300"),
    City("jilin", "延边朝鲜族自治州", "0433", "1330"),
    City("jilin", "四平市", "0434", "1360"),
    City("jilin", "通化市", "0435", "1340"),
    City("heilongjiang", "哈尔滨市", "0451", "1500"),
    City("heilongjiang", "齐齐哈尔市", "0452", "1610"),
    City("heilongjiang", "牡丹江市", "0453", "1570"),
    City("heilongjiang", "大庆市", "0459", "1633"),
    City("shanghai", "上海市", "021", "2000"),
    City("jiangsu", "南京市", "025", "2100"),
    City("jiangsu", "无锡市", "0510", "2140"),
    City("jiangsu", "苏州市", "0512", "2150"),
    City("jiangsu", "南通市", "0513", "2260"),
    City("jiangsu", "徐州市", "0516", "2210"),
    City("zhejiang", "杭州市", "0571", "3100"),
    City("zhejiang", "宁波市", "0574", "3150"),
    City("zhejiang", "绍兴市", "0575", "3120"),
    City("zhejiang", "温州市", "0577", "3250"),
    City("anhui", "合肥市", "0551", "2300"),
    City("anhui", "蚌埠市", "0552", "2330"),
    City("anhui", "芜湖市", "0553", "2410"),
    City("anhui", "安庆市", "0556", "2460"),
    City("fujian", "福州市", "0591", "3500"),
    City("fujian", "厦门市", "0592", "3610"),
    City("fujian", "泉州市", "0595", "3620"),
    City("fujian", "漳州市", "0596", "3630"),
    City("jiangxi", "南昌市", "0791", "3300"),
    City("jiangxi", "九江市", "0792", "3320"),
    City("jiangxi", "上饶市", "0793", "3340"),
    City("jiangxi", "赣州市", "0797", "3410"),
    City("shandong", "济南市", "0531", "2500"),
    City("shandong", "青岛市", "0532", "2660"),
    City("shandong", "潍坊市", "0536", "2610"),
    City("shandong", "临沂市", "0539", "2760"),
    City("shandong", "威海市", "0631", "2642"),
    City("henan", "郑州市", "0371", "4500"),
    City("henan", "信阳市", "0376", "4640"),
    City("henan", "南阳市", "0377", "4730"),
    City("henan", "洛阳市", "0379", "4710"),
    City("hubei", "武汉市", "027", "4300"),
    City("hubei", "襄阳市", "0710", "4410"),
    City("hubei", "宜昌市", "0717", "4430"),
    City("hubei", "恩施土家族苗族自治州", "0718", "4450"),
    City("hunan", "长沙市", "0731", "4100"),
    City("hunan", "岳阳市", "0730", "4140"),
    City("hunan", "衡阳市", "0734", "4210"),
    City("hunan", "湘西土家族苗族自治州", "0743", "4160"),
    City("hunan", "怀化市", "0745", "4180"),
    City("guangdong", "广州市", "020", "5100"),
    City("guangdong", "韶关市", "0751", "5120"),
    City("guangdong", "汕头市", "0754", "5150"),
    City("guangdong", "佛山市", "0757", "5280"),
    City("guangxi", "南宁市", "0771", "5300"),
    City("guangxi", "柳州市", "0772", "5450"),
    City("guangxi", "桂林市", "0773", "5410"),
    City("hainan", "海口市", "0898", "5700"),
    City("hainan", "三亚市", "0898", "5720"),
    City("chongqing", "重庆市", "023", "4000"),
    City("sichuan", "成都市", "028", "6100"),
    City("sichuan", "绵阳市", "0816", "6210"),
    City("sichuan", "宜宾市", "0831", "6440"),
    City("sichuan", "凉山彝族自治州", "0834", "6150"),
    City("guizhou", "贵阳市", "0851", "5500"),
    City("guizhou", "黔东南苗族侗族自治州", "0855", "5560"),
    City("guizhou", "六盘水市", "0858", "5530"),
    City("yunnan", "昆明市", "0871", "6500"),
    City("yunnan", "大理白族自治州", "0872", "6710"),
    City("yunnan", "曲靖市", "0874", "6550"),
    City("xizang", "拉萨市", "0891", "8500"),
    City("xizang", "日喀则市", "0892", "8570"),
    City("shaanxi", "西安市", "029", "7100"),
    City("shaanxi", "汉中市", "0916", "7230"),
    City("shaanxi", "宝鸡市", "0917", "7210"),
    City("gansu", "兰州市", "0931", "7300"),
    City("gansu", "临夏回族自治州", "0930", "7311"),
    City("gansu", "天水市", "0938", "7410"),
    City("qinghai", "西宁市", "0971", "8100"),
    City("qinghai", "海西蒙古族藏族自治州", "0977", "8170"),
    City("ningxia", "银川市", "0951", "7500"),
    City("ningxia", "石嘴山市", "0952", "7530"),
    City("ningxia", "固原市", "0954", "7560"),
    City("xinjiang", "乌鲁木齐市", "0991", "8300"),
    City("xinjiang", "克拉玛依市", "0990", "8340"),
    City("xinjiang", "伊犁哈萨克自治州", "0999", "8350"),
  ]
}
