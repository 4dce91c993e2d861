// Which words belong to the page around a report, and not to the report?

/// Words of web pages and download sites, in folded characters, parted by blanks.
enum SiteWords {
  /// A list of other pages begins.
  static let tail = """
    上一篇 下一篇 上一条 下一条 上一页 下一页 上篇 下篇 上条 下条 前一篇 后一篇 相关链接 相关阅读 相关文章 相关新闻 相关文档
    相关信息推荐 相关推荐 相关资讯 相关内容 相关报道 相关文件推荐 猜你喜欢 你可能感兴趣 您可能感兴趣 您可能还喜欢
    推荐阅读 延伸阅读 热门文章 热门推荐 热门阅读 热点推荐 最新文章 最新资讯 更多相关 更多内容 阅读排行 点击排行 热门标签
    随机文章 友情链接 上一个 下一个
    """

  /// A download site speaks.
  static let download = """
    下载文档 文档下载 立即下载 下载此文档 温馨提示 版权归属 版权争议 此文档下载收益 下载收益归 收藏分享赚钱 分享赚钱
    你可能关注的文档 你可能关注 猜你关注 您可能关注 文件下载后 下载前请仔细阅读 付费完成后 网站客服 由用户上传 页数: 大小:
    格式:doc 格式:docx 格式:pdf 格式:ppt 格式:wps 上传人 上传者 文档编号 文档格式 文档大小 文档页数 所需积分 下载积分
    加入vip 举报文档 资源描述 在线预览 预览效果 上传时间 上传日期 标签: 侵权请 提供存储 联系客服 侵权投诉 投诉处理 关键词: 文库 全文预览
    展开阅读全文 阅读全文 还剩 页未读
    """

  /// Short lines of a download site, which mean nothing elsewhere.
  static let downloadLines = "分享 收藏 收起 展开 下载 举报 预览 点赞 id:"

  /// A page's own controls and places.
  static let chrome = """
    首页 网站首页 打印 打印本页 关闭 关闭窗口 关闭本页 我要打印 字号 字体 大 中 小 【 】 [ ] 扫一扫 分享到 分享 微信 微博
    新浪微博 qq空间 朋友圈 收藏 返回顶部 返回首页 返回 繁体 简体 无障碍 长者模式 无障碍浏览 适老化 设为首页 加入收藏 登录
    注册 搜索 网站地图 关于我们 联系我们 网站声明 手机版 客户端 app 导航 收起 展开 纠错 在手机打开当前页 手机打开 浏览
    视力保护色 朗读 下载 字体大小 保护视力色 : / | > ( ) - 到 本页 二维码 当前位置 转发 点赞
    """

  /// A line that begins so is a page's own, whatever follows.
  static let chromeStarts = """
    当前位置 您的位置 您现在的位置 你的位置 所在位置 现在位置 首页> 首页» 首页› 网站首页 分享到 扫一扫 打印本页 关闭窗口
    关闭本页 【打印 【关闭 [打印 [关闭 字号: 【字体 字体: 【字号 字体【 字号【 用手机扫 微信扫一扫 分享: 打印关闭
    """

  /// The foot of a page begins.
  static let footers = """
    主办: 主办单位: 承办: 承办单位: 版权所有 icp备 icp证 网站标识码 公网安备 网站地图 技术支持: 关于我们 联系我们
    网站声明 隐私声明 copyright 网站维护 法律声明 政府网站找错 建议使用 建议您使用
    """

  /// A page tells about the document; such lines are the header's.
  static let metadata = """
    发布日期 发布时间 发文日期 成文日期 生成日期 公开日期 索引号 索引码 信息索引 发布机构 发布单位 发文机关 发文字号 文号 主题分类
    信息来源 来源: 信息类别 公开方式 公开形式 公开时限 公开范围 公开责任部门 有效性 浏览次数 访问次数 点击数 点击次数 阅读次数 浏览量 阅读量 作者: 责任编辑
    文章来源 更新时间 日期: 时间: 主题词 信息名称 内容概述 公开目录 组配分类 体裁分类 服务对象 标题: 名称: 审核: 编辑: 录入: 撰稿:
    """
}
