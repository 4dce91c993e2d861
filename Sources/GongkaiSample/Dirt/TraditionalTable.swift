// Which traditional character stands for which simplified one?

/// A converter's table over the characters of the word lists, one to one.
enum TraditionalTable {
  /// Simplified and traditional characters by turns; each traditional one folds back.
  static let pairs = [
    "万萬与與专專业業东東丝絲两兩严嚴丧喪个個丰豐临臨为為丽麗举舉么麼义義乌烏乐樂乔喬习習乡鄉书書买買乱亂争爭于於亏虧云雲亚亞产產亩畝亲親亿億仅僅从從仓倉仪儀们們价價",
    "众眾优優会會伟偉传傳伤傷伦倫伪偽体體余餘佣傭侠俠侣侶侧側侨僑俭儉债債倾傾偿償储儲儿兒党黨兰蘭关關兴興养養兽獸内內冈岡册冊写寫军軍农農冯馮决決况況冻凍净淨准準凉涼",
    "减減凑湊几幾凤鳳凭憑凯凱击擊凿鑿划劃刘劉则則刚剛创創删刪别別刹剎剂劑剑劍剥剝剧劇劝勸办辦务務动動励勵劲勁劳勞势勢勋勳匀勻区區医醫华華协協单單卖賣占佔卢盧卫衛厂廠",
    "厅廳历歷厉厲压壓厌厭厕廁厢廂县縣叁叄参參双雙发發变變叙敘叠疊叶葉号號叹嘆后後吓嚇吕呂听聽启啓吴吳员員呜嗚周週咏詠响響哑啞唤喚啸嘯喷噴嘱囑团團园園围圍囵圇国國图圖",
    "圆圓圣聖场場块塊坚堅坝壩垄壟垒壘垦墾垫墊埙塤墙牆壮壯声聲壳殼处處备備复復够夠头頭夺奪奋奮奖獎妆妝妇婦妈媽娱娛婴嬰孙孫学學宁寧宝寶实實宠寵审審宪憲宽寬宾賓对對寻尋",
    "导導寿壽将將尔爾尘塵尝嘗尸屍尽盡层層届屆属屬屿嶼岁歲岂豈岗崗岚嵐岛島岭嶺峡峽崭嶄巩鞏币幣帅帥师師帐帳帜幟带帶帮幫干乾并並广廣庄莊庆慶库庫应應庙廟庞龐废廢开開异異",
    "弃棄张張弯彎弹彈强強归歸当當录錄彦彥彻徹征徵径徑忆憶志誌忧憂怀懷态態怜憐总總恋戀恒恆恳懇恶惡悬懸惊驚惧懼惨慘惩懲惫憊惭慚惯慣愤憤慑懾懒懶戏戲战戰户戶扑撲执執扩擴",
    "扫掃扬揚扰擾抚撫抢搶护護报報担擔拟擬拥擁拦攔拨撥择擇挂掛挚摯挠撓挡擋挣掙挤擠挥揮损損换換捣搗据據掷擲摄攝摆擺摇搖摊攤撑撐敌敵数數斋齋断斷无無旧舊时時昼晝显顯晋晉",
    "晒曬晓曉晕暈暂暫术術机機权權条條来來杨楊极極构構枣棗枪槍枫楓柠檸标標栋棟栏欄树樹档檔桥橋检檢楼樓横橫欢歡欧歐残殘殡殯毁毀毕畢气氣汇匯汉漢汤湯沟溝没沒泄洩泽澤洁潔",
    "洼窪浅淺测測济濟浏瀏浓濃涛濤涝澇润潤涨漲渊淵渐漸渔漁游遊湾灣湿濕滚滾滞滯满滿滨濱滩灘灭滅灯燈灵靈灾災炉爐点點炼煉烂爛烟煙烧燒热熱爱愛牵牽牺犧状狀独獨狭狹狮獅猎獵",
    "玛瑪环環现現电電画畫畅暢疗療疯瘋监監盖蓋盘盤着著矿礦码碼砖磚础礎硕碩确確碍礙礼禮祸禍离離秆稈种種积積称稱税稅稳穩穷窮窃竊窜竄竖竪竞競笔筆筑築签簽简簡篮籃类類粮糧",
    "紧緊纠糾红紅纤纖约約级級纪紀纯純纲綱纳納纵縱纷紛纸紙纹紋纺紡纽紐纾紓线線练練组組细細织織终終绍紹经經结結绕繞给給络絡绝絕统統继繼绩績续續维維绵綿综綜绿綠缓緩编編",
    "缘緣缩縮缴繳网網罗羅罚罰罢罷职職联聯聪聰肃肅肠腸肤膚肿腫胀脹胜勝脉脈脑腦脚腳脱脫脸臉舆輿舍捨艺藝节節芦蘆苍蒼苏蘇范範茎莖荐薦荣榮药藥莲蓮获獲萝蘿营營萨薩蒋蔣蓝藍",
    "虑慮虚虛虽雖蚕蠶补補衬襯装裝见見观觀规規视視览覽觉覺触觸誉譽计計订訂认認讨討让讓训訓议議讯訊记記讲講许許论論讼訟设設访訪诀訣证證评評识識诉訴词詞译譯试試诗詩诚誠",
    "话話询詢该該详詳语語误誤说說请請诸諸诺諾读讀课課谁誰调調谅諒谈談谋謀谓謂谜謎谢謝谦謙谨謹谱譜谷穀贝貝贞貞负負贡貢财財责責贤賢败敗账賬货貨质質贩販贪貪贫貧购購贯貫",
    "贴貼贵貴贷貸贸貿费費贺賀赁賃资資赏賞赐賜赔賠赖賴赚賺赛賽赞贊赠贈赢贏赵趙赶趕趋趨跃躍践踐踪蹤车車轨軌转轉轮輪软軟轰轟轻輕载載较較辅輔辆輛辉輝输輸辖轄辩辯辽遼达達",
    "迁遷过過迈邁运運还還这這进進远遠违違连連迟遲适適选選递遞遗遺邓鄧邮郵邻鄰郑鄭酱醬采採释釋里裡鉴鑒针針钉釘钢鋼钩鈎钱錢钻鑽铁鐵铜銅银銀铺鋪链鏈销銷锁鎖锋鋒错錯锡錫",
    "键鍵镇鎮镜鏡长長门門闪閃闭閉问問闯闖闲閒间間闸閘闹鬧闻聞阁閣阅閱阔闊队隊阳陽阴陰阵陣阶階际際陆陸陈陳陕陝险險随隨隐隱难難雾霧韩韓页頁顶頂项項顺順须須顾顧顿頓预預",
    "领領频頻题題颜顏额額风風飞飛饥飢饭飯饮飲饰飾饱飽馆館馈饋马馬驱驅驳駁驶駛驻駐驾駕验驗骑騎骗騙鱼魚鲜鮮鸟鳥鸡雞鸣鳴鸭鴨鸿鴻鹤鶴鹭鷺麦麥黄黃齐齊齿齒龄齡龙龍龟龜",
  ].joined()

  /// What converters do that go too far.
  static let excessivePairs = [
    "制製系係面麵准準干幹后後里裏台臺布佈采採并併只隻表錶松鬆周週志誌占佔云雲谷穀"
  ].joined()

  private static let toTraditional = table(pairs, reversed: false)
  private static let toExcessive = table(excessivePairs, reversed: false)
  private static let toSimplified = table(pairs + excessivePairs, reversed: true)

  /// The traditional character, or the unit itself.
  static func traditional(_ unit: UInt16, overConverting: Bool) -> UInt16 {
    if overConverting, toExcessive[Int(unit)] != unit { return toExcessive[Int(unit)] }
    return toTraditional[Int(unit)]
  }

  /// The simplified character of a traditional one in the table, or the unit itself.
  static func simplified(_ unit: UInt16) -> UInt16 {
    toSimplified[Int(unit)]
  }

  private static func table(_ pairs: String, reversed: Bool) -> [UInt16] {
    var table = [UInt16](0...UInt16.max)
    let units = Text(pairs)
    for place in stride(from: 0, to: units.count - 1, by: 2) {
      let (old, new) =
        reversed ? (units[place + 1], units[place]) : (units[place], units[place + 1])
      table[Int(old)] = new
    }
    return table
  }
}
