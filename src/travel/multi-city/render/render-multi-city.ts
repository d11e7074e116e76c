import type { Itinerary, TripRemark } from '../../../domain/itinerary.js';
import type { Language } from '../../../domain/language.js';
import type {
  CityStay,
  MultiCityItinerary,
  MultiCityObstacle,
  MultiCityOutcome,
} from '../../../domain/multi-city-itinerary.js';
import { partySize } from '../../../domain/party.js';
import { daysBetween } from '../../calendar/calendar-date.js';
import { readDateParts } from '../../render/date-parts.js';
import { dayContext } from '../../render/day-context.js';
import { renderCosts } from '../../render/render-costs.js';
import { renderDay } from '../../render/render-day.js';
import { journeyLine } from '../../render/render-journey.js';
import { type RenderPlanOutcomeOptions, reasonsOf } from '../../render/render-plan-outcome.js';
import { renderRemarks } from '../../render/render-remarks.js';
import { renderSources } from '../../render/render-sources.js';
import { section } from '../../render/section.js';
import { inLanguage, type Voice } from '../../render/voice.js';
import { multiCityWords } from './describe-multi-city-violation.js';
import type { MultiCityWords } from './multi-city-words.js';

/** What the wording of one trip needs. */
interface TourVoice extends Voice {
  readonly own: MultiCityWords;
}

function inTourLanguage(language: Language, compose: (voice: TourVoice) => string): string {
  const own = multiCityWords(language);
  return inLanguage(language, (voice) => {
    const costs = { ...voice.words.costs, title: own.wholeTrip, intercityTransport: own.betweenCities };
    return compose({ ...voice, words: { ...voice.words, costs }, own });
  });
}

/**
 * Words a plan over several cities for the customer, as plain text: the ways between the cities, each city's days as
 * `renderItinerary` words them, numbered through the whole trip, what the whole trip costs, and what is good to know.
 *
 * @example
 * const outcome = planMultiCityTrip(request, places, { connections });
 * if (outcome.status === 'planned') console.log(renderMultiCityItinerary(outcome.itinerary, 'zh-Hans'));
 */
export function renderMultiCityItinerary(
  itinerary: MultiCityItinerary,
  language: Language,
  options: RenderPlanOutcomeOptions = {},
): string {
  return inTourLanguage(language, (voice) => compose(itinerary, options, true, voice));
}

/** Words what `planMultiCityTrip` gave: the plan, or what is in the way, city by city, and the nearest plan as such. */
export function renderMultiCityOutcome(
  outcome: MultiCityOutcome,
  language: Language,
  options: RenderPlanOutcomeOptions = {},
): string {
  return inTourLanguage(language, (voice) => {
    if (outcome.status === 'planned') return compose(outcome.itinerary, options, true, voice);
    const { obstacles, nearest } = outcome;
    const reasons = obstacles.flatMap((obstacle) => reasonsFor(obstacle, nearest, voice));
    const { nearestFollows, offerChange } = voice.words;
    if (nearest === undefined) return [...reasons, offerChange].join('\n');
    const budgetYuan = obstacles.find((each) => each.type === 'budget' && each.scope === 'total');
    const known = budgetYuan?.type === 'budget' ? { budgetYuan: budgetYuan.maxYuan } : {};
    const plan = compose(nearest, { ...known, ...options }, false, voice);
    return [[...reasons, nearestFollows].join('\n'), plan, offerChange].join('\n\n');
  });
}

function datesOf({ stays }: MultiCityItinerary): readonly string[] {
  return [...new Set(stays.flatMap(({ itinerary }) => itinerary.days.map(({ date }) => date)))];
}

function reasonsFor(obstacle: MultiCityObstacle, nearest: MultiCityItinerary | undefined, voice: TourVoice): string[] {
  const { words, own } = voice;
  const list = (modes: readonly (keyof typeof words.mode)[]) => words.list(modes.map((mode) => words.mode[mode]));
  switch (obstacle.type) {
    case 'in-city': {
      const reasons = reasonsOf({ status: 'no-plan', obstacles: [obstacle.obstacle] }, voice);
      // These name the city themselves.
      const isNamed = obstacle.obstacle.type === 'no-places' || obstacle.obstacle.type === 'unknown-city';
      return isNamed ? reasons : reasons.map((reason) => own.obstacle.inCity(words.city(obstacle.city), reason));
    }
    case 'budget': {
      const { scope, maxYuan, neededYuan } = obstacle;
      const name = own.obstacle.scope[scope] ?? words.obstacle.scope[scope] ?? '';
      return [words.obstacle.budget(name, maxYuan, neededYuan, nearest && datesOf(nearest).length)];
    }
    case 'unknown-place':
      return [words.obstacle.mustSee.unknown(words.quote(obstacle.name))];
    case 'no-way':
      return [own.obstacle.noWay(words.city(obstacle.from), words.city(obstacle.to))];
    case 'journey-modes': {
      const [from, to] = [words.city(obstacle.from), words.city(obstacle.to)];
      return [own.obstacle.journeyModes(from, to, list(obstacle.modes), list(obstacle.knownModes))];
    }
    case 'unproven':
      return [own.obstacle.unproven];
    case 'car':
      return [own.obstacle.car(words.city(obstacle.from), words.city(obstacle.to), list(obstacle.knownModes))];
  }
}

function compose(
  itinerary: MultiCityItinerary,
  options: RenderPlanOutcomeOptions,
  asWished: boolean,
  voice: TourVoice,
): string {
  const { stays, inbound, costs } = itinerary;
  const startDate = stays[0]?.itinerary.days[0]?.date ?? '';
  const sections = [
    openingOf(itinerary, options, asWished, voice),
    ...stays.flatMap((stay) => staySections(stay, startDate, voice)),
    ...(inbound === undefined ? [] : [waySection(inbound, voice)]),
  ];
  if (costs.total > 0) sections.push(renderCosts(costs, voice));
  const whole = asOneItinerary(itinerary, startDate);
  sections.push([renderRemarks(whole, voice), ...journeysFromHome(itinerary, voice)].join('\n'));
  if (whole.sources.length > 0) sections.push(renderSources(whole.sources, startDate, voice));
  return sections.join('\n\n');
}

function openingOf(
  itinerary: MultiCityItinerary,
  options: RenderPlanOutcomeOptions,
  asWished: boolean,
  { words }: TourVoice,
): string {
  const { stays, party, costs, remarks } = itinerary;
  const dates = datesOf(itinerary);
  const [first, last] = [readDateParts(dates[0] ?? ''), readDateParts(dates.at(-1) ?? '')];
  const sentence = words.opening({
    asWished,
    city: words.list(stays.map(({ city }) => words.city(city))),
    days: dates.length,
    nights: stays.flatMap(({ itinerary: { days } }) => days).filter(({ overnight }) => overnight !== undefined).length,
    dates: dates.length === 1 ? words.dateWithYear(first) : words.dateRange(first, last),
    party: words.party(party),
    followed: [
      ...(options.pace ? [words.followedPace[options.pace]] : []),
      ...(options.economical ? [words.followedThrift] : []),
    ],
    totalYuan: costs.total,
    budgetYuan: options.budgetYuan ?? remarks.find((remark) => remark.type === 'saving')?.budgetYuan,
  });
  const people = partySize(party);
  return people > 1 && costs.total > 0 ? `${sentence}\n${words.pricesForAll(people)}` : sentence;
}

function waySection(journey: NonNullable<CityStay['arrival']>, voice: TourVoice): string {
  const { words, own } = voice;
  const date = words.date(readDateParts(journey.date));
  return section(own.wayTitle(words.city(journey.from), words.city(journey.to), date), [journeyLine(journey, voice)]);
}

/** The way there, the city's name with its nights, and its days; a morning that is gone before the way onward is not told of. */
function staySections({ city, arrival, itinerary }: CityStay, startDate: string, voice: TourVoice): string[] {
  const { words, own } = voice;
  const nights = itinerary.days.filter(({ overnight }) => overnight !== undefined).length;
  const isLeft = (index: number) => index === itinerary.days.length - 1 && index > 0;
  const days = itinerary.days.filter(
    ({ stops, start, end }, index) => !isLeft(index) || stops.length > 0 || start.placeId !== end.placeId,
  );
  const offset = daysBetween(startDate, itinerary.days[0]?.date ?? startDate);
  return [
    ...(arrival === undefined ? [] : [waySection(arrival, voice)]),
    `━━ ${own.cityTitle(words.city(city), nights)} ━━`,
    ...days.map((day) => {
      const text = renderDay({ ...day, day: day.day + offset }, dayContext(itinerary, day), voice);
      // A morning on which the party only leaves is no free day.
      const isOnTheWay = day.stops.length === 0 && day.start.placeId !== day.end.placeId;
      return isOnTheWay ? text.replace(`\n  ${words.emptyDay}`, '') : text;
    }),
  ];
}

function numberedFrom(offset: number, remark: TripRemark): TripRemark {
  return 'day' in remark ? { ...remark, day: remark.day + offset } : remark;
}

/** What is told once about the whole trip is told as of one itinerary. */
function asOneItinerary({ stays, inbound, party, costs, remarks }: MultiCityItinerary, startDate: string): Itinerary {
  const ofCities = stays.flatMap(({ itinerary }) => {
    const offset = daysBetween(startDate, itinerary.days[0]?.date ?? startDate);
    return itinerary.remarks.map((remark) => numberedFrom(offset, remark));
  });
  const sources = stays.flatMap(({ itinerary }) => itinerary.sources);
  const once = new Map(sources.map((source) => [JSON.stringify(source), source]));
  return {
    city: stays.at(-1)?.city ?? '',
    party,
    outbound: stays[0]?.arrival,
    days: stays.flatMap(({ itinerary }) => itinerary.days),
    inbound: inbound ?? stays[1]?.arrival,
    costs,
    remarks: [...ofCities, ...remarks],
    sources: [...once.values()],
  };
}

/** Nobody said where the trip begins, so that the ways there and back are missing. */
function journeysFromHome({ stays, inbound, remarks }: MultiCityItinerary, { words }: TourVoice): string[] {
  const isTold = remarks.some((remark) => remark.type === 'assumed' && remark.slot === 'origin-journey');
  const isPlanned = stays[0]?.arrival !== undefined || inbound !== undefined;
  return isTold || isPlanned || stays.length < 2 ? [] : [`· ${words.assumed.journeyNotCounted('')}`];
}
