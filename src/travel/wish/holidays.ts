import type { HolidayName } from '../../domain/trip-request.js';

/**
 * How customers call the holidays, in folded text. 十一 is National Day only where it is not a number; 五一 and 清明 not
 * inside the names of squares, paintings and dishes. Words for any holiday come last: beside a name they add nothing.
 */
export const holidayWords: readonly (readonly [HolidayName | 'next-holiday', RegExp])[] = [
  [
    'national-day',
    /国庆节?|黄金周|(?<![二三四五六七八九\d第])十一(?![月点个天日号人元块百千万岁路分家名位次晚夜座]|\d)|(?<![a-z\d])10\.1(?=假|长假|黄金周)|(?:china's )?national (?:day|holidays?)|golden week/g,
  ],
  [
    'spring-festival',
    /春节|过年|大年(?:初[一二三四五六七]|三十)?|新春|农历新年|除夕|chinese new year|lunar new year|spring festival/g,
  ],
  ['labour-day', /五一(?:劳动节|假期|小长假|长假)?(?!广场|路|大道)|劳动节|labou?r day|may day(?! \d)/g],
  ['new-year', /元旦|跨年|阳历年|new year(?:'?s)?(?: day| eve)?/g],
  ['qingming', /清明(?:节|假期|小长假)?(?!上河|茶|粑|果|团)|qingming|tomb[- ]sweeping(?: day)?|ching ming/g],
  ['dragon-boat', /端午节?|dragon boat(?: festival)?/g],
  ['mid-autumn', /中秋节?|mid-?autumn(?: festival)?|moon festival/g],
  ['weekend', /周末|双休日|(?<![a-z])weekends?(?![a-z])/g],
  [
    'next-holiday',
    /(?<![非节暑寒年婚产病事休请度])(?:法定)?(?:节假日|假日|小?长假|假期)(?!酒店|村|广场|旅馆|里)|(?<!不)放假|(?<![a-z])(?:(?:over|during|for|in|on|at) (?:the |these |our )?(?:next |coming |upcoming )?|the next |next |upcoming |coming )(?:public |bank )?holidays(?![a-z])|(?<![a-z])(?:over the|the next|next|upcoming|coming|public|bank) (?:public |bank )?holiday(?![a-z])/g,
  ],
];
