// Which sentences does only one report say?

/// Sentence templates full of places, dates and numbers, so that hardly a clause recurs.
enum LocalSentences {
  static let events = [
    "{mo}月{d}日{dep}在{village}召开{topic}现场会，{village}党支部书记{surname}某介绍{project}公开做法，{t}名代表查阅了{h}页台账。",
    "{village}于{mo}月{d}日公示{topic}名单{t}户，{surname}某等{n}户经{village}民主评议调整，{mo}月{d}日在{channel}发布结果。",
    "{project}自{mo}月{d}日开工，{dep}每月{d}日公布用款明细，累计公布{h}.{t}万元。",
    "{dep}对{village}至{village}沿线{t}户的{topic}情况逐户核实，{mo}月{d}日张贴公告{t}份，{village}村民{surname}某的异议在{n}日内答复。",
    "{village}与{village}联合建立{topic}公开角，{mo}月以来更换版面{t}次，接待{audience}{h}人次。",
    "{mo}月下旬{village}连降大雨{h}毫米，{s}当日{n}次发布{topic}提示，{village}转移{audience}{t}人的信息同步上网。",
    "{s}将{village}{project}列为{y}年第{n}号公开事项，{mo}月{d}日起每{n}天更新一次，{dep}派{surname}某驻点解答。",
    "{place}政务公开日活动在{village}举行，{dep}{surname}某讲解{topic}，现场发放{measure}手册{h}册。",
    "{village}小学{mo}月{d}日公布{topic}安排，{village}、{village}两地{h}名学生家长签收告知书。",
    "{y}年{place}投入{h}.{n}万元用于{topic}，{village}分得{t}.{n}万元，{village}分得{n}.{t}万元，明细已在{mo}月{d}日公布。",
    "{village}卫生室{mo}月{d}日起张贴{topic}流程，{surname}医生为{t}名{audience}逐项讲解。",
    "{dep}{mo}月{d}日公布{village}{topic}抽查结果，{t}家合格、{n}家整改，{village}一家商户被责令{d}日内改正。",
    "{village}养殖户{surname}某反映{topic}标准不清，{s}于{mo}月{d}日在{village}召开答疑会，{t}户参加。",
    "{s}采用{measure}方式公开{project}进度，{mo}月{d}日至{mo}月{d}日收到{village}群众建议{t}条，采纳{n}条。",
    "{village}片区{topic}方案经{n}轮公示，第{n}稿吸收{village}居民{surname}某等{t}人的意见，{mo}月{d}日由{dep}印发。",
    "{place}第{t}次常务会议审议{topic}事项，邀请{village}代表{surname}某列席，会议纪要{mo}月{d}日公开。",
    "{village}{measure}开办{h}天，播发{topic}消息{t}条，{village}、{village}等地{k}人收听。",
    "{dep}把{village}{topic}办理时间由{t}天压到{n}天，{mo}月{d}日公布新流程图。",
    "{village}老党员{surname}某受聘为{topic}监督员，全年巡查{t}次，提出{n}条意见，{s}在{mo}月{d}日逐条回复。",
    "{mo}月{d}日，{village}居民{surname}某等{n}人到{s}查阅{project}图纸，窗口当场复印{t}页。",
    "{village}流转土地{k}亩的合同要点经{dep}审核，{mo}月{d}日贴上{village}公示墙，{h}户逐户签字。",
    "{place}公布{y}年{topic}实事清单{n}件，{village}{project}排在第{n}位，完工率{p}%。",
    "{village}公开栏因拓宽道路拆除，{s}于{mo}月{d}日在{village}村口重建，新增{topic}栏目{n}个。",
    "{dep}选派{surname}某等{n}人驻{village}{t}天，整理{topic}档案{h}卷，其中{t}卷可供查询。",
  ]
}
