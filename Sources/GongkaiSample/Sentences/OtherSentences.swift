// Which sentences close a report: other matters, proposals, notes on the tables?

/// Sentence templates of the last section.
enum OtherSentences {
  static let proposals = [
    "人大代表建议和政协委员提案办理：{y}年承办建议{n}件、提案{n}件，[办结率|满意率]均为百分之百。",
    "{y}年{w}未承办人大代表建议和政协委员提案。",
    "办理{place}人大代表关于{topic}的建议{n}件，答复情况已在{site}公开。",
    "承办政协委员关于{project}的提案{n}件，[均按期答复|委员表示满意]。",
  ]

  static let points = [
    "{y}年政务公开工作要点落实情况：{field}、{field}等{n}方面任务[全部完成|如期完成]。",
    "围绕{campaign}发布信息{t}条，{topic}政策做到[早公开|早解读]。",
    "落实{upper}《{doctitle}》，{village}试点{measure}，[形成|总结]经验{n}条。",
    "{w}按要求推进基层政务公开标准化规范化，{t}个事项[上墙|上网]公示。",
    "创新做法：{village}探索{measure}，惠及{audience}{h}人。",
  ]

  static let ending = [
    "{w}无其他需要报告的事项。",
    "除上述内容外，{w}没有其他需要报告的事项。",
    "本年度无其他需要[报告|说明]的事项。",
    "其他需要报告的事项：无。",
  ]

  static let notesOld = [
    "本报告中的数据由{s}办公室负责解释。",
    "主动公开信息数按条计，[同一信息多渠道发布的只计一次|不含转载信息]。",
    "附表中的数据[截至{y}年12月31日|为全年累计数]。",
    "{w}政府信息公开指南和目录已于{mo}月重新修订，[见|详见]{site}。",
  ]

  /// Sentences few reports say, each built round one phrase of `PlantedPhrases.rare`.
  static let rare = [
    "{village}试行不见面审批，[办理|受理]{topic}事项{t}件。",
    "{w}推行一件事一次办，[减少|压减]申报材料{t}份。",
    "聘请了解乡情的乡贤担任政务公开评议员，在{village}评议{n}次。",
    "依托流动书箱把公开材料送到{village}。",
    "对{village}渡口、{village}渡口的摆渡票价实行年度公示。",
    "将古树名木保护名录向社会公布，{village}现存{t}株。",
    "公布蜂农转地放养路线图，标注{village}等{n}处蜜源。",
    "发布{village}梯田灌溉轮水表，[按旬|逐月]更新。",
    "公开非遗传承人补助名单，{village}剪纸传习所名列其中。",
    "启用马背宣讲队，向{village}牧户讲解补奖政策。",
    "公布侨批档案数字化目录{h}条。",
    "试点公开码上溯源，扫码即可查看{village}检测结果。",
  ]
}
