// Which sentences tell of fees, reviews and lawsuits?

/// Sentence templates about fees, administrative review and litigation.
enum RemedySentences {
  static let feesNone = [
    "{y}年，{w}未收取任何费用，[也没有减免情况|不涉及减免]。{#fees0}",
    "{w}向公众提供政府信息均不收费。{#fees0}",
    "本年度未发生政府信息公开收费事项。{#fees0}",
    "{w}在提供政府信息过程中，未向申请人收取检索、复制、邮寄等费用，收费金额为0元。{#fees0}",
    "本着便民的原则，{w}对申请人需要的复印件一律免费，全年收费为零。{#fees0}",
    "{y}年度{w}无收费和减免情况。{#fees0}",
  ]

  static let feesSome = [
    "{y}年，{w}收取检索费、复制费共计{fees}元，[无减免|其余减免]情况。",
    "按照省级价格主管部门核定的标准，全年收取费用{fees}元。",
    "本年度收取政府信息公开费用{fees}元，[全部上缴财政|已按规定入库]。",
  ]

  static let processingNone = [
    "{y}年，{w}未收取政府信息公开信息处理费。{#fees0}",
    "[依据|按照]国办函〔2020〕109号文件，{w}本年度未发出收费通知，收取信息处理费0元。{#fees0}",
    "收取信息处理费情况：发出收费通知0件，总金额0元。{#fees0}",
    "本年度{w}没有收取信息处理费。{#fees0}",
  ]

  static let processingSome = [
    "{y}年，{w}发出收费通知{n}件，收取信息处理费{fees}元。",
    "[依据|按照]《政府信息公开信息处理费管理办法》，{w}全年收取信息处理费{fees}元，[已足额缴库|均开具票据]。",
  ]

  static let reviewNone = [
    "{y}年，{w}未发生因政府信息公开引起的行政复议和行政诉讼。{#reviews0}{#lawsuits0}",
    "本年度没有因政府信息公开被申请行政复议、提起行政诉讼的案件。{#reviews0}{#lawsuits0}",
    "{w}全年行政复议0件，行政诉讼0件，[申诉0件|无申诉举报]。{#reviews0}{#lawsuits0}",
    "{y}年度，针对{w}的政府信息公开行政复议、行政诉讼均为零。{#reviews0}{#lawsuits0}",
    "{w}尚无涉及政府信息公开的行政复议案件。{#reviews0}",
    "未收到人民法院有关政府信息公开的应诉通知，[也|亦]无行政复议事项。{#reviews0}{#lawsuits0}",
  ]

  static let reviewSome = [
    "{y}年，{w}因政府信息公开被申请行政复议{reviews}件，被提起行政诉讼{lawsuits}件。",
    "本年度发生政府信息公开行政复议案件{reviews}件，其中结果维持{reviewsUpheld}件；行政诉讼案件{lawsuits}件。",
    "全年涉及政府信息公开的行政复议{reviews}件、行政诉讼{lawsuits}件，[均积极应诉|均依法答辩]。",
    "因对答复不服，申请人向{upper}提出行政复议{reviews}件，向人民法院提起行政诉讼{lawsuits}件。",
  ]

  static let reviewDetail = [
    "对被纠正的案件，{w}[逐案剖析|及时复盘]，[修订|完善]《{rule}》有关条款。",
    "加强与司法行政部门的沟通，[邀请|聘请]律师参与疑难件会商{n}次。",
    "坚持负责人出庭应诉，全年出庭{n}次。",
    "对{village}一案，{w}主动与申请人沟通，[促成撤回申请|实质化解了争议]。",
  ]
}
