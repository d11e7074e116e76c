import type { Language } from '../../domain/language.js';
import { toTraditional } from '../../text/script.js';

/** What the place finder says around the facts. Names, fields and values come in as the tenant has them. */
export interface FinderWords {
  readonly found: (count: number, kind: string, wishes: string, shown: number) => string;
  readonly relaxed: (kind: string, left: string) => string;
  readonly misses: (name: string, left: string) => string;
  readonly nothing: (kind: string, wishes: string) => string;
  readonly fact: (field: string, value: string) => string;
  readonly unknownFact: (field: string) => string;
  readonly holds: (wish: string, holds: boolean | null) => string;
  readonly unknownName: (names: string) => string;
  readonly near: (field: string, names: string) => string;
  readonly noneNear: (field: string) => string;
  readonly wayEnd: (place: string, field: string, value: string) => string;
  readonly wayUnknown: (way: string) => string;
  readonly whichOne: string;
  readonly more: string;
  readonly free: string;
  readonly notFree: string;
  readonly nearTo: (name: string) => string;
  readonly from: (value: string) => string;
  readonly upTo: (value: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly etc: (items: string, count: number) => string;
  readonly colon: string;
  readonly semicolon: string;
  readonly hours: (hours: number) => string;
}

function chinese(say: (text: string) => string): FinderWords {
  const list = (items: readonly string[]) => items.join('、');
  return {
    found: (count, kind, wishes, shown) =>
      wishes === ''
        ? `${say('为您找到')}${kind} ${count} ${say('个')}${count > shown ? say(`，先说前 ${shown} 个：`) : '：'}`
        : `${say('符合“')}${wishes}${say('”的')}${kind}${say('有')} ${count} ${say('个')}${count > shown ? say(`，先说前 ${shown} 个：`) : '：'}`,
    relaxed: (kind, left) => `${say('没有完全符合要求的')}${kind}${say('。放宽“')}${left}${say('”之后，最接近的是：')}`,
    misses: (name, left) => `${name}${say('不符合“')}${left}${say('”：')}`,
    nothing: (kind, wishes) =>
      `${say('没有找到符合“')}${wishes}${say('”的')}${kind}${say('。您可以少提一个条件，我再查。')}`,
    fact: (field, value) => `${field}：${value}`,
    unknownFact: (field) => `${field}：${say('资料里没有，不能确定')}`,
    holds: (wish, holds) =>
      `${wish}：${holds === null ? say('资料里没有，不能确定') : holds ? say('是') : say('资料里不是这样')}`,
    unknownName: (names) => `${say('没有查到')}${names}${say('。')}`,
    near: (field, names) => `${field}：${names}`,
    noneNear: (field) => `${field}：${say('没有查到')}`,
    wayEnd: (place, field, value) => `${place}${say('的')}${field}：${value}`,
    wayUnknown: (way) => `${say('这里没有')}${way}${say('的资料，没法为您安排，请以当地实际情况为准。')}`,
    whichOne: say('您问的是哪一家？请告诉我名字。'),
    more: say('想看别的，或者想知道其中哪一家的详情，请告诉我。'),
    free: say('免费'),
    notFree: say('收费'),
    nearTo: (name) => `${name}${say('附近')}`,
    from: (value) => `${value}${say('以上')}`,
    upTo: (value) => `${value}${say('以下')}`,
    list,
    etc: (items, count) => `${items}${say(`等，共 ${count} 项`)}`,
    colon: '：',
    semicolon: '；',
    hours: (hours) => (hours >= 24 && hours % 24 === 0 ? `${hours / 24}${say('天')}` : `${round(hours)}${say('小时')}`),
  };
}

const english: FinderWords = {
  found: (count, kind, wishes, shown) =>
    `${count} of ${kind}${wishes === '' ? '' : ` with ${wishes}`}${count > shown ? `, the first ${shown}:` : ':'}`,
  relaxed: (kind, left) => `No ${kind} meets every wish. Without "${left}", these come nearest:`,
  misses: (name, left) => `${name} does not meet "${left}":`,
  nothing: (kind, wishes) => `I found no ${kind} with ${wishes}. Drop one wish and I will look again.`,
  fact: (field, value) => `${field}: ${value}`,
  unknownFact: (field) => `${field}: not on record, so I cannot say`,
  holds: (wish, holds) =>
    `${wish}: ${holds === null ? 'not on record, so I cannot say' : holds ? 'yes' : 'not on record as such'}`,
  unknownName: (names) => `I do not know ${names}.`,
  near: (field, names) => `${field}: ${names}`,
  noneNear: (field) => `${field}: none on record`,
  wayEnd: (place, field, value) => `${place}, ${field}: ${value}`,
  wayUnknown: (way) => `I have no records on ${way}, so I cannot arrange it.`,
  whichOne: 'Which one do you mean? Please tell me its name.',
  more: 'Tell me if you would like to see others, or more about one of them.',
  free: 'free of charge',
  notFree: 'not free',
  nearTo: (name) => `near ${name}`,
  from: (value) => `${value} or more`,
  upTo: (value) => `${value} or less`,
  list: (items) => items.join(', '),
  etc: (items, count) => `${items} and more, ${count} in all`,
  colon: ':',
  semicolon: ';',
  hours: (hours) => (hours >= 24 && hours % 24 === 0 ? `${hours / 24} days` : `${round(hours)} hours`),
};

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function finderWords(language: Language): FinderWords {
  if (language === 'en') return english;
  return chinese(language === 'zh-Hant' ? toTraditional : (text) => text);
}
