import { once } from '../../text/once.js';

/**
 * Words that exclude each other, a kind a line: one in another's place is another claim. A slash stands between words for
 * the same.
 */
const kinds = `北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 武汉 成都 西安 香港 澳门 台湾 台北 高雄 厦门 青岛 大连 长沙 沈阳 哈尔滨 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 陕西 甘肃 青海 宁夏 西藏 新疆 内蒙古 东京 首尔 伦敦 巴黎 纽约 曼谷 新加坡 罗马 柏林 莫斯科
中国 日本 韩国 朝鲜 印度 泰国 越南 马来西亚 印尼 菲律宾 缅甸 老挝 柬埔寨 蒙古 美国 加拿大 墨西哥 巴西 阿根廷 智利 英国 法国 德国 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 波兰 奥地利 希腊 俄罗斯 苏联 乌克兰 土耳其 伊朗 伊拉克 以色列 埃及 南非 澳大利亚/澳洲 新西兰 欧洲 亚洲 非洲 美洲 大洋洲 北美 南美 欧美 东南亚
中文/汉语 英语/英文 日语/日文 法语 德语 俄语 韩语 粤语 普通话
成人 儿童/小孩/孩子 老人/长者 学生 婴儿 军人 教师
上午 中午 下午 晚上 早上 凌晨 傍晚 夜间
早餐 午餐 晚餐 夜宵
周一/星期一 周二/星期二 周三/星期三 周四/星期四 周五/星期五 周六/星期六 周日/星期日/星期天 周末 工作日
春/春季/春天 夏/夏季/夏天 秋/秋季/秋天 冬/冬季/冬天
东/东部/东侧/东面/东边 西/西部/西侧/西面/西边 南/南部/南侧/南面/南边 北/北部/北侧/北面/北边 中部 东南 东北 西南 西北
左/左侧/左边 右/右侧/右边
大 小
高 低
最高 最低
多 少
最多 最少
早 晚
最早 最晚
首 末
单/单人 双/双人
男/男性 女/女性
红/红色 黄/黄色 蓝/蓝色 绿/绿色 白/白色 黑/黑色
上升/增加/增多/增长/提高/上涨 下降/减少/降低/下跌
开放/开启/打开/启用 关闭/停用/禁用
入口 出口
进站 出站
入住 退房/离店
免费 收费/付费
允许 禁止
含 不含
室内 室外
往返 单程
国内 国外/国际
现金 刷卡 微信 支付宝`;

interface Meaning {
  readonly kind: string;
  readonly thing: string;
}

const meanings = once(() => {
  const byWord = new Map<string, Meaning>();
  for (const kind of kinds.split('\n')) {
    for (const thing of kind.split(' ')) for (const word of thing.split('/')) byWord.set(word, { kind, thing });
  }
  return byWord;
});

/** Whether of two simplified Chinese words each says what the other excludes: 成人 and 儿童, 上午 and 下午. */
export function exclude(one: string, other: string): boolean {
  const here = meanings().get(one);
  const there = meanings().get(other);
  return here !== undefined && here.kind === there?.kind && here.thing !== there.thing;
}
