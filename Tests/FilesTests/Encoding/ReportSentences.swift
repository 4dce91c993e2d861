// From which sentences are texts for the encoding tests made?

import TestKit

/// Made-up prose in the manner of disclosure reports.
enum ReportSentences {
  static let simplified = [
    "本年度，我局共受理依申请公开事项三十七件，均在法定期限内答复申请人。",
    "街道办事处安排专人维护政务公开栏，每月核对一次内容，发现过期信息立即撤换。",
    "下一年，我们将充实基层力量，改进目录编制办法，让群众看得懂、查得到、用得上。",
    "全年召开新闻发布会4场，网上回应关切126条，办结率达到98.5%。",
    "因公开工作被提起行政复议的2件，维持原决定1件，尚未审结1件；没有发生行政诉讼。",
    "水利部门公布了河道采砂、饮用水源保护以及防汛值守的有关安排。",
    "存在的主要问题：一是少数站所对条例学习不够深入；二是解读材料形式单一。",
    "镇财政所把村级资金使用明细张贴在便民服务大厅，并留存照片备查。",
    "信息处理费的收取情况：本年度未收取任何费用。",
    "联系电话：（0571）5550123，电子信箱：gongkai@example.cn，邮编311000。",
    "卫生监督所随机抽查餐饮单位八十余家，检查结果已在门户网站公示。",
    "经研究，决定对旧版办事指南予以废止，新版指南自三月起施行。",
    "渔业站的鳗鲡、鳜鱼养殖示范户名单同步发布，欢迎社会监督。",
  ]

  static let traditional = [
    "本年度，本局共受理申請公開案件三十七件，皆於法定期限內答覆申請人。",
    "區公所指派專人維護公佈欄，每月核對一次內容，發現過期資訊立即更換。",
    "明年將充實基層人力，改進檔案目錄編製方式，讓民眾看得懂、查得到、用得上。",
    "全年舉辦記者會4場，網路回應意見126則，辦結率達98.5%。",
    "因公開業務提起訴願者2件，維持原處分1件，尚未審結1件；並無行政訴訟。",
    "水利單位公布河川採砂、飲用水源保護及防汛輪值等相關事項。",
    "主要問題：一為少數單位對條例瞭解不足；二為說明資料形式單一。",
    "主計室將村里經費使用明細張貼於服務大廳，並拍照存檔備查。",
    "聯絡電話：（02）55501234，電子信箱：service@example.tw，歡迎來函指教。",
    "衛生所隨機抽查餐飲業者八十餘家，檢查結果已於網站公告周知。",
    "經審議，舊版作業要點予以廢止，新版要點自三月起實施。",
    "圖書館與縣政府簽訂協議，逐步將歷年公報數位化，供學者與鄉親查閱。",
  ]

  private static let english = [
    "<p class=\"body\">", "</p>\r\n", "<br/>", "Table 1", "2023-01-15", "\n\n", " 12,345.60 ",
    "<td width=\"80\">", "</td>", "(GB/T 9704)", "http://www.example.cn/zwgk/index.html ",
  ]

  private static let head = """
    <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
    <title>Report</title><style>td { width: 20px; }</style></head><body><div id="content">
    """

  /// What stands between the sentences.
  enum Manner: CaseIterable {
    case plain, mixed, page
  }

  /// A text of exactly `length` Unicode scalars, the frame of a page not counted.
  static func text(
    _ sentences: [String], length: Int, manner: Manner, using random: inout SeededRandom
  ) -> String {
    var scalars: [Unicode.Scalar] = []
    while scalars.count < length {
      let sentence = Array(sentences.randomElement(using: &random)!.unicodeScalars)
      // A text may begin in the middle of a sentence.
      let start = scalars.isEmpty ? Int.random(in: 0..<sentence.count / 2, using: &random) : 0
      scalars += sentence[start...]
      if manner == .mixed, Bool.random(using: &random) {
        scalars += english.randomElement(using: &random)!.unicodeScalars
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(length))
    return manner == .page ? head + String(text) + "</div></body></html>\n" : String(text)
  }
}
