import type { TripIssue } from '../../error/travel-error.js';
import type { TripChange } from '../change/trip-change.js';
import type { TripInput } from './trip-input-schema.js';

type ChangeInput = NonNullable<TripInput['change']>;

/** Reads a change as a model sends it, in one flat object; or says what it leaves out. */
export function readChangeInput(input: ChangeInput): { readonly change: TripChange } | { readonly issue: TripIssue } {
  const { type, day, place, by, date, minutes, at } = input;
  const missing = (field: string) => ({ issue: { field: `change.${field}`, message: 'must be given' } });
  switch (type) {
    case 'replace':
      return place === undefined && (day === undefined || by === undefined)
        ? missing('place')
        : { change: { type, stop: place, day, by } };
    case 'leave-out':
      return place === undefined ? missing('place') : { change: { type, stop: place, day } };
    case 'add':
      return place === undefined ? missing('place') : { change: { type, place, day } };
    case 'closed':
      return place === undefined ? missing('place') : { change: { type, place, date } };
    case 'skip-day':
    case 'rain':
      return day === undefined ? missing('day') : { change: { type, day } };
    case 'late':
      if (day === undefined) return missing('day');
      return minutes === undefined ? missing('minutes') : { change: { type, day, minutes, at } };
    case 'slower':
    case 'faster':
      return { change: { type, day } };
    case 'cheaper':
      return { change: { type } };
  }
}
