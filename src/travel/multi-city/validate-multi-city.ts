import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { CityWish, TripRequest } from '../../domain/trip-request.js';
import type { TripIssue } from '../../error/travel-error.js';
import { foldCity } from '../place/place-name.js';
import { maximumDays, requestIssues } from '../request/validate-request.js';
import { isLastDayOwn, tripDays } from './stay-length.js';

function lengthIssues({ days, nights }: CityWish, field: string): TripIssue[] {
  if ((days === undefined) === (nights === undefined)) return [{ field, message: 'must have either days or nights' }];
  const [name, value] = days === undefined ? (['nights', nights] as const) : (['days', days] as const);
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= maximumDays) return [];
  const message = `must be a whole number from 1 to ${maximumDays}, found ${value}`;
  return [{ field: `${field}.${name}`, message }];
}

/** What `planTrip` would find wrong with the wishes for one city, and with those for all of the trip. */
function wishIssues(request: MultiCityRequest): TripIssue[] {
  const { stays, startDate, party, budgets, taxiBeyondKm, bedsPerRoom, kindLimits } = request;
  const shared = { startDate, party, budgets, taxiBeyondKm, bedsPerRoom, kindLimits };
  const whole: TripRequest = { ...shared, city: stays[0]?.city || '-', days: 1 };
  return [
    ...requestIssues(whole),
    ...stays.flatMap((stay, index) => {
      const { city, kindLimits, dayWishes } = stay;
      const days = (stay.nights ?? stay.days ?? 0) + (isLastDayOwn(stay, index === stays.length - 1) ? 0 : 1);
      const alone: TripRequest = { city, startDate, days, party: { adult: 1 }, kindLimits, dayWishes };
      return requestIssues(alone)
        .filter(({ field }) => field !== 'days' && field !== 'startDate')
        .map(({ field, message }) => ({ field: `stays[${index}].${field}`, message }));
    }),
  ];
}

/** What is out of range in a request for several cities. */
export function multiCityIssues(request: MultiCityRequest): TripIssue[] {
  const { stays, origin } = request;
  if (!Array.isArray(stays) || stays.length === 0) return [{ field: 'stays', message: 'must name at least one city' }];
  const lengths = stays.flatMap((stay, index) => lengthIssues(stay, `stays[${index}]`));
  if (lengths.length > 0) return lengths;
  const issues = wishIssues(request);
  const cities = stays.map(({ city }) => foldCity(city));
  for (const [index, city] of cities.entries()) {
    if (cities.indexOf(city) < index)
      issues.push({ field: `stays[${index}].city`, message: 'must be a city that no other stay has' });
    if (origin !== undefined && foldCity(origin) === city)
      issues.push({ field: `stays[${index}].city`, message: 'must be another city than the origin' });
  }
  const days = tripDays(stays);
  if (days > maximumDays)
    issues.push({ field: 'stays', message: `must come to at most ${maximumDays} days, found ${days}` });
  return issues;
}
