import type { Party, PersonKind } from '../../domain/party.js';
import type { DayWish, MemberWish, TripAlternative, TripWish } from '../../domain/trip-request.js';
import { daysBetween } from '../calendar/calendar-date.js';
import { dayAt, takeDayMarks } from './day-scope.js';
import { chinaDate } from './local-date.js';
import { memberSpans, mergeMembers } from './member-wishes.js';
import { purposeOf } from './message-purpose.js';
import { type Mention, takeNames } from './place-names.js';
import { readAccessNeeds } from './read-access-needs.js';
import { alternativeSpans } from './read-alternatives.js';
import { readAppointments } from './read-appointments.js';
import { budgetsOfRates, readBudgets } from './read-budgets.js';
import { readCities, readUnknownCity, readUnknownOrigin } from './read-cities.js';
import { readDates, type WishDates } from './read-dates.js';
import { readDayHours } from './read-day-hours.js';
import { readDayStates } from './read-day-states.js';
import { readDays } from './read-days.js';
import { readJourneys } from './read-journeys.js';
import { readKindLimits } from './read-kind-limits.js';
import { readModes } from './read-modes.js';
import { readPaces } from './read-pace.js';
import { readParty, type WishParty } from './read-party.js';
import { readRests } from './read-rests.js';
import { readRooms } from './read-rooms.js';
import { readScenes } from './read-scenes.js';
import { readShortWalks } from './read-short-walks.js';
import { readSights } from './read-sights.js';
import { readStays } from './read-stays.js';
import { readTableAndBed } from './read-table-and-bed.js';
import { readTaxiLimit } from './read-taxi-limit.js';
import { isEmptyReading, type WishChange, type WishContext, type WishReading } from './wish-reading.js';
import { type Span, WishText } from './wish-text.js';

const wantsAnother =
  /换一?(?:个|套|种|下)?(?:方案|行程|路线|线路|计划|安排)|重新(?:安排|规划|排|做|来|设计)|不(?:太|是很|怎么)?(?:满意|喜欢)|(?<![a-z])(?:another|different|new) (?:plan|itinerary|route)(?![a-z])|start over|change (?:the|my|our) (?:plan|itinerary)|还有(?:没有)?(?:别的|其他|其它|另外)的?(?:方案|行程|路线|安排|选择|计划|玩法)|有(?:没有)?(?:别的|其他|其它|另外)的?(?:方案|行程|路线|安排|选择|计划|玩法)|(?<![a-z])(?:any )?(?:other|alternative) (?:options?|plans?|ideas?|itinerar(?:y|ies)|suggestions?)(?![a-z])|don't like (?:it|this|the plan)/;

/** Nobody describes a trip at greater length; what is pasted beyond it is not read. */
const longestMessage = 2000;

/**
 * Reads what one message says about a trip, in Chinese of either script and in English, without a language model.
 *
 * Each reader takes the words that it understood out of the message, so the order counts: names first, because numbers
 * occur in them; then times, money and people; interests last. Only the first 2 000 characters are read.
 *
 * @example
 * ```ts
 * readTripWish('国庆三天,两个大人从上海去杭州,预算2000元', { now: new Date() }).wish
 * // { city: '杭州', origin: '上海', holiday: 'national-day', days: 3, party: { adult: 2 }, budgets: [{ scope: 'total', maxYuan: 2000 }] }
 * ```
 */
export function readTripWish(message: string, context: WishContext): WishReading {
  const text = new WishText(message.slice(0, longestMessage));
  const anyOf = readAlternatives(text, context);
  const clauses = text.clauses();
  const mentions = takeNames(text, context.places);
  const cities = readCities(text, mentions, context.asked);
  const stays = readStays(text, cities, mentions, context.previous?.stays);
  // Which day the last one is depends on the length, which is read in its turn.
  const lastDay = readDays(new WishText(text.rest), false).days ?? context.previous?.days;
  const marks = takeDayMarks(text, lastDay, context.previous?.startDate);
  const said = readDates(text, chinaDate(context.now));
  // "明天下雨" tells of the weather, and moves no trip.
  const dates = isWeather(text.folded, context.previous) ? {} : withoutOpenHoliday(said, context.previous);
  const knownDays = lastDay ?? lengthOf(dates);
  // Coming and leaving again at two hours of one date is a trip of a day: "17:30到,22:10的火车走".
  const mayBeADay = knownDays === undefined && dates.startDate !== undefined;
  const dayHours = readDayHours(text, marks, clauses, {
    days: mayBeADay ? 1 : knownDays,
    origin: cities.origin,
    mentions,
  });
  const staysADay = mayBeADay && hasBothEnds(dayHours);
  const hours = mayBeADay && !staysADay ? dayHours.filter(({ until }) => until === undefined) : dayHours;
  const appointments = readAppointments(text, marks, clauses, mentions);
  const rests = readRests(text, marks, clauses);
  const states = readDayStates(text, marks, clauses);
  const needs = readAccessNeeds(text);
  const kindLimits = readKindLimits(text);
  const table = readTableAndBed(text, context.places);
  const paces = readPaces(text);
  const length = readDays(text, context.asked === 'days' || context.asked === 'dates');
  const taxiLimit = readTaxiLimit(text);
  const bedsPerRoom = readRooms(text);
  const money = readBudgets(text);
  const journeyModes = readJourneys(text, context.previous?.journeyModes);
  const people = joinedBy(readParty(text, context.asked === 'party'), context.previous?.party, text.folded);
  const { modes, noWalking } = readModes(text, clauses, context.previous?.modes);
  const taxiBeyondKm = taxiLimit ?? readShortWalks(text.folded, modes ?? context.previous?.modes);
  const unknownCity = cities.city === undefined ? readUnknownCity(text) : undefined;
  const unknownOrigin = cities.origin === undefined ? readUnknownOrigin(text) : undefined;
  const scenes = readScenes(text, context.places);
  const members = readMembers(text, context);
  const sights = readSights(text, outside(members.spans, mentions), marks, clauses);

  const dayWishes = new Map<number, DayWish>(sights.dayWishes.map((wish) => [wish.day, wish]));
  for (const each of [...hours, ...states, ...rests.ofDays])
    dayWishes.set(each.day, { ...dayWishes.get(each.day), ...each });
  for (const { day, appointment } of appointments) {
    const known = dayWishes.get(day);
    dayWishes.set(day, { ...known, day, appointments: [...(known?.appointments ?? []), appointment] });
  }
  let pace: TripWish['pace'];
  for (const said of paces) {
    const day = dayAt(said.at, marks, clauses);
    if (day === undefined) pace = said.pace;
    else dayWishes.set(day, { ...dayWishes.get(day), day, pace: said.pace });
  }
  const days =
    length.days ??
    (staysADay ? 1 : undefined) ??
    (dates.holiday === 'weekend' && /a weekend|周末两日/.test(text.folded) ? 2 : undefined);
  const rates = budgetsOfRates(money.rates ?? [], {
    days: days ?? context.previous?.days,
    party: people.party ?? context.previous?.party,
  });
  const budgets = [...(money.budgets ?? []), ...rates];
  const { startDate, endDate, holiday, notBefore } = dates;
  const wish: TripWish = withoutUndefined({
    city: stays?.[0]?.city ?? cities.city ?? unknownCity,
    stays,
    origin: cities.origin ?? unknownOrigin,
    startDate,
    // The length said beside it is surer than an end: "下周末玩三天".
    endDate: days === undefined ? endDate : undefined,
    notBefore,
    holiday,
    days,
    party: people.party,
    budgets: budgets.length === 0 ? undefined : budgets,
    economical: money.economical,
    interests: nonEmpty([...(sights.interests ?? []), ...scenes.interests]),
    members: nonEmpty(members.wishes),
    pace,
    mustSee: sights.mustSee,
    mustNotSee: sights.mustNotSee,
    stayAt: sights.stayAt,
    modes,
    ...{ noWalking, taxiBeyondKm, journeyModes, bedsPerRoom, freeOnly: money.freeOnly, anyOf },
    ...{ needs, kindLimits, rests: rests.daily, ...table },
    unkept: nonEmpty([...(table.unkept ?? []), ...scenes.unkept]),
    dayWishes: dayWishes.size === 0 ? undefined : [...dayWishes.values()].sort((left, right) => left.day - right.day),
  });
  const change: WishChange = withoutUndefined({
    party: people.change,
    days: length.change,
    shiftDays: length.shift,
    budgetYuan: money.change,
    budgetsLifted: money.lifted,
    fewer: sights.fewer.length === 0 ? undefined : sights.fewer,
  });
  const purpose = purposeOf(text.folded, text.rest, wish, context.previous?.city !== undefined);
  const vague =
    marks.length > 0 && dayWishes.size === 0 && /换|改|change|swap|replace|something else|different/.test(text.rest);
  const otherwiseOnDay = vague ? marks[0]?.day : undefined;
  const another = isAnotherTrip(text.folded, wish, context.previous);
  const reading: WishReading = { wish, change, ...purpose, ...(another ? { another } : {}) };
  if (otherwiseOnDay !== undefined) return { ...reading, otherwiseOnDay };
  return isEmptyReading(reading) && wantsAnother.test(text.folded) ? { ...reading, otherwise: true } : reading;
}

/** Reads each of several things of which one is enough by itself, and takes them out of the message. */
function readAlternatives(text: WishText, context: WishContext): readonly TripAlternative[] | undefined {
  const spans = alternativeSpans(text);
  const read = spans.flatMap(({ start, end }) => {
    const { wish } = readTripWish(text.original.slice(start, end), {
      ...context,
      previous: undefined,
      asked: undefined,
    });
    const { mustSee, mustNotSee, modes, noWalking, taxiBeyondKm, journeyModes, bedsPerRoom, freeOnly } = wish;
    const budgets = wish.budgets?.map(({ scope, maxYuan }) => ({ scope, maxYuan }));
    const places = { mustSee, mustNotSee, modes, noWalking };
    const alternative: TripAlternative = withoutUndefined({
      ...{ budgets, ...places, taxiBeyondKm, journeyModes, bedsPerRoom, freeOnly },
    });
    return Object.keys(alternative).length === 0 ? [] : [alternative];
  });
  if (read.length === 0) return undefined;
  for (const span of spans) text.remove(span);
  return read;
}

/** Children and others who are brought join a party that is known already; they are counted once. */
function joinedBy(people: WishParty, known: Party | undefined, folded: string): WishParty {
  const { brought, change } = people;
  if (brought === undefined || known === undefined || change !== undefined) return people;
  const kinds = Object.keys(brought) as PersonKind[];
  // "我要带我妈一起" after two were counted brings a third.
  if (/(?:再|还|也|加上?)[^,，。]{0,4}带|带[^,，。]{1,6}(?:一起|一块|也)/.test(folded)) return { change: brought };
  if (kinds.includes('adult')) return people;
  return { change: Object.fromEntries(kinds.map((kind) => [kind, (brought[kind] ?? 0) - (known[kind] ?? 0)])) };
}

/**
 * "下个月再去苏州玩两天", "another trip in May": a trip of its own. Where the city is the same, a time has to come with the
 * words; another city with words of correction is the same trip going elsewhere.
 */
function isAnotherTrip(folded: string, wish: TripWish, previous: TripWish | undefined): boolean {
  if (previous?.city === undefined || !anotherTrip.test(folded)) return false;
  const saysWhen = (wish.days ?? wish.startDate ?? wish.holiday ?? wish.notBefore) !== undefined;
  return saysWhen || (wish.city !== undefined && wish.city !== previous.city);
}

const anotherTrip =
  /(?:再|另外|还想?|又)(?:想|要)?(?:去|来|跑|安排|计划|规划)(?:一?[次趟]|\p{Script=Han}{2,4}(?:玩|逛|待|住|旅))|下(?:一)?[次趟](?:再)?(?:去|来|想|打算|安排)|(?:另|别的|第二)(?:一?[次趟]|趟)(?:旅行|行程)?|回来(?:以|之)?后(?:再)?(?:想)?去|(?<![a-z])(?:another trip|(?:a )?(?:second|new|next|separate) trip|next time|(?:after that|later|afterwards),? (?:we|i)(?:'d| would| want)|trip after (?:that|this))(?![a-z])/u;

function isWeather(folded: string, { startDate, endDate, holiday, days }: TripWish = {}): boolean {
  const isKnown = (startDate ?? endDate ?? holiday ?? days) !== undefined;
  return isKnown && /(?:下|有)(?:大|小|暴|阵|中)?雨|暴雨|雷雨|(?<![a-z])rain(?:s|ing|y)?(?![a-z])/.test(folded);
}

/** "假期人多": whoever has said when they travel speaks of that time, and names no other. */
function withoutOpenHoliday({ holiday, ...dates }: WishDates, { startDate, holiday: known }: TripWish = {}): WishDates {
  const isKnown = holiday === 'next-holiday' && (startDate ?? known) !== undefined;
  return isKnown || holiday === undefined ? dates : { ...dates, holiday };
}

/** What each of several members wants, and where it stands: "小王想去西湖,小李不想爬山,我想去博物馆". */
function readMembers(text: WishText, context: WishContext): { wishes: readonly MemberWish[]; spans: readonly Span[] } {
  const spans = memberSpans(text);
  // One voice is no vote.
  const isVote = (voices: readonly { readonly member: string }[]) =>
    new Set(voices.map(({ member }) => member)).size > 1;
  if (!isVote(spans)) return { wishes: [], spans: [] };
  const wishes = spans.flatMap(({ member, start, end }): MemberWish[] => {
    const { wish } = readTripWish(text.original.slice(start, end), {
      ...context,
      previous: undefined,
      asked: undefined,
    });
    const wants = [...(wish.mustSee ?? []), ...(wish.interests ?? [])];
    const { mustNotSee: refuses = [] } = wish;
    if (wants.length + refuses.length === 0) return [];
    return [{ member, ...(wants.length > 0 ? { wants } : {}), ...(refuses.length > 0 ? { refuses } : {}) }];
  });
  if (!isVote(wishes)) return { wishes: [], spans: [] };
  for (const span of spans) text.remove(span);
  return { wishes: mergeMembers([], wishes), spans };
}

function outside(spans: readonly Span[], mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter(({ start }) => !spans.some((span) => span.start <= start && start < span.end));
}

function nonEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** A copy without the properties that are undefined. */
function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined)) as Value;
}

/** Days from the first date to the last, where both are said. */
function lengthOf({ startDate, endDate }: WishDates): number | undefined {
  return startDate === undefined || endDate === undefined ? undefined : daysBetween(startDate, endDate) + 1;
}

function hasBothEnds(hours: readonly Pick<DayWish, 'from' | 'until'>[]): boolean {
  const [from] = hours.flatMap((each) => each.from ?? []);
  const [until] = hours.flatMap((each) => each.until ?? []);
  return from !== undefined && until !== undefined && from < until;
}
