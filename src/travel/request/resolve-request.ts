import type { TripRemark } from '../../domain/itinerary.js';
import { type Party, partySize } from '../../domain/party.js';
import type { Budget, HolidayName, MissingSlot, TripRequest, TripWish } from '../../domain/trip-request.js';
import { type TripIssue, TripRequestError } from '../../error/travel-error.js';
import type { HolidayCalendar, HolidayPeriod } from '../calendar/calendar.js';
import { addDays, daysBetween } from '../calendar/calendar-date.js';
import { maximumDays, rangeIssues } from './validate-request.js';

export interface ResolveContext {
  /** The customer's day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly calendar: HolidayCalendar;
}

export type ResolvedTrip =
  | {
      readonly status: 'complete';
      readonly request: TripRequest;
      /** What was not said and is assumed: remarks of type `assumed`, to be shown. */
      readonly assumptions: readonly TripRemark[];
    }
  | { readonly status: 'incomplete'; readonly missing: readonly MissingSlot[] };

interface TripDates {
  readonly startDate: string;
  readonly days: number;
  readonly assumptions: readonly TripRemark[];
}

/** A holiday's name alone asks for a short trip, however long the holiday is. */
const longestAssumedTrip = 3;

const publicHolidays: readonly HolidayName[] = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
];

function assumed(slot: 'party' | 'days' | 'dates' | 'holiday' | 'pace', value: string): TripRemark {
  return { type: 'assumed', slot, value };
}

/** The public holiday that comes next, or that still lasts till tomorrow at least. */
function nextHoliday({ calendar, today }: ResolveContext): HolidayPeriod | undefined {
  const periods = publicHolidays.map((holiday) => calendar.resolve(holiday, today));
  const coming = periods.filter(({ startDate, endDate }) => startDate > today || endDate > today);
  return coming.sort((left, right) => (left.startDate < right.startDate ? -1 : 1))[0];
}

/** While a year's days in lieu are not known, a holiday beside a weekend is as long as both: nobody works in between. */
function withWeekend({ startDate, endDate, announced }: HolidayPeriod, calendar: HolidayCalendar): HolidayPeriod {
  if (announced) return { startDate, endDate, announced };
  const isWeekend = (date: string) => calendar.weekday(date) >= 6;
  let [first, last] = [startDate, endDate];
  while (isWeekend(addDays(first, -1))) first = addDays(first, -1);
  while (isWeekend(addDays(last, 1))) last = addDays(last, 1);
  return { startDate: first, endDate: last, announced };
}

/** What a period is called; a weekend before it has no name of its own. */
function holidayNameIn({ startDate, endDate }: HolidayPeriod, calendar: HolidayCalendar): string {
  for (let date = startDate; date <= endDate; date = addDays(date, 1)) {
    const holiday = calendar.holidayOn(date);
    if (holiday !== undefined) return holiday.name;
  }
  return '';
}

function holidayDates(wish: TripWish, context: ResolveContext): TripDates | undefined {
  const { calendar, today } = context;
  if (wish.holiday === undefined) return undefined;
  const isOpen = wish.holiday === 'next-holiday';
  const lawful = wish.holiday === 'next-holiday' ? nextHoliday(context) : calendar.resolve(wish.holiday, today);
  if (lawful === undefined) return undefined;
  const period = isOpen || wish.days === undefined ? withWeekend(lawful, calendar) : lawful;
  const startDate = period.startDate < today ? today : period.startDate;
  const which = isOpen ? [assumed('holiday', holidayNameIn(period, calendar))] : [];
  if (wish.days !== undefined) return { startDate, days: wish.days, assumptions: which };
  const length = daysBetween(startDate, period.endDate) + 1;
  if (length <= longestAssumedTrip) return { startDate, days: length, assumptions: which };
  return {
    startDate,
    days: longestAssumedTrip,
    assumptions: [...which, assumed('days', String(longestAssumedTrip))],
  };
}

/** The Saturday after today, or the first one from a later day on. */
function comingSaturday({ calendar, today }: ResolveContext, notBefore = today): string {
  const from = notBefore > today ? notBefore : addDays(today, 1);
  return addDays(from, (13 - calendar.weekday(from)) % 7);
}

function tripDates(wish: TripWish, context: ResolveContext): TripDates | undefined {
  const { startDate, endDate, days } = wish;
  if (startDate !== undefined && endDate !== undefined) {
    return { startDate, days: daysBetween(startDate, endDate) + 1, assumptions: [] };
  }
  if (startDate !== undefined && days !== undefined) return { startDate, days, assumptions: [] };
  if (endDate !== undefined && days !== undefined) {
    return { startDate: addDays(endDate, 1 - days), days, assumptions: [] };
  }
  if (startDate !== undefined || endDate !== undefined) return undefined;
  const holiday = holidayDates(wish, context);
  if (holiday !== undefined || days === undefined) return holiday;
  const saturday = comingSaturday(context, wish.notBefore);
  return { startDate: saturday, days, assumptions: [assumed('dates', saturday)] };
}

function datesIssues(wish: TripWish, dates: TripDates | undefined, today: string): TripIssue[] {
  const { startDate, endDate } = wish;
  if (startDate !== undefined && endDate !== undefined && endDate < startDate) {
    return [{ field: 'endDate', message: `must not be before the start date ${startDate}` }];
  }
  const first = dates?.startDate ?? startDate ?? endDate;
  if (first !== undefined && first < today) {
    return [{ field: 'startDate', message: `must not lie in the past: ${first} is before today, ${today}` }];
  }
  if (dates !== undefined && dates.days > maximumDays) {
    return [{ field: 'days', message: `must be at most ${maximumDays}, found ${dates.days}` }];
  }
  return [];
}

function totalBudgets(budgets: TripWish['budgets'], party: Party): readonly Budget[] | undefined {
  return budgets?.map(({ scope, maxYuan, perPerson }) => ({
    scope,
    maxYuan: perPerson ? maxYuan * partySize(party) : maxYuan,
  }));
}

/**
 * Turns what a customer has said into a request that can be planned, or says what must be asked for first.
 *
 * Asked for: the city, and days or dates. Assumed and said: the dates (the coming Saturday) when only a number of days
 * is known, the next public holiday where none is named, at most three days of a longer holiday, a party of one adult, a
 * relaxed pace with a wheelchair or a pram.
 *
 * @throws {TripRequestError} a value is out of range: no days or too many, a negative budget, an empty party, a date in
 *   the past, an end before the start
 */
export function resolveTripWish(wish: TripWish, context: ResolveContext): ResolvedTrip {
  const issues = rangeIssues(wish);
  if (issues.length > 0) throw new TripRequestError(issues);
  const dates = tripDates(wish, context);
  const dateIssues = datesIssues(wish, dates, context.today);
  if (dateIssues.length > 0) throw new TripRequestError(dateIssues);
  const city = wish.city?.trim();
  if (!city || dates === undefined) {
    const missing: MissingSlot[] = city ? [] : ['city'];
    if (dates === undefined) missing.push('days');
    return { status: 'incomplete', missing };
  }
  const assumptions = [...dates.assumptions];
  const { members = [] } = wish;
  const people = Math.max(1, members.length);
  if (wish.party === undefined) assumptions.push(assumed('party', String(people)));
  const isSlow = wish.pace === undefined && (wish.needs ?? []).length > 0;
  const pace = isSlow ? 'relaxed' : wish.pace;
  if (isSlow) assumptions.push(assumed('pace', 'relaxed'));
  const party = wish.party ?? { adult: people };
  const { startDate, days } = dates;
  const { origin, economical, interests, mustSee, mustNotSee, stayAt, modes } = wish;
  const { noWalking, taxiBeyondKm, journeyModes, bedsPerRoom, stayWith, cuisines } = wish;
  const { freeOnly, kindLimits, needs, rests, unkept, anyOf } = wish;
  const budgets = totalBudgets(wish.budgets, party);
  // A wish for the fourth day falls away with a trip of three.
  const dayWishes = wish.dayWishes?.filter((dayWish) => dayWish.day <= days);
  return {
    status: 'complete',
    request: {
      ...{ city, origin, startDate, days, party, budgets, economical, interests },
      ...{ pace, mustSee, mustNotSee, stayAt, modes, dayWishes },
      ...{ noWalking, taxiBeyondKm, journeyModes, bedsPerRoom, stayWith, cuisines },
      ...{ freeOnly, kindLimits, needs, rests, unkept, anyOf, members: wish.members },
    },
    assumptions,
  };
}
