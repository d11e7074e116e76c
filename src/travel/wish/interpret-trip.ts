import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { ToolCue, ToolIntent } from '../../domain/tool-intent.js';
import type { MissingSlot, TripWish } from '../../domain/trip-request.js';
import { mergeWish } from './merge-wish.js';
import { readTripWish } from './read-trip-wish.js';
import { askedSlot, otherOnDayQuestion, tripQuestion } from './trip-question.js';
import { isEmptyReading, type NamedPlace, type WishReading } from './wish-reading.js';

export interface InterpretTripOptions {
  /** The places that customers may name. A single city among them need not be said. */
  readonly places: readonly NamedPlace[];
  /** Turns the input of an earlier call into a wish; default: the input is one. */
  readonly toWish?: ((input: JsonValue) => TripWish) | undefined;
}

interface Story {
  readonly wish: TripWish;
  /** A plan was asked for and the wish is still open, or a plan was made. */
  readonly open: boolean;
}

/**
 * Decides whether the talk asks for a plan now: a call with everything wished so far, one short question for what is
 * missing, or nothing when the newest message is about something else.
 *
 * After a plan, a message that changes the wish asks for another one; questions of fact, thanks and agreement do not. The
 * city may follow from a place that was named. When the customer leaves the length to us, two days are taken.
 */
export function interpretTrip(cue: ToolCue, options: InterpretTripOptions): ToolIntent | undefined {
  const newest = cue.talk.at(-1);
  if (newest === undefined || newest.role !== 'customer') return undefined;
  const asked = askedBefore(cue, cue.talk.length - 1);
  const { wish: before, open } = storySoFar(cue, options);
  const reading = readTripWish(newest.text, { now: cue.now, places: options.places, asked, previous: before });
  const left = asked !== undefined && leavesItToUs(newest.text);
  if (reading.asksFact) return undefined;
  if (reading.otherwiseOnDay !== undefined && open) {
    return { type: 'ask', question: otherOnDayQuestion(reading.otherwiseOnDay, cue.language) };
  }
  if (reading.otherwise === true && cue.previous !== undefined) {
    return { type: 'ask', question: tripQuestion('change', cue.language) };
  }
  const changes = (open || asked !== undefined) && (left || !isEmptyReading(reading));
  if (!reading.wantsPlan && !changes) return undefined;
  const merged = mergeWish(before, reading);
  const city = merged.city ?? cityOf(merged, options.places);
  if (city === undefined) return { type: 'ask', question: tripQuestion('city', cue.language) };
  const wish: TripWish = { ...merged, city, ...(left && asked !== 'party' && !hasLength(merged) ? { days: 2 } : {}) };
  if (reading.change.shiftDays !== undefined && wish.startDate === undefined) {
    return { type: 'ask', question: tripQuestion('dates', cue.language) };
  }
  if (!hasLength(wish)) {
    return { type: 'ask', question: tripQuestion(wish.startDate === undefined ? 'time' : 'days', cue.language) };
  }
  return { type: 'call', input: toJson(wish) };
}

/** Everything wished before the newest message: from the last call on, or from the beginning. */
function storySoFar(cue: ToolCue, options: InterpretTripOptions): Story {
  const start = cue.previous === undefined ? 0 : Math.min(cue.previous.talkLength, cue.talk.length - 1);
  let wish: TripWish = cue.previous === undefined ? {} : (options.toWish ?? wishOf)(cue.previous.input);
  let open = cue.previous !== undefined;
  for (let index = start; index < cue.talk.length - 1; index += 1) {
    const entry = cue.talk[index];
    if (entry === undefined || entry.role !== 'customer') continue;
    const asked = askedBefore(cue, index);
    const reading = readTripWish(entry.text, { now: cue.now, places: options.places, asked, previous: wish });
    if (reading.asksFact) continue;
    if (!reading.wantsPlan && !open && asked === undefined && !isAboutTrips(reading)) continue;
    wish = mergeWish(wish, reading);
    open ||= reading.wantsPlan;
  }
  return { wish, open };
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
  return wish.days !== undefined || wish.endDate !== undefined || wish.holiday !== undefined;
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

function toJson(wish: TripWish): JsonObject {
  return JSON.parse(JSON.stringify(wish)) as JsonObject;
}
