import type { Language } from '../../domain/language.js';
import { once } from '../../text/once.js';
import { toTraditional } from '../../text/script.js';

/** What the forms of an itinerary say beyond the words of the chat. Chinese is written in simplified characters. */
export interface FormWords {
  readonly title: (city: string, days: number, nights: number) => string;
  /** Between a label and what it names. */
  readonly colon: string;
  readonly continued: (title: string) => string;
  readonly replace: string;
  readonly askToReplace: (day: number, name: string) => string;
  readonly cheaper: string;
  readonly askForCheaper: string;
  readonly human: string;
  readonly askForHuman: string;
  readonly map: string;
  readonly mapOfDay: (day: number) => string;
  /** What the map shows, for who cannot see it. */
  readonly mapCaption: (places: string) => string;
  readonly north: string;
  readonly distance: (meters: number) => string;
  readonly day: (day: number) => string;
  readonly checkIn: string;
  readonly address: string;
  readonly phone: string;
  readonly way: string;
}

const chinese: FormWords = {
  title: (city, days, nights) =>
    days === 1 ? `${city}一日游` : `${city} ${days} 天${nights > 0 ? ` ${nights} 晚` : ''}`,
  colon: '：',
  continued: (title) => `${title}（续）`,
  replace: '换一个',
  askToReplace: (day, name) => `第 ${day} 天不去${name}，换一个`,
  cheaper: '便宜一点',
  askForCheaper: '便宜一点',
  human: '找人工客服',
  askForHuman: '转人工客服',
  map: '示意图',
  mapOfDay: (day) => `第 ${day} 天示意图`,
  mapCaption: (places) => `按地理位置画的示意图，不是导航地图。${places}`,
  north: '北',
  distance: (meters) => (meters < 1000 ? `${meters} 米` : `${meters / 1000} 公里`),
  day: (day) => `第 ${day} 天`,
  checkIn: '入住',
  address: '地址',
  phone: '电话',
  way: '怎么去',
};

const english: FormWords = {
  title: (city, days, nights) => {
    const count = (value: number, noun: string) => `${value} ${noun}${value === 1 ? '' : 's'}`;
    return `${city}, ${count(days, 'day')}${nights > 0 ? ` and ${count(nights, 'night')}` : ''}`;
  },
  colon: ': ',
  continued: (title) => `${title} (continued)`,
  replace: 'Something else',
  askToReplace: (day, name) => `Without ${name} on day ${day}, please; suggest something else`,
  cheaper: 'Cheaper',
  askForCheaper: 'Make it cheaper',
  human: 'Ask a person',
  askForHuman: 'I would like to talk to a person',
  map: 'Sketch map',
  mapOfDay: (day) => `Sketch map of day ${day}`,
  mapCaption: (places) => `A sketch drawn from positions, not a map to navigate by. ${places}`,
  north: 'N',
  distance: (meters) => (meters < 1000 ? `${meters} m` : `${meters / 1000} km`),
  day: (day) => `Day ${day}`,
  checkIn: 'Check in',
  address: 'Address',
  phone: 'Phone',
  way: 'Getting there',
};

const traditional = once(() => inTraditional(chinese));

export function formWords(language: Language): FormWords {
  if (language === 'en') return english;
  return language === 'zh-Hant' ? traditional() : chinese;
}

function inTraditional(words: FormWords): FormWords {
  const converted = Object.entries(words).map(([key, word]: [string, unknown]) => {
    if (typeof word !== 'function') return [key, toTraditional(String(word))];
    return [key, (...values: readonly unknown[]) => toTraditional(String(word(...values)))];
  });
  return Object.fromEntries(converted) as FormWords;
}
