// How is each character of the word lists read?

/// Readings with tones, one a character: the most common one, as converters choose it.
enum PinyinTable {
  /// Syllables, each followed by the characters that are read so.
  static let readings = [
    "biàn便变辩遍 bié别 biān编 biāo标 biǎo表 bà坝罢 bài败 bàn办半 bào报 bái白 báo薄 bèi倍备惫背被贝 bèng泵 bì壁币必毕避闭",
    "bìn殡 bìng并病 bó博驳 bù不布步簿部 bā八叭巴 bān搬班 bāng帮 bāo包 běi北 běn本 bīn宾滨 bō剥拨播 bǎ把 bǎi摆百 bǎn板版",
    "bǎng榜 bǎo保堡宝饱 bǐ比笔 bǔ补 chuàng创 chuán传 chuān川穿 chuāng窗 chuǎng闯 chà差 chàng畅 chá察查茶",
    "cháng偿尝常肠 cháo朝 chè彻撤 chèn衬 chén尘陈 chéng城惩成承澄程诚 chí持迟 chóng崇 chóu愁 chù处畜触 chú除 chún纯",
    "chāi拆 chāng昌 chāo超 chē车 chēng撑称 chōng充 chōu抽 chū出初 chūn春 chǎn产 chǎng厂场 chǐ齿 chǒng宠 chǔ储础",
    "cuàn窜 cuò措错 cài菜蔡 cái才材财 cán惭残蚕 cáng藏 cáo曹 cè侧册厕测策 céng层曾 cì次赐 cí词 còu凑 cóng从 cù促 cún存",
    "cāi猜 cān参餐 cāng仓苍 cāo操 cōng聪 cū粗 cūn村 cǎi彩采 cǎn惨 cǎo草 cǐ此 de地的 diàn垫店电 diào调 dié叠 diǎn点",
    "duàn断段 duì对队 duó夺 duān端 duō多 duǎn短 dà大 dài代岱带待贷 dàn但弹 dàng档 dào到稻道 dá答达 dèng凳邓 dé得德 dì第递",
    "dìng定订 dí敌 dòng侗冻动栋洞 dù度杜渡 dùn顿 dú独读 dān单担 dāng当 dēng灯登 děng等 dī低堤 dīng盯钉 dōng东 dōu都 dū督",
    "dūn蹲 dǎ打 dǎi傣 dǎng党挡 dǎo导岛捣 dǐ底 dǐng顶鼎 dǒng懂董 fàn范贩饭 fàng放 fá乏罚 fán凡繁 fáng房防 fèi废费",
    "fèn份奋愤 fèng凤 féi肥 féng冯逢 fù付副复妇富覆负附 fú伏幅扶服福 fā发 fāng坊方 fēi非飞 fēn分氛纷 fēng丰封峰枫疯蜂锋风 fěn粉",
    "fū肤 fǎ法 fǎn反返 fǎng纺访 fǔ府抚辅 guà挂 guàn惯灌贯 guì桂贵 guò过 guó国 guān关官观 guāng光 guī归规龟 guō郭",
    "guǎn管馆 guǎng广 guǐ轨 guǒ果 gài概溉盖 gàn干 gào告 gè个各 gèng更 gé格阁隔革 gòng共贡 gòu够构购 gù固故顾 gā嘎 gāi该",
    "gān甘 gāng冈刚纲钢 gāo高 gēn根跟 gēng耕 gěi给 gōng供公功工攻 gōu勾沟钩 gū估 gǎi改 gǎn感秆赶 gǎng岗 gǎo稿 gǒng巩",
    "gǔ古股谷骨 gǔn滚 huà划化画话 huàn唤换 huá华 huái怀 huán环 huáng皇黄 huì会卉惠汇 huí回 huò或祸获货 huó活 huā花 huān欢",
    "huī徽挥辉 huǎn缓 huǐ毁 hài害 hàn旱汉汗 hào号浩 hái还 hán函含涵韩 háo毫 hè贺鹤 hé何合和核河 héng恒横蘅衡 hòu候后",
    "hóng宏洪红鸿 hù互户护 hú湖胡 hā哈 hāng夯 hēi黑 hěn狠 hōng轰 hū呼 hǎi海 hǎo好 jià价架驾 jiàn件健剑建渐荐见践鉴键",
    "jiàng酱降 jiào教较 jiè介借届界 jié孑截洁结节 jiù就救旧 jiā佳加家 jiān兼坚监间 jiāng僵将江疆 jiāo交焦 jiē接秸街阶 jiě解",
    "jiū究纠 jiǎ假 jiǎn俭减剪检简 jiǎng奖蒋讲 jiǎo缴脚角 jiǔ九 jué决绝觉诀 juān捐 juǎn卷 jì剂季寄技济纪继计记际 jìn劲晋禁近进",
    "jìng净境径竞镜 jí亟即及吉急极疾籍级集 jù具剧句巨惧据聚距 jùn竣 jú局 jī击圾基机积稽绩饥鸡 jīn今津金 jīng京惊精经茎 jū居 jūn军均 jǐ几挤",
    "jǐn仅尽紧谨 jǐng景警 jǔ举踽 kuà跨 kuài块快 kuàng况矿 kuì馈 kuò扩括阔 kuān宽 kuī亏 kuǎn款 kàn看 kàng抗 kè克客课",
    "ké壳 kòng控 kòu扣 kù库 kùn困 kāi开 kān刊 kāng康 kē科 kě可 kěn垦恳 kǎ卡 kǎi凯 kǎo考 kǒu口 kǔn捆 le了",
    "liàn恋炼练链 liàng谅辆量 liào料 lián怜联莲连 liáng凉梁粮良 liáo疗辽 liè列猎 liù六 liú刘榴流浏留 liǎn脸 liǎng两 liǔ柳",
    "luàn乱 luò络落 luó萝 luō罗 lài赖 làn烂 lào涝 lái来 lán兰岚拦栏篮蓝 láo劳牢 lè乐 lèi类累 lì丽例利力励历厉立 lìn赁",
    "lìng令另 lí离鸝 lín临林邻 líng灵陵零龄 lòu漏 lóng瓏龙 lóu楼 lù录路陆鹭麓 lùn论 lú卢炉芦 lún伦囵轮 lüè略 lā垃拉 lēi勒",
    "lěi垒 lǎ喇 lǎn懒览 lǎng朗 lǎo老 lǐ李理礼里 lǐng岭领 lǒng垄 lǚ侣吕旅 lǜ律率绿虑 me么 men们 miàn面 miào庙 mián绵",
    "miáo描苗 miè灭 miāo喵 miǎn免 mài卖脉迈麦 màn慢 mào贸 má麻 méi媒梅没煤 mén门 méng盟蒙 mì密秘蜜 mìng命 mí彌谜 mín民",
    "míng名明鸣 mò末 mó模 móu谋 mù木牧目 mā妈 měi每美 mǎ玛码马 mǎi买 mǎn满 mǐ米 mǐn敏 mǒu某 mǔ亩 niàn念 nián年 niǎo鸟",
    "niǔ纽 nuò诺 nuǎn暖 nà纳 nài耐 nào淖闹 ná拿 nán南难 náo挠 nèi内 néng能 ní尼 nín您 níng宁柠 nóng农浓 nǎ哪 nǎo脑",
    "nǐ你拟 nǔ努 piàn片骗 piào票 piān偏篇 pài派 pàn判盼 pái排牌 pán盘 páng庞 pèi配 péi培赔 péng彭朋篷 pìn聘 pí皮",
    "pín贫频 píng凭坪屏平评 pù铺 pāi拍 pān潘 pēn喷 pī批 pō坡 pōu剖 pū扑 pǎo跑 pǐ匹 pǐn品 pǔ普浦谱 qiàn欠 qián前钱",
    "qiáng墙强 qiáo乔侨桥 qiè切窃 qióng穷 qiú求 qiān千牵签谦迁 qiāng枪 qiū丘 qiǎn浅 qiǎng抢 quàn劝 quán全权泉 què确",
    "quān圈 quē缺 qì弃气 qìng庆 qí其旗棋骑麒齐 qín琴 qíng情 qù去 qú渠 qún群 qī七期蹊 qīn亲侵 qīng倾清轻青 qū区趋趨驱",
    "qǐ企启岂起 qǐng请 qǔ取 ruò弱 ruǎn软 ràng让 rào绕 rán然燃髯 rè热 rèn任认 rén人仁 réng仍 rì日 róng容荣融 rù入 rùn润",
    "rú如 rǎn染 rǎo扰 rǒng冗 shuài帅 shuì税 shuò硕 shuāng双 shuō说 shuǐ水 shài晒 shàn善 shàng上尚 shào绍",
    "shè慑摄涉社设 shèng圣盛胜 shéi谁 shén什神 shì世事势室市式是示视试适释饰 shí十实时石识食 shòu兽受寿授 shù数术树竖述 shùn顺 shú熟",
    "shā刹沙砂 shān删山 shāng伤商 shāo烧 shēn伸深申身 shēng升声生 shě舍 shěn审 shěng省 shī失尸师施湿狮诗 shōu收 shū书梳纾输",
    "shǎn闪陕 shǎng赏 shǎo少 shǐ使史始驶 shǒu守手 shǔ属署黍 suàn算 suì岁 suí随 suī虽 suō缩 suǒ所索锁 sà萨 sài赛 sàn散",
    "sàng丧 sì四 sòng宋讼送 sù宿溯肃诉速 sān三叁 sī丝司思私 sōng松 sōu搜 sū苏 sūn孙 sǎo扫 sǔn损 tián填田 tiáo条 tiān天",
    "tiē贴 tiě铁 tuán团 tuì退 tuī推 tuō托拖脱 tuǒ妥 tà拓 tài太态泰 tàn叹探 tàng趟 tào套 tái台 tán潭谈 táng唐塘棠",
    "táo陶 tè特 tì替 tí提题 tíng停庭 tòu透 tóng同桐铜 tóu头投 tú图途 tún屯 tā他 tān摊滩贪 tāng汤 tāo涛 tī梯 tīng厅听",
    "tōng通 tū突 tǎ塔 tǎo讨 tǐ体 tǒng统 tǔ土 wài外 wàn万 wàng旺望 wán完玩 wáng王 wèi为位卫未谓 wèn问 wéi围圩维违",
    "wén文纹闻 wò握 wù务物误雾 wú吴吾无 wā洼 wān弯湾 wēi危微 wěi伟伪委 wěn稳 wū乌呜屋污 wǎn晚 wǎng网 wǒ我 wǔ五伍 xià下吓夏",
    "xiàn县宪现线限 xiàng向象项 xiào啸效校肖 xiá侠峡狭辖 xián贤闲 xiáng详 xiè屑泄谢 xié协 xiān先纤鲜 xiāng乡厢相箱 xiāo消销",
    "xiē些 xiě写 xiū修 xiǎn显险 xiǎng享响想 xiǎo小晓筱 xuán悬 xué学 xuān宣 xuǎn选 xì戏系细 xìn信 xìng兴性 xí习席",
    "xíng型形行 xù叙序续 xùn汛训讯 xú徐 xún寻巡循旬询 xī吸息析溪牺西锡 xīn心新薪 xīng星 xū虚需须 xūn勋埙 xǐ喜 xǐng醒 xǔ许 yuàn院",
    "yuán元原员园圆援源缘袁 yuè月跃阅 yuān渊 yuē约 yuǎn远 yà亚 yàn厌彦验 yào药要 yán严延沿研言颜 yáng扬杨阳 yáo摇 yè业叶夜燁页",
    "yì义亦亿异役忆意易疫益艺议译 yìn印 yìng映硬 yí仪宜彝疑移遗 yín银 yíng营赢迎 yòng用 yòu幼 yóu游由邮 yù域玉育誉预 yùn运",
    "yú于余娱渔舆逾鱼 yún云匀 yā压鸭 yān烟 yāng央 yāo邀 yě也 yī一依医 yīn因阴音 yīng婴应 yōng佣拥 yōu优忧 yūn晕 yǎ哑 yǎn演",
    "yǎng养 yǐ以已 yǐn引隐饮 yǐng影 yǒng咏永 yǒu友有 yǔ与予屿语雨 zhe着 zhuàn撰赚 zhuàng壮状 zhuā抓 zhuān专砖",
    "zhuāng妆庄装 zhuī追 zhuǎn转 zhài债寨 zhàn占战站 zhàng帐胀账障 zhào召照罩赵 zhá闸 zhái宅 zhè浙这 zhèn振镇阵",
    "zhèng政正证郑 zhì制帜志挚掷治滞置至致质 zhí值执殖直职 zhòng众重 zhòu昼 zhù住助注祝筑驻 zhú竹逐 zhā扎 zhāi斋 zhāng张章 zhāo招",
    "zhēn真贞针 zhēng争征挣 zhě者 zhěng整 zhī之支知织 zhōng中终 zhōu周州 zhū朱株诸 zhǎn展崭 zhǎng掌涨长 zhǎo找",
    "zhǐ只址指止纸 zhǒng种肿 zhǔ主嘱 zhǔn准 zi子 zuì最 zuò作做座 zuān钻 zài再在载 zàn暂赞 zàng葬 zào噪造 záo凿 zèng赠",
    "zé则择泽责 zì字自 zòng纵 zú族足 zāi灾 zēng增 zěn怎 zī咨资 zōng宗综踪 zū租 zūn遵 zǎo早枣 zǐ仔 zǒng总 zǒu走 zǔ组",
    "ài爱碍 àn按案 áo嗷 è恶鄂 èr二 é额 ér儿而 ā阿 ān安 ěr尔 ōu欧",
  ]

  private static let syllables: (toned: [Text], plain: [Text], byUnit: [UInt16]) = {
    var toned: [Text] = [[]]
    var byUnit = [UInt16](repeating: 0, count: 65536)
    for group in readings.joined(separator: " ").split(separator: " ") {
      let units = Text(String(group))
      toned.append(units.filter { !isHan($0) })
      for unit in units where isHan(unit) {
        byUnit[Int(unit)] = UInt16(toned.count - 1)
      }
    }
    return (toned, toned.map { $0.map(withoutTone) }, byUnit)
  }()

  /// The reading with its tone mark, or nothing for a character outside the table.
  static func toned(_ unit: UInt16) -> Text? {
    let number = Int(syllables.byUnit[Int(unit)])
    return number == 0 ? nil : syllables.toned[number]
  }

  /// The reading without its tone mark; ü is written v.
  static func plain(_ unit: UInt16) -> Text? {
    let number = Int(syllables.byUnit[Int(unit)])
    return number == 0 ? nil : syllables.plain[number]
  }

  private static let toneMarks: [UInt16: UInt16] = {
    var marks: [UInt16: UInt16] = [:]
    for group in ["aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔù", "vüǖǘǚǜ"] {
      let units = Text(group)
      for unit in units.dropFirst() { marks[unit] = units[0] }
    }
    return marks
  }()

  private static func withoutTone(_ unit: UInt16) -> UInt16 {
    toneMarks[unit] ?? unit
  }
}
