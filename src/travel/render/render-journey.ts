import type { Journey } from '../../domain/itinerary.js';
import { wordClockTimes } from './clock-time.js';
import { readDateParts } from './date-parts.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

/** The way from home to the city, or back, with times and fare. */
export function renderJourney(journey: Journey, direction: 'outbound' | 'inbound', voice: Voice): string {
  const title = `${voice.words[direction]} · ${voice.words.date(readDateParts(journey.date))}`;
  return section(title, [journeyLine(journey, voice)]);
}

/** The same without the heading. */
export function journeyLine(journey: Journey, { words }: Voice): string {
  const time = (value: string) => wordClockTimes(value, words.nextDay);
  const way = [
    words.mode[journey.mode],
    `${words.city(journey.from)} ${time(journey.depart)} → ${words.city(journey.to)} ${time(journey.arrive)}`,
    ...(journey.costYuan > 0 ? [words.money(journey.costYuan)] : []),
  ];
  return way.join(' · ');
}
