// Which characters are common in Chinese official prose?

/// Characters that tell text from bytes read in a wrong encoding, in falling order of frequency.
enum CommonCharacters {
  /// Six of ten characters of such prose in simplified characters.
  static let commonest = """
    的和国政业人发大展民加中进一年化工作建会全务行制新实设保力有生要地经公定动法在强
    理推产持改开体以府区为重市主等高合用资规不增提第社对能施成管度应条出是济本部方关
    机农平性上基面十革当入事家同水长服信文支三共创各安代城好坚现策企治院学分系善场时
    二深量金构育多稳护点完报员快续教调位下内我利收项者自与费结外标技门及通于放个科权
    期告村息物万就其决到域质防更向投目了元准促日活造立品五监表程效得优领处特任级取统
    """

  /// Another quarter.
  static let common = """
    源过融环可总障消责健或导心战议财步四交范积境险查际办依道后并件医电划单们小运明军
    路协式供央由众组海所极解亿扩营格口升义前群型月委来职网正转相题落乡镇价问计居联之
    案求今他数商流情审控使党台专继严节形风态整需房色益预术次确间县两线税减将近广原局
    织养础接比做复意常族批助贸车老类备排督低住照集种从率西引最受气指易天举布略果据措
    变置名补维难研例负子证律困款把视执习传别降围省达港按精列世励试起东配界核这综康请
    美食卫违贫具队带示培兴六反未参势层疗模互污华约北观校着记断让适土给因突团先书检挥
    打清切球必少非南况移争林播序认被值予鼓根药灾染去采算也神然超显户均都八而才无字里
    斯存称较扶速至见身充修货干站申边限绿承验七山贯亚抓装志止紧百筹惠识病影除再容债还
    币担则九知命彻澳直河看空州历失救游究劳届固退害粮史回普破包评诉努击已江足司首攻闻
    """

  /// What the commonest are in traditional characters, where they differ.
  static let commonestTraditional = """
    國業發進會務實設經動強產開體區為資規對應條濟關機農當長創堅現學場時構穩護點報員續
    調內項與費結標門於個權萬決質監優領處級統
    """

  /// What the common ones are in traditional characters, where they differ.
  static let commonTraditional = """
    過環總責導戰議財範積險際辦後並醫電單們運軍協眾組極億擴營義來職網轉題鄉鎮價問計聯
    數審黨專繼嚴節風態預術確間縣兩線稅減將廣織養礎復複貿車類備種從氣舉據變補維難負證
    視執習傳別圍達勵試東這綜請衛違貧隊帶興參勢層療華約觀著記斷讓適給團書檢揮況爭認藥
    災採顯戶無裡稱較見貨乾邊綠驗貫亞裝緊籌識債還幣擔則徹歷勞屆糧評訴擊聞台臺製係週
    """

  /// Punctuation and marks of Chinese text.
  static let marks = "，。、；：？！（）“”‘’《》「」〔〕【】…—·％℃　"
}
