import { normalizeText } from './normalize.js';
import { once } from './once.js';
import { stemWord } from './stem.js';

/** What customers and help pages call by different names, one thing a line. */
const groups = `退款 退 退票 退钱 退费 退订 退团 refund
取消 退订 退团 退票 cancel
改期 改签 改日期 改时间 换日期 reschedule postpone
付款 支付 付 付钱 付费 收款 结账 买单 刷卡 pay payment accept take
费用 价格 收费 price fare cost fee charge rate
优惠 折扣 打折 打几折 折 半价 discount concession
预约 预订 预定 订 订位 代订 提前 book reserve reservation booking advance
门票 票 买票 入场券 ticket admission
途中 路上
买票 购票 订票 buy purchase
开门 开放 营业 上班 首班 open
关门 闭馆 关闭 打烊 下班 停运 停止 末班 最后一班 close last stop end
寄存 存放 寄放 存包 存行李 存 storage store deposit
行李 箱子 行李箱 背包 luggage baggage suitcase bag
儿童 孩子 小孩 小朋友 宝宝 child children kid baby toddler
老人 老年人 长者 senior elderly
电话 热线 联系方式 phone telephone hotline number contact
邮箱 邮件 email e-mail mail
紧急 急事 急救 emergency urgent
丢 遗失 弄丢 落在 失物 lost lose
发票 开票 invoice receipt
投诉 不满意 complain complaint
宠物 狗 猫 pet dog cat
抽烟 吸烟 smoke smoking
骑车 骑行 单车 自行车 bike bicycle cycle cycling
打车 出租车 的士 taxi cab
自驾 开车 驾车 car drive
停车 parking park
坐船 乘船 游船 船票 boat
接机 接送 接站 pickup transfer
酒店 宾馆 旅馆 住宿 房价 hotel
餐厅 餐馆 饭店 restaurant food eat
好吃 美食 吃什么 小吃 特色菜
春天 春季 spring
夏天 夏季 summer
秋天 秋季 autumn
冬天 冬季 winter
婴儿车 童车 stroller pram
下雨 雨天 rain`;

/** Words that mean the same, in groups; Chinese in either script, English in any form. */
export class SynonymTable {
  readonly #groups = new Map<string, string[][]>();
  /** By their first character: the words of which a text is searched. */
  readonly #written = new Map<string, RegExp>();

  /** @param groups - a word may be several words with spaces between them, and may stand in several groups */
  constructor(groups: readonly (readonly string[])[]) {
    const written: string[] = [];
    for (const words of groups) {
      const group = words.map(nameOf);
      for (const word of group) this.#groups.set(word, [...(this.#groups.get(word) ?? []), group]);
      written.push(...words.map((word) => normalizeText(word).trim()));
    }
    const byFirst = new Map<string, string[]>();
    for (const word of [...new Set(written)].filter((each) => /[\u3400-\u9fff ]/.test(each))) {
      byFirst.set(word.charAt(0), [...(byFirst.get(word.charAt(0)) ?? []), word]);
    }
    for (const [first, words] of byFirst) {
      const longestFirst = words.sort((one, other) => other.length - one.length).map(patternOf);
      this.#written.set(first, new RegExp(longestFirst.join('|'), 'y'));
    }
  }

  /**
   * The ways in which the same is said, the given one first; only itself where none is known.
   *
   * @param word - Chinese, simplified, or English stems as `stemWord` writes them
   */
  of(word: string): readonly string[] {
    return [...new Set([word, ...(this.#groups.get(word) ?? []).flat()])];
  }

  /**
   * The Chinese words and those of several words of a text that have synonyms, in its order, the longest first where they
   * overlap; as they are written.
   */
  find(normalizedText: string): string[] {
    const found: string[] = [];
    for (let at = 0; at < normalizedText.length; at += 1) {
      const words = this.#written.get(normalizedText.charAt(at));
      if (words === undefined) continue;
      words.lastIndex = at;
      const [word] = words.exec(normalizedText) ?? [];
      if (word === undefined) continue;
      found.push(word);
      at += word.length - 1;
    }
    return found;
  }
}

/** Finds a word, an English one whole, in singular and plural. */
function patternOf(word: string): string {
  return word
    .replace(/(?<=[a-z])(?:(?<=[^s])s|(?<=ss|sh|ch|x)es)$/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '\\$&')
    .replace(/^\w/, '(?<![a-z0-9])$&')
    .replace(/\w$/, '$&(?:e?s)?(?![a-z0-9])');
}

/** A word as the table knows it: English ones as stems. */
export function nameOf(word: string): string {
  return normalizeText(word).trim().split(/\s+/).map(stemWord).join(' ');
}

/** Words of every customer service, travel's above all. */
export const customerService = once(() => new SynonymTable(groups.split('\n').map((line) => line.split(' '))));

/**
 * The ways in which customers and help pages say the same, the given one first; only itself where none is known.
 *
 * @param word - a Chinese word, simplified, or an English stem as `stemWord` writes it
 */
export function synonymsOf(word: string): readonly string[] {
  return customerService().of(word);
}

/** The Chinese words of a text that have synonyms, in its order, the longest first where they overlap. */
export function findSynonymous(normalizedText: string): readonly string[] {
  return customerService().find(normalizedText);
}
