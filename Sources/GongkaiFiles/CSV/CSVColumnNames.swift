// Under which names do columns hold an identifier, a title, a text?

/// The names by which columns are known, the surest first.
///
/// They are compared without regard to case, blanks, hyphens and underscores.
enum CSVColumnNames {
  static let text = [
    "text", "正文", "全文", "正文内容", "报告正文", "报告全文", "报告内容", "信息内容", "公开内容",
    "文本", "内容", "fulltext", "body", "content", "contents",
  ]

  static let title = [
    "title", "标题", "题名", "题目", "报告标题", "文章标题", "信息标题", "文件标题", "公文标题",
    "报告名称", "文件名称", "信息名称", "名称", "headline", "subject", "name",
  ]

  static let id = [
    "id", "编号", "文档编号", "报告编号", "信息编号", "docid", "documentid", "uuid", "guid",
    "唯一标识", "索引号", "信息索引号", "网址", "url", "链接", "原文链接", "网页链接", "网页地址",
    "link", "href",
  ]

  /// What a name of a longer column ends with that holds the text all the same, such as 公文正文.
  static let textEndings = ["正文", "全文"]

  /// What a name of a longer column ends with that holds the title all the same.
  static let titleEndings = ["标题"]
}
