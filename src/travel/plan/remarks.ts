import type { TripRemark } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import { hasAccess } from '../place/access.js';
import { foldCity, isTagged, placesNamed } from '../place/place-name.js';
import { priceOn } from '../place/price-on.js';
import { isIndoor } from '../place/weather.js';
import { costIn } from './budget-use.js';
import { type Candidate, worthOf } from './candidate.js';
import { partyPrice } from './party-cost.js';
import type { PlanAttempt } from './plan-attempt.js';
import { staysFor } from './stay.js';

const mostLeftOut = 2;
const famousRating = 4.4;
const farMinutes = 45;
/** A ticket that whoever saves thinks twice about, by person. */
const dearYuan = 50;

type LeftOutReason = Extract<TripRemark, { type: 'left-out' }>['reason'];

/** Whether a day could take one more sight, at some place in its order. */
function hasRoomFor(site: number, { problem, scheduler, order }: PlanAttempt): boolean {
  return problem.frames.some((frame) => {
    const sites = order[frame.index] ?? [];
    return (
      sites.length < frame.mostVisits &&
      [...sites, site].some((_, at) => scheduler.schedule(frame, sites.toSpliced(at, 0, site)) !== undefined)
    );
  });
}

/** Why a sight is not in the plan; undefined where it could be, and the plan is only more pleasant without it. */
function reasonFor(site: number, { place }: Candidate, attempt: PlanAttempt): LeftOutReason | undefined {
  const { problem, scheduler, request, costs } = attempt;
  const willing = problem.frames.filter((frame) => !frame.refuses(place));
  // What rain or the customer's own wish rules out is not closed.
  if (willing.length === 0) return undefined;
  if (!willing.some((frame) => scheduler.isOpen(frame, site))) return 'closed';
  const price = partyPrice(priceOn(place, request.startDate), request.party);
  const budgets = (request.budgets ?? []).filter(({ scope }) => scope === 'total' || scope === 'attractions');
  const isTooDear = budgets.some(({ scope, maxYuan }) => costIn(scope, costs) + price > maxYuan);
  // Money left of a budget is no reason to save; without a budget, whoever saves is told of the dear ones.
  const isToSave = request.economical === true && budgets.length === 0 && (place.price?.adult ?? 0) >= dearYuan;
  if (price > 0 && (isTooDear || isToSave)) return 'budget';
  const base = problem.frames[0]?.hasOvernight ? problem.frames[0].end : problem.frames[0]?.start;
  const way = base === undefined ? undefined : problem.legs.between(base, site);
  if (way === undefined || way.leg.minutes > farMinutes) return 'distance';
  if (problem.frames.every((frame) => (attempt.order[frame.index] ?? []).length >= frame.mostVisits)) return 'pace';
  return hasRoomFor(site, attempt) ? undefined : 'time';
}

/** The best sights that are not in the plan, each with the reason. */
function leftOut(attempt: PlanAttempt): TripRemark[] {
  const planned = new Set(attempt.days.flatMap(({ stops }) => stops.map(({ site }) => site)));
  const { interests } = attempt.problem;
  return [...attempt.problem.candidates]
    .filter(([site, { place }]) => !planned.has(site) && (place.rating ?? 3) >= famousRating)
    .sort(([, left], [, right]) => worthOf(right, interests) - worthOf(left, interests))
    .slice(0, mostLeftOut)
    .flatMap(([site, candidate]): TripRemark[] => {
      const reason = reasonFor(site, candidate, attempt);
      const { name, englishName } = candidate.place;
      return reason === undefined ? [] : [{ type: 'left-out', name, englishName, reason }];
    });
}

function bookings(attempt: PlanAttempt): TripRemark[] {
  const stops = attempt.days.flatMap((day) => day.stops);
  return stops.flatMap((stop): TripRemark[] => {
    const place = attempt.problem.sites[stop.site];
    if (place?.bookAhead === undefined) return [];
    const { name, englishName, bookAhead: note, englishBookAhead: englishNote } = place;
    return [{ type: 'book-ahead', name, englishName, note, englishNote }];
  });
}

function holidays(attempt: PlanAttempt): TripRemark[] {
  const names = new Map(
    attempt.problem.frames.flatMap(({ holiday }) => (holiday === undefined ? [] : [[holiday.name, holiday.announced]])),
  );
  return [...names].map(([holiday, announced]) => ({ type: 'holiday', holiday, announced }));
}

function assumptions(attempt: PlanAttempt): TripRemark[] {
  const { request, journey, problem } = attempt;
  const remarks: TripRemark[] = [];
  if (request.origin !== undefined && foldCity(request.origin) !== foldCity(request.city) && journey === undefined) {
    remarks.push({ type: 'assumed', slot: 'origin-journey', value: request.origin });
  }
  if (request.days > 1 && request.stayAt !== undefined && !staysFor(request, problem.sites).understood) {
    remarks.push({ type: 'unknown-place', name: request.stayAt });
  }
  const named = (request.dayWishes ?? []).flatMap(({ startAt, endAt }) => [startAt, endAt]);
  for (const name of named)
    if (name !== undefined && placesNamed(name, problem.sites).length === 0)
      remarks.push({ type: 'unknown-place', name });
  return remarks;
}

function namesOf({ name, englishName }: Place) {
  return { name, englishName };
}

function rain({ days, problem }: PlanAttempt): TripRemark[] {
  return problem.frames.flatMap(({ index, rain }): TripRemark[] => {
    if (!rain) return [];
    const sights = (days[index]?.stops ?? [])
      .filter(({ kind }) => kind === 'visit')
      .map(({ site }) => problem.sites[site]);
    const outside = sights.flatMap((place) => (place === undefined || isIndoor(place) ? [] : [namesOf(place)]));
    return [{ type: 'rain', day: index + 1, outside }];
  });
}

function unconfirmedAccess({ days, problem, request }: PlanAttempt): TripRemark[] {
  const { needs = [] } = request;
  const visited = new Set(days.flatMap(({ stops }) => stops.map(({ site }) => problem.sites[site])));
  const places = [...visited].flatMap((place) => {
    const isKnown = place === undefined || needs.every((need) => hasAccess(place, need) !== undefined);
    return isKnown ? [] : [namesOf(place)];
  });
  return places.length > 0 ? [{ type: 'access-unconfirmed', needs, places }] : [];
}

/** What of their own each member gets. */
function members({ request, days, problem }: PlanAttempt): TripRemark[] {
  const planned = days.flatMap(({ stops }) => stops.flatMap(({ site }) => problem.sites[site] ?? []));
  return (request.members ?? []).map(({ member, wants = [], refuses = [] }): TripRemark => {
    const meant = (word: string) =>
      planned.filter((place) => isTagged(place, word) || placesNamed(word, planned).includes(place));
    const places = [...new Set(wants.flatMap(meant))].map(namesOf);
    const isMissing = (word: string) => meant(word).length === 0;
    return { type: 'member', member, places, avoided: refuses.filter(isMissing), missed: wants.filter(isMissing) };
  });
}

function unkept({ request }: PlanAttempt): TripRemark[] {
  return request.unkept?.length ? [{ type: 'unkept', wishes: request.unkept }] : [];
}

function savings(attempt: PlanAttempt): TripRemark[] {
  const total =
    attempt.request.budgets?.filter((budget) => budget.scope === 'total').map((budget) => budget.maxYuan) ?? [];
  const budgetYuan = Math.min(...total);
  const costYuan = attempt.costs.total;
  return total.length > 0 && costYuan < budgetYuan ? [{ type: 'saving', budgetYuan, costYuan }] : [];
}

/** What an honest travel agent adds to a plan, most useful first. Meals on one's own are always among it. */
export function remarksOn(attempt: PlanAttempt): readonly TripRemark[] {
  const ownMeals = attempt.days.flatMap((day, index) =>
    day.ownMeals.map(
      ({ meal, costYuan, inside }): TripRemark => ({
        type: 'meal-on-your-own',
        day: index + 1,
        meal,
        costYuan,
        placeId: inside === undefined ? undefined : attempt.problem.sites[inside]?.id,
      }),
    ),
  );
  return [
    ...assumptions(attempt),
    ...savings(attempt),
    ...holidays(attempt),
    ...rain(attempt),
    ...unconfirmedAccess(attempt),
    ...bookings(attempt),
    ...members(attempt),
    ...unkept(attempt),
    ...leftOut(attempt),
    ...ownMeals,
  ];
}
