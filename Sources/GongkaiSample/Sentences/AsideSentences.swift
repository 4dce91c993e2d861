// Which sentences speak of other years and other organs, or of one remedy alone?

/// Sentence templates that few reports use; their figures are never those of the report, save the
/// slots of reviews and lawsuits.
enum AsideSentences {
  static let lastYear = [
    "回顾{y-}年，{w}主动公开政府信息{h}条，收到政府信息公开申请{t}件。",
    "{y-}年度报告已于{y}年{mo}月在{site}公布，{dep}的年度报告同期公布。",
    "与{y-}年的{h}条相比，信息发布的结构更加合理。",
    "{y-}年12月31日前受理的{n}件申请已在{y-}年度报告中反映。",
  ]

  static let others = [
    "{dep}{y}年公开信息{h}条，数量居各单位之首。",
    "由{dep}转来的{n}件公开申请已退回，不计入{w}的数据。",
    "{dep}在{y}年被申请行政复议{n}件，{w}已引以为戒。",
    "{village}村务公开栏另公布信息{t}条，不在统计之列。",
  ]

  static let plans = [
    "到{y+}年底，力争公开信息达到{k}条。",
    "{y+}年1月1日起，公开专栏将由{dep}统一维护。",
    "预计{y+}年受理申请{t}件左右，办理力量将相应增加。",
  ]

  static let reviewsNone = [
    "本年度{w}未被申请行政复议。{#reviews0}",
    "{w}在信息公开方面无行政复议案件。{#reviews0}",
    "有关信息公开的行政复议：0件。{#reviews0}",
  ]
  static let reviewsSome = [
    "本年度{w}因信息公开被申请行政复议{reviews}件。",
    "全年有行政复议案件{reviews}件，[均已审结|材料已按期提交]。",
  ]
  static let lawsuitsNone = [
    "本年度{w}未被提起行政诉讼。{#lawsuits0}",
    "{w}在信息公开方面没有行政诉讼案件。{#lawsuits0}",
    "有关信息公开的行政诉讼：0件。{#lawsuits0}",
  ]
  static let lawsuitsSome = [
    "本年度{w}因信息公开被提起行政诉讼{lawsuits}件。",
    "全年有行政诉讼案件{lawsuits}件，[负责人均出庭|均依法应诉]。",
  ]
}
