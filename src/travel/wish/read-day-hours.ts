import type { DayWish } from '../../domain/trip-request.js';
import { clocksIn, type SaidClock } from './clock-words.js';
import { type DayMark, dayAt } from './day-scope.js';
import type { Mention } from './place-names.js';
import type { Clause, Span, WishText } from './wish-text.js';

type Hours = Pick<DayWish, 'day' | 'from' | 'until' | 'startAt' | 'endAt'>;

/** What an hour is about: the party comes, leaves for home, begins its day, or wants to be back at its hotel. */
type Event = 'arrival' | 'departure' | 'start' | 'return';

const vehicle = '(?:火车|高铁|动车|飞机|航班|大巴|车)';
const about = '(?:左右|前后|多|之?前|以前|整)?';
const after: readonly (readonly [Event, RegExp])[] = [
  ['return', new RegExp(`^${about}(?:要|得|必须|想|能|就)*(?:回到?|返回)(?:酒店|宾馆|民宿|住处)`)],
  [
    'arrival',
    new RegExp(
      `^${about}(?:才|就|能|会|可以|要|得|必须|赶|的|坐|${vehicle})*(?:到(?!\\d|[一二两三四五六七八九十]|处)|抵达|落地|下飞机|下${vehicle})`,
    ),
  ],
  [
    'departure',
    new RegExp(
      `^${about}(?:就|得|要|必须|需要|的|坐|有|返程|回程|回家|${vehicle})*(?:走(?!路|走)|离开|离店|返程|回去|回家|回来|回$|返回|起飞|发车|去机场|去车站|去赶|赶${vehicle}|到${vehicle}?站)`,
    ),
  ],
  [
    'start',
    new RegExp(
      `^${about}(?:再|以后|之后|才|起|就|从(?:酒店|宾馆|民宿|住处))*(?:出发|出门|开始|起床|集合|(?<=再|才|后)(?:安排|玩|逛|走))`,
    ),
  ],
];
const vehicleAfter = new RegExp(`^(?:左右)?的?${vehicle}`);
const homeward = /走|回|返|离|最后一天|(?<![a-z])(?:home|back|leav|depart|catch|last day)/;
const before: readonly (readonly [Event, RegExp])[] = [
  ['return', /(?<![a-z])(?:be |get |come )?back (?:at|to|in) (?:the |our )?(?:hotel|inn|hostel)[^,.;]{0,10}$/],
  [
    'arrival',
    /(?<![a-z])(?:arriv\w*|land(?:s|ing)?|get(?:s|ting)? (?:in|there)|reach\w*|touch(?:es)? down)(?![^,.;]*(?:leav|depart))[^,.;]{0,24}$/,
  ],
  [
    'departure',
    /(?<![a-z])(?:leav\w*|depart\w*|go(?:ing)? home|head(?:ing)? (?:home|back)|fly(?:ing)? (?:home|back|out)|catch\w*|(?:train|flight|plane|bus|coach)(?: home| back)? (?:is|leaves|departs|goes|takes off)|be at the (?:station|airport))[^,.;]{0,16}$/,
  ],
  ['start', /(?<![a-z])(?:start(?:ing|s)?|begin|set(?:ting)? (?:out|off)|not before|get up|up)[^.;]{0,16}$|睡到$/],
  ['departure', new RegExp(`(?:返程|回程|回去|回家)(?:的|坐)*${vehicle}(?:是|在|为)?$`)],
  ['arrival', new RegExp(`(?:去程的?${vehicle}|${vehicle}到(?:达|站)?)(?:是|在|为)?$`)],
];
/** Minutes before a train or a flight leaves that the party has to be there. */
const boarding = { train: 30, flight: 90 } as const;
const flights = /飞机|航班|起飞|(?<![a-z])(?:flights?|fly|flying|planes?)(?![a-z])/;
const vehicles =
  /火车|高铁|动车|大巴|飞机|航班|起飞|发车|(?<![a-z])(?:trains?|flights?|fly|flying|planes?|bus|coach)(?![a-z])/;

const format = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A later start that is asked for holds every day; a bare hour of leaving home does not. */
const holdsDaily =
  /晚一?点|晚些|再|才|以后|之后|每天|都|别太早|不要太早|睡到|起床|(?<![a-z])(?:later|rather|every|each|not before|can we|could we|get up)(?![a-z])/;
const leavesHome = /从(?!酒店|宾馆|民宿|住处)[^,，。]{1,8}(?:出发|走|过来)|(?<![a-z])from [a-z]/;
const everyDay =
  /每天|每日|之后几?天|其他(?:几)?天|(?<![a-z])(?:every|each) (?:day|morning)|(?<![a-z])(?:other|daily)(?![a-z])/;
/** Words for a late morning say no more than the hour does. */
const lateStart =
  /(?:早上?)?(?:能不能|可不可以|可以|想|要)?晚一?[点些]儿?(?:再)?(?:出发|出门|起床?|开始|走)?|(?:不要|别|不想)(?:安排)?(?:这么|那么|太)?早(?:起|出发|出门)?|睡个?懒觉|(?<![a-z])(?:start|leave|set out|get up|begin) (?:a (?:bit|little) )?later|later start|sleep in|lie[- ]in|(?:not (?:so|too)|too) early/g;

/**
 * From when and until when the party is free: "下午3点到", "最后一天晚上8点的火车走", "our train leaves at 6 pm". Arrivals
 * are on the first day and departures on the last unless another is named; at the station by half an hour before a train
 * leaves, at the airport by an hour and a half before a flight. A later start and an hour to be back at the hotel hold
 * on every day where none is named.
 *
 * @param options - length of the trip, needed to know which the last day is, and where the party comes from
 */
export function readDayHours(
  text: WishText,
  marks: readonly DayMark[],
  clauses: readonly Clause[],
  options: {
    readonly days: number | undefined;
    readonly mentions: readonly Mention[];
    readonly origin?: string | undefined;
  },
): readonly Hours[] {
  const daily: Omit<Hours, 'day'>[] = [];
  const hours: Hours[] = freeParts(text, marks, clauses, options.days);
  for (const clock of clocksIn(text.rest)) {
    const clause = clauses.find(({ start, end }) => start <= clock.start && clock.start < end);
    if (clause === undefined) continue;
    const words = text.rest.slice(clause.start, clause.end);
    const folded = text.folded.slice(clause.start, clause.end);
    const sentence = sentenceOf(clause, clauses);
    const own = text.rest.slice(clause.start, clock.start);
    // "Can we start later, at 10?" names the hour by itself.
    const left = /^[\s\p{P}]*(?:at|by|around|from|about)?\s*$/u.test(own)
      ? text.rest.slice(sentence.start, clock.start)
      : own;
    const { right, leavesStation } = afterStation(text.rest.slice(clock.end, clause.end));
    const about = eventOf(left, right, folded);
    if (about === undefined) continue;
    const station = stationIn(clause, options.mentions);
    // Whoever has come, and names a later hour to be at a station, leaves from there.
    const event =
      about === 'arrival' && station !== undefined && hours.some(({ startAt }) => startAt) ? 'departure' : about;
    // On a trip of one day every hour is of that day.
    const usual = event === 'arrival' || options.days === 1 ? 1 : event === 'departure' ? options.days : undefined;
    const isEvery = everyDay.test(words) && !marks.some(({ start }) => start >= clause.start && start < clause.end);
    const day = isEvery ? undefined : (dayAt(clock.start, marks, clauses) ?? usual);
    // "Leave Shanghai at 8" is where the journey begins.
    if (event === 'departure' && options.origin !== undefined && isNamedIn(options.origin, clause, options.mentions))
      continue;
    const said = text.folded.slice(sentence.start, sentence.end);
    const isDaily = event === 'return' || (event === 'start' && holdsDaily.test(said) && !leavesHome.test(said));
    if (day === undefined && (!isDaily || options.days === undefined)) continue;
    // Whoever names one station for coming and a train for leaving goes back to it.
    const known =
      event === 'departure' && vehicles.test(words) ? hours.find(({ startAt }) => startAt)?.startAt : undefined;
    const back = known === undefined ? {} : { endAt: known };
    const wish = {
      ...wishOf(event, clock, leavesStation ? folded : words, leavesStation),
      ...back,
      ...stationOf(event, station),
    };
    if (day === undefined) daily.push(wish);
    else hours.push({ day, ...wish });
    text.remove(clock);
    removeVehicles(text, clause);
    if (event === 'start') removeAll(text, sentence, lateStart);
  }
  const days = Array.from(
    { length: daily.length > 0 ? (options.days ?? 0) : 0 },
    (_, index) => Object.assign({ day: index + 1 }, ...daily) as Hours,
  );
  return [...days, ...hours];
}

function isNamedIn(city: string, clause: Clause, mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ start, meaning }) =>
      start >= clause.start && start < clause.end && meaning.type === 'city' && meaning.name === city,
  );
}

function sentenceOf(clause: Clause, clauses: readonly Clause[]): Span {
  const own = clauses.filter(({ sentence }) => sentence === clause.sentence);
  return { start: own[0]?.start ?? clause.start, end: own.at(-1)?.end ?? clause.end };
}

function removeAll(text: WishText, { start, end }: Span, pattern: RegExp): void {
  for (const match of text.rest.slice(start, end).matchAll(pattern)) {
    text.remove({ start: start + match.index, end: start + match.index + match[0].length });
  }
}

const freePart =
  /(?:(?<none>早上|上午|白天)(?:要|还要)?(?:有(?:会|事|课|工作|安排)|开会|上班|没空|没时间|出差)|(?:只有|就|有|到)?(?:一个?)?(?<part>下午|晚上)(?:才|才会|会)?(?:有空|有时间|有一?点?时间)|(?:只有|空出)一?个?(?<evening>晚上)|(?<![a-z])(?:one|an?|only (?:the|one)) (?:free )?(?<english>evening|afternoon)(?![a-z]))/g;

/** "上午有会,下午才有空", "one free evening": hours named by the part of the day alone. */
function freeParts(
  text: WishText,
  marks: readonly DayMark[],
  clauses: readonly Clause[],
  days: number | undefined,
): Hours[] {
  return text.take(freePart, ({ index, groups }): Hours | undefined => {
    const day = dayAt(index, marks, clauses) ?? (days === undefined || days === 1 ? 1 : undefined);
    const part = groups?.part ?? groups?.evening ?? groups?.english;
    const isDaytime = groups?.none === '白天';
    const isEvening = isDaytime || part === '晚上' || part === 'evening';
    return day === undefined ? undefined : { day, from: isEvening ? '18:00' : '13:00' };
  });
}

function eventOf(left: string, right: string, clause: string): Event | undefined {
  const found = after.find(([, pattern]) => pattern.test(right)) ?? before.find(([, pattern]) => pattern.test(left));
  if (found !== undefined) return found[0];
  const isVehicle = vehicleAfter.test(right) || /^\s*(?:train|flight|plane|coach)(?![a-z])/.test(right);
  return isVehicle && homeward.test(clause) ? 'departure' : undefined;
}

/** "从杭州东站走" after an hour: names are taken out already, so what is left says whether the hour is the train's. */
function afterStation(words: string): { readonly right: string; readonly leavesStation: boolean } {
  const named = /^(?:(?<from>[从由自在])(?:\uFFFC+|[^\uFFFC]{1,6}?(?:站|机场))|\uFFFC+)/.exec(words);
  if (named === null) return { right: words, leavesStation: false };
  const right = words.slice(named[0].length);
  return { right, leavesStation: named.groups?.from !== undefined || vehicleAfter.test(right) };
}

function wishOf(event: Event, { minutes }: SaidClock, clause: string, leavesStation: boolean): Omit<Hours, 'day'> {
  if (event === 'arrival' || event === 'start') return { from: format(minutes) };
  const isTrain = leavesStation || (vehicles.test(clause) && !/机场|车站|airport|station/.test(clause));
  if (event === 'return' || !isTrain) return { until: format(minutes) };
  return {
    until: format(
      Math.max(0, minutes - (flights.test(clause) || /机场|airport/.test(clause) ? boarding.flight : boarding.train)),
    ),
  };
}

function stationIn(clause: Clause, mentions: readonly Mention[]): string | undefined {
  const station = mentions.find(
    ({ start, meaning }) =>
      start >= clause.start && start < clause.end && meaning.type === 'place' && meaning.place.kind === 'station',
  );
  return station?.meaning.type === 'place' ? station.meaning.name : undefined;
}

/** The station named beside the hour is where the day begins or ends. */
function stationOf(event: Event, station: string | undefined): Omit<Hours, 'day'> {
  if (station === undefined) return {};
  return event === 'arrival' ? { startAt: station } : event === 'departure' ? { endAt: station } : {};
}

const trains = /火车|高铁|动车|飞机|航班|大巴|(?<![a-z])(?:trains?|flights?|fly(?:ing)?|planes?|coach|bus)(?![a-z])/g;

/** A train that comes at an hour is no wish to travel by train. */
function removeVehicles(text: WishText, clause: Clause): void {
  removeAll(text, clause, trains);
}
