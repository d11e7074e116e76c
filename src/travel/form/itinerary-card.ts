import type { Itinerary, ItineraryDay, Journey, Leg, Stop } from '../../domain/itinerary.js';
import type {
  CardDay,
  CardItem,
  CardJourney,
  CardNote,
  CardStop,
  CardWay,
  ItineraryCard,
} from '../../domain/itinerary-card.js';
import type { Language } from '../../domain/language.js';
import { wordClockTimes } from '../render/clock-time.js';
import { readDateParts } from '../render/date-parts.js';
import { dayContext } from '../render/day-context.js';
import { type OwnMeal, type Pause, pausesOf } from '../render/own-meals.js';
import { costRows } from '../render/render-costs.js';
import { arrivalAtEnd } from '../render/render-day.js';
import { openingOf, type RenderItineraryOptions } from '../render/render-itinerary.js';
import { journeyLine } from '../render/render-journey.js';
import { remarkLines } from '../render/render-remarks.js';
import { sourceLines, staleFacts } from '../render/render-sources.js';
import { stopDetails } from '../render/render-stop.js';
import { renderWay } from '../render/render-way.js';
import { inLanguage, type Voice } from '../render/voice.js';
import { type FormWords, formWords } from './form-words.js';

interface CardVoice extends Voice {
  readonly form: FormWords;
}

/**
 * Gives an itinerary as data for whoever draws it: worded in one language as in the chat, with the bare times, costs and
 * ids beside the words, and with the buttons that make sense.
 *
 * @example
 * const card = itineraryCard(itinerary, 'zh-Hans');
 * for (const day of card.days) console.log(day.title, day.items.length);
 */
export function itineraryCard(
  itinerary: Itinerary,
  language: Language,
  options: RenderItineraryOptions = {},
): ItineraryCard {
  const compose = (voice: Voice) =>
    JSON.stringify(composeCard(itinerary, language, options, { ...voice, form: formWords(language) }));
  // Only the words become traditional: an id stays what it is.
  const simplified = JSON.parse(inLanguage(language === 'zh-Hant' ? 'zh-Hans' : language, compose)) as ItineraryCard;
  if (language !== 'zh-Hant') return simplified;
  const traditional = inLanguage(language, (voice) => compose(voice));
  return withIdsOf(JSON.parse(traditional) as ItineraryCard, simplified);
}

function withIdsOf(card: ItineraryCard, original: ItineraryCard): ItineraryCard {
  const days = card.days.map((day, index) => ({
    ...day,
    items: day.items.map((item, position) => {
      const same = original.days[index]?.items[position];
      return same && 'placeId' in same ? { ...item, placeId: same.placeId } : item;
    }),
  }));
  return { ...card, days: days as readonly CardDay[] };
}

function composeCard(
  itinerary: Itinerary,
  language: Language,
  options: RenderItineraryOptions,
  voice: CardVoice,
): ItineraryCard {
  const { outbound, inbound, days, costs } = itinerary;
  const { words, form } = voice;
  const stale = staleFacts(itinerary.sources, days[0]?.date ?? '', voice);
  const nights = days.filter((day) => day.overnight !== undefined).length;
  return {
    version: 1,
    language,
    title: form.title(words.city(itinerary.city), days.length, nights),
    summary: openingOf(itinerary, options, voice),
    ...(outbound && { outbound: journeyOf(outbound, 'outbound', voice) }),
    days: days.map((day) => dayOf(itinerary, day, voice)),
    ...(inbound && { inbound: journeyOf(inbound, 'inbound', voice) }),
    costsTitle: words.costs.title,
    costs:
      costs.total > 0
        ? [...costRows(costs, words), { label: words.costs.total, text: words.money(costs.total), yuan: costs.total }]
        : [],
    totalYuan: costs.total,
    remarksTitle: words.remarksTitle,
    remarks: [...remarkLines(itinerary, voice), ...(stale === undefined ? [] : [stale])],
    sourcesTitle: words.sourcesTitle,
    sources: sourceLines(itinerary.sources, voice),
    actions: [
      ...(costs.total > 0 ? [{ id: 'cheaper', label: form.cheaper, message: form.askForCheaper } as const] : []),
      { id: 'human', label: form.human, message: form.askForHuman },
    ],
  };
}

function journeyOf(journey: Journey, direction: 'outbound' | 'inbound', voice: CardVoice): CardJourney {
  const { words } = voice;
  return {
    mode: journey.mode,
    date: journey.date,
    title: `${words[direction]} · ${words.date(readDateParts(journey.date))}`,
    text: journeyLine(journey, voice),
    costYuan: journey.costYuan,
  };
}

function dayOf(itinerary: Itinerary, day: ItineraryDay, voice: CardVoice): CardDay {
  const { words } = voice;
  const { journeys, ownMeals } = dayContext(itinerary, day);
  const date = words.date(readDateParts(day.date));
  return {
    day: day.day,
    date: day.date,
    title: words.dayTitle(day.day, date, day.holiday && words.holiday(day.holiday)),
    items: itemsOf(day, ownMeals, voice),
    costYuan: day.costYuan,
    total: words.dayTotal(day.costYuan, journeys),
  };
}

function itemsOf(day: ItineraryDay, ownMeals: readonly OwnMeal[], voice: CardVoice): CardItem[] {
  const { words, nameOf } = voice;
  const { stops, start, end, overnight } = day;
  const isInside = ({ placeId }: OwnMeal) => stops.some((stop) => stop.placeId === placeId);
  const { pauses, evening } = pausesOf(
    day,
    ownMeals.filter((meal) => !isInside(meal)),
  );
  const time = (clock: string) => wordClockTimes(clock, words.nextDay);
  const items: CardItem[] = [
    { type: 'start', placeId: start.placeId, text: words.setOut(time(start.time), nameOf(start)) },
  ];
  for (const [index, stop] of stops.entries()) {
    const inside = ownMeals.filter((meal) => isInside(meal) && meal.placeId === stop.placeId);
    items.push(...waysOf(stop.leg, pauses[index], voice), stopOf(stop, index + 1, day.day, voice));
    items.push(...inside.map(({ meal, costYuan }) => note(words.mealInside(meal, costYuan))));
  }
  if (stops.length === 0) items.push(note(words.emptyDay));
  items.push(...waysOf(end.leg, pauses[stops.length], voice));
  items.push({ type: 'end', placeId: end.placeId, text: arrivalAtEnd(day, time(end.time), voice) });
  items.push(...evening.map(({ meal, costYuan }) => note(words.ownMeal(meal, costYuan))));
  if (overnight && overnight.placeId !== end.placeId) {
    const night = words.withNight(words.overnight(nameOf(overnight)), overnight.rooms, overnight.costYuan);
    items.push({ type: 'night', placeId: overnight.placeId, text: night });
  }
  return items;
}

function note(text: string): CardNote {
  return { type: 'note', text };
}

function waysOf(leg: Leg, pause: Pause | undefined, { words }: CardVoice): (CardWay | CardNote)[] {
  const { mode, minutes, distanceMeters, costYuan } = leg;
  const lines = renderWay(leg, pause, words).map((line) => line.trim());
  return lines.map((line) =>
    line.startsWith('→')
      ? { type: 'way', mode, minutes, distanceMeters, costYuan, text: line.slice(1).trim() }
      : note(line.replace(/^·\s*/u, '')),
  );
}

function stopOf(stop: Stop, number: number, day: number, voice: CardVoice): CardStop {
  const { words, nameOf, plainNameOf, form } = voice;
  const name = nameOf(stop);
  const plainName = plainNameOf(stop);
  return {
    type: 'stop',
    number,
    kind: stop.kind,
    placeId: stop.placeId,
    name: plainName,
    arrive: stop.arrive,
    leave: stop.leave,
    time: wordClockTimes(`${stop.arrive}–${stop.leave}`, words.nextDay),
    title: stop.kind === 'meal' ? words.meal(stop.meal, name) : name,
    details: stopDetails(stop, words),
    costYuan: stop.costYuan,
    actions: [{ id: 'replace-stop', label: form.replace, message: form.askToReplace(day, plainName) }],
  };
}
