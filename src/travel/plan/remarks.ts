import type { TripRemark } from '../../domain/itinerary.js';
import { foldCity } from '../place-name.js';
import { costIn } from './budget-use.js';
import { type Candidate, interestPoints } from './candidate.js';
import type { PlanAttempt } from './plan-attempt.js';
import { staysFor } from './stay.js';

const mostLeftOut = 2;
const mostToBook = 4;
const famousRating = 4.4;
const farMinutes = 45;

type LeftOutReason = Extract<TripRemark, { type: 'left-out' }>['reason'];

function worth(candidate: Candidate): number {
  return candidate.serves.reduce((sum, interest) => sum + interestPoints(interest, 0), candidate.value);
}

function reasonFor(site: number, candidate: Candidate, attempt: PlanAttempt): LeftOutReason {
  const { problem, scheduler, request, costs } = attempt;
  if (!problem.frames.some((frame) => scheduler.isOpen(frame, site))) return 'closed';
  const price = candidate.place.price?.adult ?? 0;
  const isTooDear = (request.budgets ?? []).some(
    (budget) =>
      (budget.scope === 'total' || budget.scope === 'attractions') &&
      costIn(budget.scope, costs) + price > budget.maxYuan,
  );
  if (price > 0 && (isTooDear || (request.economical && price >= 50))) return 'budget';
  const base = problem.frames[0]?.hasOvernight ? problem.frames[0].end : problem.frames[0]?.start;
  const way = base === undefined ? undefined : problem.legs.between(base, site);
  if (way === undefined || way.leg.minutes > farMinutes) return 'distance';
  const isFull = problem.frames.every((frame) => (attempt.order[frame.index] ?? []).length >= frame.mostVisits);
  return isFull ? 'pace' : 'time';
}

/** The best sights that are not in the plan, each with the reason. */
function leftOut(attempt: PlanAttempt): TripRemark[] {
  const planned = new Set(attempt.order.flat());
  return [...attempt.problem.candidates]
    .filter(([site, { place }]) => !planned.has(site) && (place.rating ?? 3) >= famousRating)
    .sort(([, left], [, right]) => worth(right) - worth(left))
    .slice(0, mostLeftOut)
    .map(([site, candidate]) => ({
      type: 'left-out',
      name: candidate.place.name,
      englishName: candidate.place.englishName,
      reason: reasonFor(site, candidate, attempt),
    }));
}

function bookings(attempt: PlanAttempt): TripRemark[] {
  const stops = attempt.days.flatMap((day) => day.stops);
  return stops
    .flatMap((stop): TripRemark[] => {
      const place = attempt.problem.sites[stop.site];
      if (place?.bookAhead === undefined) return [];
      const { name, englishName, bookAhead: note, englishBookAhead: englishNote } = place;
      return [{ type: 'book-ahead', name, englishName, note, englishNote }];
    })
    .slice(0, mostToBook);
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
  if (request.days > 1 && request.stayAt !== undefined && !staysFor(request.stayAt, problem.sites).understood) {
    remarks.push({ type: 'unknown-place', name: request.stayAt });
  }
  return remarks;
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
      ({ meal, costYuan }): TripRemark => ({ type: 'meal-on-your-own', day: index + 1, meal, costYuan }),
    ),
  );
  return [
    ...assumptions(attempt),
    ...savings(attempt),
    ...holidays(attempt),
    ...bookings(attempt),
    ...leftOut(attempt),
    ...ownMeals,
  ];
}
