import type { Language } from '../../domain/language.js';

/** A wish about a plan that it cannot be changed for. */
export type UnsupportedWish = 'swap-days' | 'clock-time' | 'diet' | 'other-table' | 'earlier-version';

const day = '(?:第[一二三四五六七八九十\\d]+天|头一?天|最后一?天)';
const patterns: readonly (readonly [UnsupportedWish, RegExp])[] = [
  [
    'swap-days',
    new RegExp(
      `${day}(?:的?(?:行程|安排))?(?:和|跟|与|同|、|放到|挪到|移到|调到)(?:了)?${day}[^,。?!]{0,10}(?:换|调|颠倒|交换|互换)|(?:对调|互换|调换|交换|颠倒|换)(?:一下)?${day}(?:和|跟|与|、)${day}|(?<![a-z])(?:swap|switch|exchange|reverse)(?: the)? (?:order of )?(?:days?|first|second|third|\\d)[^.?!]{0,24}(?:and|with|to|&)[^.?!]{0,16}(?:days?|first|second|third|\\d)`,
    ),
  ],
  [
    'clock-time',
    /(?:早上|上午|中午|下午|傍晚|晚上|午饭后|\d{1,2}(?:点|:\d{2}))[^,。?!]{0,10}?(?:走|离开|返程|回去|回家|返回|出发|到(?=$|[,。?!])|才能?到|到达|抵达|(?:飞机|火车|高铁|航班|动车))|(?:飞机|火车|高铁|航班|动车)[^,。?!]{0,8}(?:早上|上午|中午|下午|傍晚|晚上|\d{1,2}(?:点|:\d{2}))|(?<![a-z])(?:leave|leaving|depart|go home|head (?:home|back)|fly|flight|train|arrive|arriving|get (?:in|there))(?![a-z])[^.?!]{0,24}(?:\bat \d|\bby \d|before \d|noon|lunch|morning|afternoon|evening)/,
  ],
  [
    'diet',
    /吃素|素食|素菜|清真|忌口|过敏|(?:不吃|不能吃|吃不了)[^,。?!]{1,8}|(?<![a-z])(?:vegetarians?|vegans?|halal|kosher|gluten|lactose|allerg(?:y|ies|ic)|(?:don't|do not|can't|cannot) eat)(?![a-z])/,
  ],
  [
    'other-table',
    /(?:午餐|午饭|中饭|晚餐|晚饭|餐厅|餐馆|饭店|饭馆|吃饭的地方)[^,。?!]{0,6}换|换(?:一?个|一?家|掉|一下)?(?:别的|其他)?(?:午餐|午饭|中饭|晚餐|晚饭|餐厅|餐馆|饭店|饭馆|吃饭的地方|吃的)|(?<![a-z])(?:another|different|change the|swap the|other) (?:restaurant|lunch|dinner|place (?:to eat|for (?:lunch|dinner)))/,
  ],
  [
    'earlier-version',
    /(?:恢复|退回|回到|用回|改回|换回)(?:到|成)?(?:原来|刚才|之前|先前|上一?[版个次]|最初|一开始|第一[版个])|还是(?:原来|刚才|之前|上一?[版个]|第一[版个])[^,。?!]{0,8}(?:好|吧|方案|安排|行程)|(?<![a-z])(?:undo|go back to the (?:previous|first|original|earlier|old)|(?:previous|first|original|earlier) (?:plan|version) (?:was|is) better)(?![a-z])/,
  ],
];

const answers: Readonly<Record<Language, Readonly<Record<UnsupportedWish, string>>>> = {
  'zh-Hans': {
    'swap-days': '我还不能把两天整个对调。您可以告诉我哪一天想去哪里，我照这个重新排。',
    'clock-time': '请告诉我是几点，比如“第 {day} 天下午 3 点走”，或者“上午 10 点到”，我按这个时间重新安排。',
    diet: '饮食上的要求，我还不能替您筛选餐厅，点餐时请向店家说明。您有想去的餐厅，告诉我名字，我排进行程。',
    'other-table': '我还不能自己挑另一家餐厅。您想去哪家，告诉我名字，我排进行程。',
    'earlier-version': '我不能直接退回之前的安排。请告诉我要改回哪一点，比如天数、预算，或者哪个景点，我照着重新排。',
  },
  'zh-Hant': {
    'swap-days': '我還不能把兩天整個對調。您可以告訴我哪一天想去哪裡，我照這個重新排。',
    'clock-time': '請告訴我是幾點，比如「第 {day} 天下午 3 點走」，或者「上午 10 點到」，我按這個時間重新安排。',
    diet: '飲食上的要求，我還不能替您篩選餐廳，點餐時請向店家說明。您有想去的餐廳，告訴我名字，我排進行程。',
    'other-table': '我還不能自己挑另一家餐廳。您想去哪家，告訴我名字，我排進行程。',
    'earlier-version': '我不能直接退回之前的安排。請告訴我要改回哪一點，比如天數、預算，或者哪個景點，我照著重新排。',
  },
  en: {
    'swap-days':
      'I cannot swap two whole days yet. Tell me which sight you would like on which day, and I will plan it that way.',
    'clock-time':
      'At what time, please? Say “we leave at 3 pm on day {day}”, or “we arrive at 10 am”, and I will plan around it.',
    diet: 'I cannot choose restaurants by diet yet; please tell the staff when you order. If there is a restaurant you have in mind, name it and I will plan it in.',
    'other-table':
      'I cannot pick another restaurant by myself yet. Name the one you would like, and I will plan it in.',
    'earlier-version':
      'I cannot go back to an earlier plan by itself. Tell me what should be as before, such as the days, the budget or a sight, and I will plan it that way.',
  },
};

/**
 * Recognises what customers commonly want changed in a plan and what is not supported, so that they hear so, rather
 * than be misunderstood.
 *
 * @param folded - the message folded by `foldText`
 */
export function unsupportedWish(folded: string): UnsupportedWish | undefined {
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0];
}

/**
 * Says that a wish is not supported, and what the customer can do instead.
 *
 * @param day - of the trip, from 1, that the wish is about
 */
export function unsupportedAnswer(wish: UnsupportedWish, day: number, language: Language): string {
  return answers[language][wish].replace('{day}', String(day));
}
