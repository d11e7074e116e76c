const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const chineseWeekdays = '一二三四五六日';
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/**
 * Writes hours as Chinese notices have them in the grammar of OpenStreetMap's `opening_hours`: 「周二至周日 9:00-17:00，周一闭馆」
 * becomes `Tu-Su 9:00-17:00; Mo off`. What it does not know stays as it is, for the reader to report.
 */
export function toHoursGrammar(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[至到~–—－]/gu, '-')
    .replace(/(?:周|星期|礼拜)([一二三四五六日天])(?:-(?:周|星期|礼拜)?([一二三四五六日天]))?/gu, (_, from, until) => {
      const name = (day: string) => weekdays[chineseWeekdays.indexOf(day === '天' ? '日' : day)] ?? day;
      return ` ${name(from)}${until === undefined ? '' : `-${name(until)}`} `;
    })
    .replace(/(\d{1,2})月(?:(\d{1,2})[日号])?/gu, (whole, month, day) => {
      const name = months[Number(month) - 1];
      return name === undefined ? whole : ` ${name}${day === undefined ? '' : ` ${day}`}`;
    })
    .replace(/(?:法定)?节假日|公共假期/gu, ' PH ')
    .replace(/闭馆|闭园|闭店|休馆|休息|关闭|不开放|停业|打烊/gu, ' off ')
    .replace(/24\s*小时(?:开放|营业)?|全天(?:开放|营业|候)?|全年开放/gu, ' 24/7 ')
    .replace(/每天|每日|天天|开放时间|营业时间|开放|营业|daily/giu, ' ')
    .replace(/[;。\n]/gu, ';')
    .replace(/[,、](?=\s*(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b[^;]*\boff)/gu, ';')
    .replace(/、/gu, ',')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\s+/gu, '$1-')
    .trim();
}

/** The latest entry that a notice tells, and the notice without it: 「16:00停止入馆」, `last entry 16:00`. */
export function takeLastEntry(text: string): { readonly rest: string; readonly lastEntry: string | undefined } {
  let lastEntry: string | undefined;
  const rest = text
    .normalize('NFKC')
    .replace(
      /[(,;]?\s*(?:(?:最晚|最迟|最后)(?:入[场馆园]|入内|进[场馆园])(?:时间)?:?\s*(\d{1,2}:\d{2})|(\d{1,2}:\d{2})\s*(?:停止|截止)(?:入[场馆园]|入内|进[场馆园]|检票|售票)|last (?:entry|admission)(?: at)?:?\s*(\d{1,2}:\d{2}))\s*\)?/giu,
      (_, first, second, third) => {
        lastEntry = first ?? second ?? third;
        return '';
      },
    );
  return { rest, lastEntry: lastEntry?.padStart(5, '0') };
}
