import type { ChoiceWords } from './choice-words.js';

const on = (day: number | undefined) => (day === undefined ? '' : `第 ${day} 天`);

/** What zhike says in Chinese where the customer has to choose, and about what has happened to a plan. */
export const chineseChoiceWords: ChoiceWords = {
  wish: {
    budget: (scope, amount) => `${scope} ${amount}`,
    scope: {
      total: '预算',
      attractions: '门票预算',
      dining: '餐饮预算',
      hotel: '住宿预算',
      'inner-city-transport': '市内交通预算',
      'intercity-transport': '往返交通预算',
    },
    mustSee: (name, day) => `${on(day)}去${name}`,
    mustNotSee: (name, day) => `${on(day)}不去${name}`,
    pace: (pace, day) => `${on(day)}节奏${pace}`,
    days: (days) => `玩 ${days} 天`,
    modes: (modes) => `出行只用${modes}`,
    journey: '往返的交通方式',
    stay: (name) => `住在${name}`,
    appointment: (day, place, at) => `第 ${day} 天 ${at} 到${place}`,
    day: (day) => `第 ${day} 天的时间和地点`,
    taxiBeyond: (km) => `超过 ${km} 公里就打车`,
    freeOnly: '只看免费景点',
    kindLimit: (tag, most) => `${tag}最多 ${most} 处`,
    need: '无障碍',
    anyOf: '几个条件满足一个',
  },
  conflict: (wishes) => `${wishes.join('、')}，这几样放在一起排不下。`,
  chooseOne: '让一步就可以，我排好了这几种：',
  option: (letter, givesUp, total) => `${letter}. ${givesUp.join('，')}（合计 ${total}）`,
  onlyOffered: (letters) =>
    `这次只有 ${letters.join('、')} ${letters.length === 2 ? '两' : ` ${letters.length} `}个方案。`,
  howToChoose: (letters) => {
    const said = letters.map((letter) => `“选 ${letter}”`);
    const all = said.length < 2 ? said.join('') : `${said.slice(0, -1).join('、')}或${said.at(-1)}`;
    return `选哪一个？回复${all}就行，也可以告诉我别的想法。`;
  },
  givesUp: {
    budget: (scope, more) => `${scope}提高 ${more}`,
    leftOut: (names, count) => `少看${['', '一处', '两处'][count] ?? `${count} 处`}：不去${names}`,
    refused: (name, day) => `还是${on(day)}去${name}`,
    pace: (pace, day) => `${on(day)}节奏${{ relaxed: '放轻松', moderate: '紧一点', packed: '排紧凑' }[pace]}`,
    days: (days) => `改玩 ${days} 天`,
    modes: '不限交通方式',
    other: (wish) => `放弃“${wish}”`,
  },
  alternativesFollow: (count) => `还有${count === 1 ? '一个' : ` ${count} 个`}不一样的方案：`,
  character: {
    cheap: '更省钱',
    relaxed: '更轻松',
    highlights: '名胜为主',
    'off-the-beaten-track': '小众清静',
    'other-sights': '换一批景点',
  },
  alternative: (letter, character, difference, sights) => `${letter}. ${character}：${difference}。去${sights}。`,
  difference: {
    others: (percent) => (percent === 100 ? '景点全都不同' : `${percent}% 的景点不同`),
    cheaper: (amount) => `省 ${amount}`,
    dearer: (amount) => `多花 ${amount}`,
    fewer: (count) => `少看 ${count} 处`,
    more: (count) => `多看 ${count} 处`,
    total: (amount) => `合计 ${amount}`,
  },
  noAlternatives:
    '我另外排过几次，差别都不大，原来的安排就是最合适的。想换个方向，可以告诉我天数、预算或者想看的东西。',
  happened: {
    replace: (stop, day) => (stop === undefined ? `${on(day)}换一处` : `换掉${stop}`),
    leaveOut: (stop) => `去掉${stop}`,
    add: (place) => `加上${place}`,
    skipDay: (day) => `第 ${day} 天空出来`,
    rain: (day) => `第 ${day} 天下雨，改看不怕雨的地方`,
    closed: (place) => `${place}不开放，我换了安排`,
    late: (day, delay) => `第 ${day} 天晚了 ${delay}，后面的我重新排了`,
    cheaper: '按更省的来排',
    slower: '放慢一点',
    faster: '排紧一点',
  },
  stays: {
    'not-planned': '行程里本来就没有它，所以没有改动。',
    'already-planned': '它本来就在行程里，不用改。',
    'suits-already': '现在的安排不受影响，不用改。',
    'at-its-end': '已经到头了，没有改动。',
  },
};
