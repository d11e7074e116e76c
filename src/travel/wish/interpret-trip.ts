import type { Itinerary } from '../../domain/itinerary.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { Language } from '../../domain/language.js';
import type { ToolCue, ToolIntent } from '../../domain/tool-intent.js';
import type { MissingSlot, TripWish } from '../../domain/trip-request.js';
import type { TripChange } from '../change/trip-change.js';
import { notAmongOffered } from '../render/render-choices.js';
import { daysOfStays } from '../request/resolve-stays.js';
import { onAskedDay } from './asked-day.js';
import { takeDayMarks } from './day-scope.js';
import { mergeWish } from './merge-wish.js';
import { answerAboutPlace } from './place-question.js';
import { answerFromPlan, readPlanQuestion } from './plan-question.js';
import { rainBesideTrip, readChange } from './read-change.js';
import { isChoice, isLeftToUs, readChoice, refusesAll } from './read-choice.js';
import { readTripWish } from './read-trip-wish.js';
import { askedDay, askedSlot, otherOnDayQuestion, rainBesideTripAnswer, tripQuestion } from './trip-question.js';
import { unsupportedAnswer, unsupportedWish } from './unsupported-wish.js';
import { isEmptyReading, type NamedPlace, type WishReading } from './wish-reading.js';
import { foldText, WishText } from './wish-text.js';

export interface InterpretTripOptions {
  /** The places that customers may name. A single city among them need not be said. */
  readonly places: readonly NamedPlace[];
  /** What was wished when the newest call was made; default: the call's input. */
  readonly wish?: TripWish | undefined;
  /** The plan that the customer last saw. */
  readonly shown?: Itinerary | undefined;
  /** For each plan that was just offered to choose from, what it is about. */
  readonly choices?: readonly (readonly string[])[] | undefined;
}

interface Story {
  readonly wish: TripWish;
  /** A plan was asked for and the wish is still open, or a plan was made. */
  readonly open: boolean;
}

/**
 * Decides whether the talk asks for a plan now: a call with everything wished so far, one short question for what is
 * missing, a plain word on what cannot be done, or nothing when the newest message is about something else.
 *
 * After a plan, a message that changes the wish asks for another one; questions of fact, thanks and agreement do not. The
 * city may follow from a place that was named. When the customer leaves the length to us, two days are taken.
 *
 * @returns the input of a call is a `TripWish`, with `cheaper` or `showWhole` where the newest message asks for no more
 */
export function interpretTrip(cue: ToolCue, options: InterpretTripOptions): ToolIntent | undefined {
  const newest = cue.talk.at(-1);
  if (newest === undefined || newest.role !== 'customer') return undefined;
  const position = cue.talk.length - 1;
  const asked = askedBefore(cue, position);
  const { wish: before, open } = storySoFar(cue, options);
  const reading = readAt(position, before, cue, options);
  const left = asked !== undefined && leavesItToUs(newest.text);
  if (open) {
    const done = doneToPlan(newest.text, before, cue, options);
    if (done !== undefined) return done;
    const answer = answerAboutPlan(newest.text, reading, before, cue, options);
    if (answer !== undefined) return answer;
  }
  // A letter may answer somebody else who offered letters.
  const wasOffered = cue.talk.some(({ role, text }) => role === 'assistant' && /(?<![a-z])[a-c][.、:：)]/i.test(text));
  if (!open && !wasOffered && isChoice(foldText(newest.text)) && /[a-c]/i.test(newest.text)) {
    return { type: 'ask', question: tripQuestion('no-choice', cue.language) };
  }
  if (reading.asksFact) return undefined;
  const changes = (open || asked !== undefined) && (left || !isEmptyReading(reading));
  if (!reading.wantsPlan && !changes) return undefined;
  // A trip of its own has its own length.
  const shown = reading.another === true ? undefined : options.shown;
  const merged = mergeWish(reading.change.shiftDays === undefined ? before : withDate(before, options.shown), reading);
  const city = merged.city ?? cityOf(merged, options.places);
  if (city === undefined) return { type: 'ask', question: tripQuestion('city', cue.language) };
  const usual = left && asked !== 'party' ? 2 : shown?.days.length;
  const wish: TripWish = { ...merged, city, ...(hasLength(merged) ? {} : { days: usual }) };
  if (reading.change.shiftDays !== undefined && wish.startDate === undefined) {
    return { type: 'ask', question: tripQuestion('dates', cue.language) };
  }
  if (!hasLength(wish)) {
    return { type: 'ask', question: tripQuestion(wish.startDate === undefined ? 'time' : 'days', cue.language) };
  }
  return callWith(wish, options.shown !== undefined && asksCheaper(reading) ? { cheaper: true } : {});
}

/** A choice among the plans that were offered, something that has happened to the plan shown, or the wish for others. */
function doneToPlan(
  text: string,
  before: TripWish,
  { now, language }: ToolCue,
  { shown, places, choices = [] }: InterpretTripOptions,
): ToolIntent | undefined {
  const folded = foldText(text);
  const choose = readChoice(folded, choices);
  if (choose !== undefined) return callWith(before, { choose });
  if (choices.length > 0 && refusesAll(folded)) return { type: 'ask', question: tripQuestion('change', language) };
  if (isChoice(folded)) return { type: 'ask', question: notOffered(choices.length, shown !== undefined, language) };
  if (shown === undefined) return undefined;
  const change = readChange(text, { shown, now, places });
  if (change !== undefined) return callWith(before, { change: toChangeInput(change) });
  const dry = rainBesideTrip(text, { shown, now });
  if (dry !== undefined) return { type: 'ask', question: rainBesideTripAnswer(dry, shown, language) };
  if (fearsRain.test(folded)) return { type: 'ask', question: tripQuestion('rainy-day', language) };
  return asksOthers.test(folded) ? callWith(before, { alternatives: true }) : undefined;
}

/** Says what there is to choose, where a plan is chosen that was not offered. */
function notOffered(offered: number, hasPlan: boolean, language: Language): string {
  if (offered > 1) return notAmongOffered(offered, language);
  return tripQuestion(hasPlan ? 'only-plan' : 'no-choice', language);
}

/** A change as the tool takes it: a stop is a place there. */
function toChangeInput(change: TripChange): JsonObject {
  const { stop, ...others } = JSON.parse(JSON.stringify(change)) as JsonObject;
  return stop === undefined ? others : { ...others, place: stop };
}

/** Rain without a day: "万一下雨怎么办", "what if it rains?". */
const fearsRain =
  /(?:下雨|有雨)[^,。?!]{0,6}(?:怎么办|咋办|怎么安排)|(?:万一|要是|如果)[^,。?!]{0,6}(?:下雨|有雨)|(?<![a-z])(?:what (?:if|happens if|do we do if|should we do if)|in case) it rains?(?![a-z])/;

const asksOthers =
  /有(?:没有)?(?:别的|其他|其它|另外)的?(?:方案|行程|路线|安排|选择|计划|玩法)|(?<![a-z])(?:any )?(?:other|alternative) (?:options?|plans?|itinerar(?:y|ies)|suggestions?)(?![a-z])/;

/** What is said about a plan, or the wish for one, that is no wish of its own. */
function answerAboutPlan(
  text: string,
  reading: WishReading,
  before: TripWish,
  { language, previous }: ToolCue,
  { shown, places }: InterpretTripOptions,
): ToolIntent | undefined {
  const folded = foldText(text);
  if (shown !== undefined && isEmptyReading(reading) && asksWhole.test(folded)) {
    return callWith(before, { showWhole: true });
  }
  if (shown !== undefined && (reading.asksFact || isEmptyReading(reading))) {
    const aboutPlace = answerAboutPlace(text, { shown, places, wish: before, language });
    if (aboutPlace !== undefined) return { type: 'ask', question: aboutPlace };
    const planQuestion = readPlanQuestion(folded, shown.days.length);
    if (planQuestion !== undefined) {
      return { type: 'ask', question: answerFromPlan(planQuestion, shown, language) };
    }
    if (isLeftToUs(folded)) return { type: 'ask', question: tripQuestion('as-it-is', language) };
  }
  const unsupported = shown !== undefined && saysNothingElse(reading, before) ? unsupportedWish(folded) : undefined;
  if (unsupported !== undefined && !reading.asksFact) {
    const day = takeDayMarks(new WishText(text), shown?.days.length)[0]?.day ?? shown?.days.length ?? 1;
    return { type: 'ask', question: unsupportedAnswer(unsupported, day, language) };
  }
  if (reading.otherwiseOnDay !== undefined && !reading.asksFact) {
    const day = reading.otherwiseOnDay;
    const stops = shown?.days.find((planned) => planned.day === day)?.stops ?? [];
    const sights = stops.filter((stop) => stop.kind === 'visit');
    return { type: 'ask', question: otherOnDayQuestion(day, sights, language) };
  }
  const pace = shown !== undefined && !reading.asksFact ? paceAtItsEnd(reading, before) : undefined;
  if (pace !== undefined) return { type: 'ask', question: tripQuestion(pace, language) };
  // To see less of something that was not asked for says no more than that something should change.
  const { fewer, ...otherChanges } = reading.change;
  const isFewerOnly = fewer !== undefined && Object.keys({ ...reading.wish, ...otherChanges }).length === 0;
  const isVague =
    isFewerOnly && !fewer.some((word) => before.interests?.includes(word) || before.mustSee?.includes(word));
  if ((reading.otherwise === true || isVague) && previous !== undefined) {
    return { type: 'ask', question: tripQuestion('change', language) };
  }
  return undefined;
}

const asksWhole =
  /(?:完整|整个|全部|整份|所有)的?(?:行程|安排|计划|方案)|(?:行程|安排|计划|方案)(?:再|重新)?(?:发|给|看|说|列)(?:我)?(?:一遍|一下|一次)|(?:再|重新)(?:发|给我看|看|说|列)(?:一遍|一下|一次)|(?<![a-z])(?:whole|full|entire|complete) (?:plan|itinerary|trip)|(?:show|send|give)(?: me)? (?:it|the plan|the itinerary)(?: all)? again/;

/** A holiday's plan has a date, from which days can be counted: "晚一天去". */
function withDate({ holiday, ...wish }: TripWish, shown: Itinerary | undefined): TripWish {
  const startDate = wish.startDate ?? shown?.days[0]?.date;
  return startDate === undefined ? { ...wish, holiday } : { ...wish, startDate };
}

/** Whether a message asks for nothing but a pace that the plan has already, and that has no further step. */
function paceAtItsEnd({ wish, change }: WishReading, before: TripWish): 'slower' | 'faster' | undefined {
  const { pace, dayWishes = [], ...others } = wish;
  if (Object.keys(others).length > 0 || Object.keys(change).length > 0) return undefined;
  const paceBefore = (day: number) => before.dayWishes?.find((dayWish) => dayWish.day === day)?.pace ?? before.pace;
  const isKept =
    (pace === undefined || pace === before.pace) &&
    dayWishes.every((dayWish) => Object.keys(dayWish).length === 2 && dayWish.pace === paceBefore(dayWish.day));
  const asked = pace ?? dayWishes[0]?.pace;
  if (!isKept || asked === undefined || asked === 'moderate') return undefined;
  return asked === 'relaxed' ? 'slower' : 'faster';
}

function saysNothingElse({ wish }: WishReading, before: TripWish): boolean {
  return Object.entries(wish).every(([name, value]) => name === 'unkept' || (name === 'city' && value === before.city));
}

/** Asking for less cost alone is asking for another plan of the same trip. */
function asksCheaper({ wish, change }: WishReading): boolean {
  return wish.economical === true && Object.keys(wish).length === 1 && Object.keys(change).length === 0;
}

/** Everything wished before the newest message: from the last call on, or from the beginning. */
function storySoFar(cue: ToolCue, options: InterpretTripOptions): Story {
  const start = cue.previous === undefined ? 0 : Math.min(cue.previous.talkLength, cue.talk.length - 1);
  let wish: TripWish = cue.previous === undefined ? {} : (options.wish ?? wishOf(cue.previous.input));
  let open = cue.previous !== undefined;
  for (let index = start; index < cue.talk.length - 1; index += 1) {
    if (cue.talk[index]?.role !== 'customer') continue;
    const asked = askedBefore(cue, index);
    const reading = readAt(index, wish, cue, options);
    if (reading.asksFact) continue;
    if (!reading.wantsPlan && !open && asked === undefined && !isAboutTrips(reading)) continue;
    wish = mergeWish(wish, reading);
    open ||= reading.wantsPlan;
  }
  return { wish, open };
}

/** Reads a message of the customer's in the light of what the assistant asked just before. */
function readAt(index: number, before: TripWish, cue: ToolCue, options: InterpretTripOptions): WishReading {
  const text = cue.talk[index]?.text ?? '';
  // A plan for one, because nobody said how many they are, invites a bare number.
  const invited = options.shown !== undefined && before.party === undefined ? 'party' : undefined;
  const asked = askedBefore(cue, index) ?? invited;
  const reading = readTripWish(text, { now: cue.now, places: options.places, asked, previous: before });
  const question = cue.talk[index - 1];
  const day = question?.role === 'assistant' ? askedDay(question.text) : undefined;
  return day === undefined ? reading : onAskedDay(reading, day, options.shown);
}

/** Words about one's own trip before any plan was asked for ("我们两个人,下周五到杭州") count later. */
function isAboutTrips({ wish }: WishReading): boolean {
  return wish.city !== undefined || wish.days !== undefined || wish.party !== undefined || wish.startDate !== undefined;
}

function askedBefore(cue: ToolCue, index: number): MissingSlot | undefined {
  const before = cue.talk[index - 1];
  return before?.role === 'assistant' ? askedSlot(before.text) : undefined;
}

function leavesItToUs(text: string): boolean {
  return /^\s*(?:都(?:可以|行|好)|随便|隨便|随意|隨意|你(?:来)?(?:定|看着办|决定|安排)|您(?:定|安排)|不确定|不確定|还没(?:想好|定)|還沒(?:想好|定)|无所谓|無所謂|any|anything|whatever|up to you|you (?:decide|choose)|not sure|no idea|i don't mind|flexible)/i.test(
    text,
  );
}

function hasLength(wish: TripWish): boolean {
  const saysDays = wish.days ?? wish.endDate ?? wish.holiday ?? (wish.stays && daysOfStays(wish.stays));
  return saysDays !== undefined;
}

/** The city of the first place wished for by name, or the only city there is. */
function cityOf(wish: TripWish, places: readonly NamedPlace[]): string | undefined {
  for (const name of [...(wish.mustSee ?? []), ...(wish.interests ?? []), wish.stayAt]) {
    const place = places.find(
      (known) => known.name === name || (name !== undefined && known.aliases?.includes(name) === true),
    );
    if (place !== undefined) return place.city;
  }
  const cities = new Set(places.map(({ city }) => city));
  const [only] = cities;
  return cities.size === 1 ? only : undefined;
}

/** An earlier input as a wish. It was checked when the call was made, so its shape is known. */
function wishOf(input: JsonValue): TripWish {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as TripWish) : {};
}

function callWith(wish: TripWish, flags: JsonObject): ToolIntent {
  return { type: 'call', input: { ...(JSON.parse(JSON.stringify(wish)) as JsonObject), ...flags } };
}
