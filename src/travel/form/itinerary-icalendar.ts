import type { Itinerary, ItineraryDay, Journey } from '../../domain/itinerary.js';
import type { CardDay, CardJourney } from '../../domain/itinerary-card.js';
import type { Language } from '../../domain/language.js';
import type { Place } from '../../domain/place.js';
import { parseClock } from '../calendar/clock.js';
import { toSatellitePosition } from '../place/position.js';
import { type FormWords, formWords } from './form-words.js';
import { calendarFile, escapeText } from './icalendar-lines.js';
import { itineraryCard } from './itinerary-card.js';

export interface RenderICalendarOptions {
  /** The places that the plan was made with: they give positions, addresses and phone numbers. Default: none. */
  readonly places?: readonly Place[] | undefined;
  /**
   * Names the trip among others of the customer. The same id, day and place give the same UID, so that a changed plan
   * replaces its events when it is imported again. Default: made of the city and the first day.
   */
  readonly id?: string | undefined;
  /** Counts the versions of the plan from 0: calendars keep the higher one. Default 0. */
  readonly revision?: number | undefined;
  /** When the file is made. Default: now. */
  readonly now?: Date | undefined;
}

/**
 * Writes an itinerary as an iCalendar file (RFC 5545): an event for each visit, meal and journey, and one for each
 * check-in, in the time zone of mainland China. Events have the way there, hours and cost in their description, and the
 * position of the place in WGS-84 where `places` has it.
 *
 * @returns the text of the file, to be served as `text/calendar; charset=utf-8`
 * @example
 * await writeFile('trip.ics', renderICalendar(itinerary, 'zh-Hans', { places }));
 */
export function renderICalendar(
  itinerary: Itinerary,
  language: Language,
  options: RenderICalendarOptions = {},
): string {
  const card = itineraryCard(itinerary, language);
  const writer = new EventWriter(itinerary, language, options);
  const events = [
    ...writer.journey(itinerary.outbound, card.outbound, 'outbound'),
    ...itinerary.days.flatMap((day, index) => writer.day(day, itinerary.days[index - 1], card.days[index])),
    ...writer.journey(itinerary.inbound, card.inbound, 'inbound'),
  ];
  return calendarFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//zhike//itinerary//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(card.title)}`,
    `X-WR-TIMEZONE:${timeZone}`,
    ...timeZoneLines,
    ...events,
    'END:VCALENDAR',
  ]);
}

const timeZone = 'Asia/Shanghai';

/** One offset all year, since 1991. */
const timeZoneLines = [
  'BEGIN:VTIMEZONE',
  `TZID:${timeZone}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T020000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

interface CalendarEvent {
  readonly key: string;
  readonly date: string;
  readonly from: string;
  readonly until?: string | undefined;
  readonly summary: string;
  readonly description: readonly string[];
  readonly placeId?: string | undefined;
  readonly location?: string | undefined;
  /** Whether the time counts as taken. */
  readonly isBusy: boolean;
}

class EventWriter {
  readonly #trip: string;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #stamp: string;
  readonly #revision: number;
  readonly #words: FormWords;
  readonly #language: Language;

  constructor({ city, days }: Itinerary, language: Language, options: RenderICalendarOptions) {
    this.#trip = options.id ?? `${city}-${days[0]?.date ?? ''}`;
    this.#places = new Map(options.places?.map((place) => [place.id, place]));
    this.#stamp = `${(options.now ?? new Date()).toISOString().replace(/[-:]|\.\d+/g, '')}`;
    this.#revision = options.revision ?? 0;
    this.#words = formWords(language);
    this.#language = language;
  }

  journey(journey: Journey | undefined, card: CardJourney | undefined, key: string): string[] {
    if (journey === undefined || card === undefined) return [];
    const { date, depart: from, arrive: until } = journey;
    return this.#event({ key, date, from, until, summary: card.text, description: [card.title], isBusy: true });
  }

  day(day: ItineraryDay, before: ItineraryDay | undefined, card: CardDay | undefined): string[] {
    const { date, end, overnight } = day;
    const lines: string[] = [];
    const seen = new Map<string, number>();
    for (const [position, item] of (card?.items ?? []).entries()) {
      if (item.type !== 'stop') continue;
      const { placeId, arrive, leave, title, details } = item;
      const time = seen.get(placeId) ?? 0;
      seen.set(placeId, time + 1);
      const ways = wayBefore(card, position).map((way) => `${this.#words.way}${this.#words.colon}${way}`);
      const key = `${date}-${placeId}${time > 0 ? `-${time}` : ''}`;
      const stop = { key, date, from: arrive, until: leave, placeId, isBusy: true };
      lines.push(
        ...this.#event({ ...stop, summary: title, location: item.name, description: [details.join(' · '), ...ways] }),
      );
    }
    if (overnight !== undefined && overnight.placeId !== before?.overnight?.placeId) {
      const name = this.#language === 'en' ? (overnight.englishName ?? overnight.name) : overnight.name;
      const night = card?.items.findLast((item) => item.type === 'night' || item.type === 'end');
      const { placeId } = overnight;
      const checkIn = { key: `${date}-night-${placeId}`, date, from: end.time, placeId, location: name, isBusy: false };
      const description = night && 'text' in night ? [night.text] : [];
      lines.push(
        ...this.#event({ ...checkIn, summary: `${this.#words.checkIn}${this.#words.colon}${name}`, description }),
      );
    }
    return lines;
  }

  #event(event: CalendarEvent): string[] {
    const place = event.placeId === undefined ? undefined : this.#places.get(event.placeId);
    const { date, from, until } = event;
    const isLasting = until !== undefined && minutesOf(until) > minutesOf(from);
    const { address, phone } = place ?? {};
    const description = [
      ...event.description,
      ...(address ? [`${this.#words.address}${this.#words.colon}${address}`] : []),
      ...(phone ? [`${this.#words.phone}${this.#words.colon}${phone}`] : []),
    ].filter((line) => line !== '');
    return [
      'BEGIN:VEVENT',
      `UID:${escapeText(`${this.#trip}-${event.key}`)}@zhike`,
      `DTSTAMP:${this.#stamp}`,
      `SEQUENCE:${this.#revision}`,
      `DTSTART;TZID=${timeZone}:${localTime(date, from)}`,
      ...(isLasting ? [`DTEND;TZID=${timeZone}:${localTime(date, until)}`] : []),
      `SUMMARY:${escapeText(event.summary)}`,
      ...(event.location ? [`LOCATION:${escapeText([event.location, address].filter(Boolean).join(', '))}`] : []),
      ...(place ? [`GEO:${geoOf(place)}`] : []),
      ...(description.length > 0 ? [`DESCRIPTION:${escapeText(description.join('\n'))}`] : []),
      ...(event.isBusy ? [] : ['TRANSP:TRANSPARENT']),
      'END:VEVENT',
    ];
  }
}

/** What the card says of the way to an item. */
function wayBefore(card: CardDay | undefined, position: number): string[] {
  const before = card?.items.slice(0, position) ?? [];
  const since = before.slice(before.findLastIndex((item) => item.type === 'stop' || item.type === 'start') + 1);
  return since.flatMap((item) => (item.type === 'way' ? [item.text] : []));
}

function minutesOf(clock: string): number {
  return parseClock(clock) ?? 0;
}

/** A date and a clock time, which may be past midnight, as a local date-time. */
function localTime(date: string, clock: string): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCMinutes(minutesOf(clock));
  return moment.toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** Latitude and longitude in WGS-84, to about ten centimetres. */
function geoOf({ position }: Place): string {
  const { latitude, longitude } = toSatellitePosition(position);
  return `${latitude.toFixed(6)};${longitude.toFixed(6)}`;
}
