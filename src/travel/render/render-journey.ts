import type { Journey } from '../../domain/itinerary.js';
import { wordClockTimes } from './clock-time.js';
import { readDateParts } from './date-parts.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

/** The way from home to the city, or back, with times and fare. */
export function renderJourney(journey: Journey, direction: 'outbound' | 'inbound', voice: Voice): string {
  const { words } = voice;
  const time = (value: string) => wordClockTimes(value, words.nextDay);
  const way = [
    words.mode[journey.mode],
    `${words.city(journey.from)} ${time(journey.depart)} → ${words.city(journey.to)} ${time(journey.arrive)}`,
    ...(journey.costYuan > 0 ? [words.money(journey.costYuan)] : []),
  ];
  return section(`${words[direction]} · ${words.date(readDateParts(journey.date))}`, [way.join(' · ')]);
}
