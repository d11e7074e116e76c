import type { Itinerary, ItineraryDay, Stop } from '../../../src/domain/itinerary.js';
import { partySize } from '../../../src/domain/party.js';

const chineseHour = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const part = hours < 12 ? '上午' : hours < 18 ? '下午' : '晚上';
  const hour = hours > 12 ? hours - 12 : hours;
  return `${part}${hour}点${minutes === 0 ? '' : minutes === 30 ? '半' : `${minutes}分`}`;
};
const englishHour = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'am' : 'pm'}`;
};
const modes = { walk: '走路', metro: '坐地铁', bus: '坐公交', taxi: '打车', drive: '开车' };
const byMode = { walk: 'walk', metro: 'take the metro', bus: 'take the bus', taxi: 'take a taxi', drive: 'drive' };

function chineseStop(stop: Stop, people: number): string {
  const { leg, arrive, leave, name, costYuan } = stop;
  const price = costYuan === 0 ? '不用门票' : `一共${costYuan}元，每人${costYuan / people}元`;
  return `${modes[leg.mode]}大约${leg.minutes}分钟，${chineseHour(arrive)}到${name}，待到${leave}，${price}。`;
}

function englishStop({ leg, arrive, leave, name, englishName, costYuan }: Stop): string {
  const price = costYuan === 0 ? 'It is free.' : `It costs ¥${costYuan} for all of you.`;
  return `You ${byMode[leg.mode]} for about ${leg.minutes} minutes to ${englishName ?? name} and arrive at ${englishHour(arrive)}, leave at ${leave}. ${price}`;
}

function tell(day: ItineraryDay, people: number): readonly [chinese: string, english: string] {
  const chinese = [
    `第${'一二三四五'[day.day - 1]}天${chineseHour(day.start.time)}从${day.start.name}出发。`,
    ...day.stops.map((stop) => chineseStop(stop, people)),
    `${chineseHour(day.end.time)}回到${day.end.name}，这一天合计${day.costYuan}元。`,
  ];
  const english = [
    `On day ${day.day} you set out at ${englishHour(day.start.time)}.`,
    ...day.stops.map(englishStop),
    `The day comes to a total of ¥${day.costYuan}.`,
  ];
  return [chinese.join('\n'), english.join('\n')];
}

/** A plan told faithfully in other words than the renderer's: each day by itself and the whole, in two languages. */
export function rewordings(itinerary: Itinerary): readonly string[] {
  const people = partySize(itinerary.party);
  const days = itinerary.days.map((day) => tell(day, people));
  const wholes = [0, 1].map((language) => days.map((day) => day[language]).join('\n\n'));
  return [...days.flat(), ...wholes];
}
