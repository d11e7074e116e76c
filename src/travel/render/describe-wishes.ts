import { interestTags } from '../wish/interest-tags.js';
import { readDateParts } from './date-parts.js';
import type { SightWish, TripAspect, TripManner } from './request-change.js';
import type { Voice } from './voice.js';

/** A wish that makes the whole trip another one: "人数改为 3 位成人". */
export function aspectWords(aspect: TripAspect, { words }: Voice): string {
  const { wish } = words.change;
  switch (aspect.type) {
    case 'days':
      return wish.days(aspect.days);
    case 'dates':
      return wish.dates(words.dateWithYear(readDateParts(aspect.startDate)));
    case 'party':
      return wish.party(words.party(aspect.party));
    case 'origin':
      return aspect.origin === undefined ? wish.noOrigin : wish.origin(words.city(aspect.origin));
    case 'budget': {
      const scope = wish.scope[aspect.scope] ?? '';
      if (aspect.maxYuan === undefined) return wish.noBudget(scope);
      return wish.budget(scope, words.money(aspect.maxYuan), aspect.people);
    }
  }
}

/** A wish about how the trip is made: "节奏改为轻松". */
export function mannerWords(manner: TripManner, { words }: Voice): string {
  const { wish } = words.change;
  switch (manner.type) {
    case 'pace': {
      const pace = words.pace[manner.pace];
      return manner.day === undefined ? wish.pace(pace) : wish.dayPace(manner.day, pace);
    }
    case 'economical':
      return wish.economical;
    case 'modes':
      return wish.modes(words.list(manner.modes.map((mode) => words.mode[mode])));
    case 'beds':
      return wish.beds(manner.beds);
    case 'taxi-beyond':
      return wish.taxiBeyond(manner.kilometers);
    case 'day-from':
      return wish.dayFrom(manner.day, manner.time);
    case 'day-until':
      return wish.dayUntil(manner.day, manner.time);
    case 'rain':
      return wish.rain(manner.day);
    case 'free-day':
      return wish.freeDay(manner.day);
  }
}

/** A place or a kind of place as the customer knows it: `hiking` is 爬山. */
export function sightWords({ name }: SightWish, { words }: Voice): string {
  const spellings: readonly string[] = Object.entries(interestTags).find(([tag]) => tag === name)?.[1] ?? [];
  return spellings.find(words.isOwnScript) ?? name;
}
