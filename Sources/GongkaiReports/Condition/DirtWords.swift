// Which words tell what was done to a text?

/// Words that no clean report of the mainland has, in folded characters, parted by blanks.
enum DirtWords {
  /// Documents that order a format, whole and with the marks that copies lose.
  static let citedFormats: [(Era, String)] = [
    (.c, "〔2021〕30号 [2021]30号 (2021)30号 〔202130号 20〕30号 公开办函202130号"),
    (.b, "〔2019〕60号 [2019]60号 (2019)60号 〔201960号 公开办函201960号"),
    (.a, "国务院令第492号 国务院第492号令 令第492号"),
  ]

  static let spam = """
    365bet bet365 威廉希尔 博彩 娱乐城 老虎机 赌场 赌博网 新葡京 葡京 皇冠体育 必威 188bet 太阳城
    六合彩 时时彩 体育投注 足球投注 真人娱乐 威尼斯人 澳门金沙 金沙娱乐 开元棋牌 ag真人 bet9 w88 体育官网
    娱乐平台 亚博体育 万博体育 色情网 成人网 线上投注 娱乐官网 彩金 代孕 代开发票 办证刻章 炒股配资 网赚
    """

  static let taiwan = """
    资讯公开 政府资讯 网路 网际网路 硬体 伺服器 软体系统 软体开发 应用软体 入口网站 最佳化 巨观 行动装置 列印 应用程式 讯息公开
    讯息发布 滑鼠 萤幕 简讯 透过网站 透过网路 透过微信 透过政府 人工智慧 智慧型
    部落格 社群媒体
    """

  static let masked = "某某 某县 某市 某镇 某乡 某局 某区 某省 某街道 xx县 xx市 xx镇 xx乡 xx局 xx区 xx省 xx街道 xx年 xx人民政府"

  static let mojibake = "锟斤拷 烫烫烫 屯屯屯 锘 鈥 銆 锛 â€ ã€"

  static let quotedNames = "中华人民共和国政府信息公开条例"

  static let deletedFacts = """
    年月日 月日至 公开信息条, 公开信息条。 政府信息条, 政府信息条。 信息条; 申请件, 申请件。 信息篇, 信息篇。 信息余条
    州年政府 年至年
    """
}
