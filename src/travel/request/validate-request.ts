import { type Party, partySize } from '../../domain/party.js';
import type {
  Budget,
  DayWish,
  RestWish,
  SpecialWishes,
  TripAlternative,
  TripRequest,
  TripWish,
} from '../../domain/trip-request.js';
import type { TripIssue } from '../../error/travel-error.js';
import { isCalendarDate } from '../calendar/calendar-date.js';
import { parseClock } from '../calendar/clock.js';

/** The longest trip that is planned, in days. */
export const maximumDays = 30;
/** The largest party that is planned for, in people. */
export const maximumParty = 99;
const longestRideKm = 100;
const mostBeds = 4;

function partyIssues(party: Party): TripIssue[] {
  const counts = Object.values(party).filter((count) => count !== undefined);
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) {
    return [{ field: 'party', message: 'must hold whole numbers of people from 0' }];
  }
  const size = partySize(party);
  if (size < 1 || size > maximumParty) {
    return [{ field: 'party', message: `must be from 1 to ${maximumParty} people in all, found ${size}` }];
  }
  return [];
}

function dateIssues(wish: TripWish): TripIssue[] {
  const issues: TripIssue[] = [];
  for (const field of ['startDate', 'endDate', 'notBefore'] as const) {
    const date = wish[field];
    if (date !== undefined && !isCalendarDate(date)) {
      issues.push({ field, message: 'must be a date that exists, YYYY-MM-DD' });
    }
  }
  return issues;
}

function clockIssues({ from, until, appointments = [] }: DayWish, field: string): TripIssue[] {
  const issues: TripIssue[] = [];
  for (const [name, time] of Object.entries({ from, until }))
    if (time !== undefined && parseClock(time) === undefined)
      issues.push({ field: `${field}.${name}`, message: 'must be a time, HH:MM' });
  const [start, end] = [parseClock(from ?? ''), parseClock(until ?? '')];
  if (start !== undefined && end !== undefined && end <= start)
    issues.push({ field: `${field}.until`, message: `must be later than from (${from})` });
  for (const [index, { place, at }] of appointments.entries()) {
    const minutes = parseClock(at);
    if (minutes === undefined || minutes % 5 !== 0)
      issues.push({
        field: `${field}.appointments[${index}].at`,
        message: 'must be a time, HH:MM, in steps of five minutes',
      });
    if (place.trim() === '')
      issues.push({ field: `${field}.appointments[${index}].place`, message: 'must not be empty' });
  }
  return issues;
}

function restIssues(rests: readonly RestWish[] = [], prefix = ''): TripIssue[] {
  return rests.flatMap(({ minutes, earliest, latest }, index) => {
    const field = `${prefix}rests[${index}]`;
    const issues: TripIssue[] = [];
    if (!Number.isInteger(minutes / 5) || minutes <= 0)
      issues.push({ field: `${field}.minutes`, message: 'must be a multiple of 5 minutes, from 5' });
    for (const [name, time] of Object.entries({ earliest, latest }))
      if (parseClock(time) === undefined) issues.push({ field: `${field}.${name}`, message: 'must be a time, HH:MM' });
    const [from, until] = [parseClock(earliest), parseClock(latest)];
    if (from !== undefined && until !== undefined && until - from < minutes)
      issues.push({
        field: `${field}.latest`,
        message: `must be at least ${minutes} minutes later than earliest (${earliest})`,
      });
    return issues;
  });
}

function budgetIssues(budgets: readonly Budget[] = [], prefix = ''): TripIssue[] {
  return budgets.flatMap(({ maxYuan }, index) =>
    Number.isFinite(maxYuan) && maxYuan >= 0
      ? []
      : [{ field: `${prefix}budgets[${index}].maxYuan`, message: 'must be 0 yuan or more' }],
  );
}

function rideIssues({ taxiBeyondKm, bedsPerRoom }: SpecialWishes | TripAlternative, prefix = ''): TripIssue[] {
  const issues: TripIssue[] = [];
  if (taxiBeyondKm !== undefined && !(taxiBeyondKm > 0 && taxiBeyondKm <= longestRideKm)) {
    const message = `must be more than 0 and at most ${longestRideKm} kilometres, found ${taxiBeyondKm}`;
    issues.push({ field: `${prefix}taxiBeyondKm`, message });
  }
  if (bedsPerRoom !== undefined && (!Number.isInteger(bedsPerRoom) || bedsPerRoom < 1 || bedsPerRoom > mostBeds)) {
    const message = `must be a whole number from 1 to ${mostBeds}, found ${bedsPerRoom}`;
    issues.push({ field: `${prefix}bedsPerRoom`, message });
  }
  return issues;
}

function isEmptyAlternative(alternative: TripAlternative): boolean {
  return Object.values(alternative).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
}

function alternativeIssues(alternatives: readonly TripAlternative[] = []): TripIssue[] {
  return alternatives.flatMap((alternative, index) => {
    const prefix = `anyOf[${index}].`;
    if (isEmptyAlternative(alternative)) return [{ field: `anyOf[${index}]`, message: 'must hold at least one wish' }];
    return [...budgetIssues(alternative.budgets, prefix), ...rideIssues(alternative, prefix)];
  });
}

/** What is out of range in a wish or a request, whatever else is missing. */
export function rangeIssues(wish: TripWish | TripRequest): TripIssue[] {
  const issues = dateIssues(wish);
  if (wish.days !== undefined && (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > maximumDays)) {
    issues.push({ field: 'days', message: `must be a whole number from 1 to ${maximumDays}, found ${wish.days}` });
  }
  if (wish.party !== undefined) issues.push(...partyIssues(wish.party));
  issues.push(...budgetIssues(wish.budgets), ...rideIssues(wish), ...alternativeIssues(wish.anyOf));
  issues.push(...restIssues(wish.rests));
  for (const [index, { tag, most }] of (wish.kindLimits ?? []).entries()) {
    const field = `kindLimits[${index}]`;
    if (tag.trim() === '') issues.push({ field: `${field}.tag`, message: 'must not be empty' });
    if (!Number.isInteger(most) || most < 0)
      issues.push({ field: `${field}.most`, message: 'must be a whole number from 0' });
  }
  for (const [index, dayWish] of (wish.dayWishes ?? []).entries()) {
    issues.push(...clockIssues(dayWish, `dayWishes[${index}]`), ...restIssues(dayWish.rests, `dayWishes[${index}].`));
    if (!Number.isInteger(dayWish.day) || dayWish.day < 1 || dayWish.day > (wish.days ?? maximumDays)) {
      issues.push({
        field: `dayWishes[${index}].day`,
        message: `must be a day of the trip, from 1 to ${wish.days ?? maximumDays}`,
      });
    }
  }
  return issues;
}

/** What is out of range in a request: nothing may be missing in it. */
export function requestIssues(request: TripRequest): TripIssue[] {
  const issues = rangeIssues(request);
  if (request.city.trim() === '') issues.push({ field: 'city', message: 'must not be empty' });
  return issues;
}
