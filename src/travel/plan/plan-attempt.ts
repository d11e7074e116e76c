import type { Connection } from '../../domain/connection.js';
import type { Itinerary, TripCosts } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import type { HolidayCalendar } from '../calendar.js';
import type { TransportEstimator } from '../transport.js';
import { tripCosts, yuanOver } from './budget-use.js';
import { type Candidate, interestPoints, toCandidate } from './candidate.js';
import { frameDays } from './day-frame.js';
import type { DaySchedule } from './day-schedule.js';
import { DayScheduler } from './day-scheduler.js';
import { type EarlierPlan, readEarlierPlan } from './earlier-plan.js';
import { boardingMinutes, chooseJourney, type JourneyPlan } from './journey-plan.js';
import { anywhere, LegTable } from './leg-table.js';
import { servesMeals } from './meal.js';
import { dayRhythms } from './pace.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';
import { serveTables } from './serve-tables.js';
import { stayCost, staysFor } from './stay.js';
import { stretchVisits } from './stretch-visits.js';
import { TripSearch } from './trip-search.js';
import { isSeen, type TripDraft } from './trip-value.js';
import { planWeights, type Thrift } from './weights.js';
import { isRefused, type Wishes } from './wishes.js';

/** What planning needs besides the request. */
export interface PlanContext {
  /** All places of the city; the indexes of `wishes` are theirs. */
  readonly places: readonly Place[];
  readonly wishes: Wishes;
  readonly connections: readonly Connection[];
  readonly calendar: HolidayCalendar;
  readonly transport: TransportEstimator;
  readonly iterations: number;
  readonly previous: Itinerary | undefined;
}

/** A trip that works, made with one level of thrift. It may exceed a budget. */
export interface PlanAttempt {
  readonly request: TripRequest;
  readonly problem: PlanProblem;
  readonly scheduler: DayScheduler;
  readonly journey: JourneyPlan | undefined;
  readonly stay: Place | undefined;
  readonly order: TripOrder;
  readonly days: readonly DaySchedule[];
  readonly costs: TripCosts;
  /** Names of wishes for places that found no room. */
  readonly unmet: readonly string[];
}

const hotelsCompared = 3;

/** The sights worth thinking about: the best ones, those asked for, and those of an earlier plan. */
function chooseCandidates(request: TripRequest, context: PlanContext): ReadonlyMap<number, Candidate> {
  const visitFactor = dayRhythms[request.pace ?? 'moderate'].visitFactor;
  const asked = new Set(context.wishes.sights.flatMap((wish) => wish.members));
  const known = new Set(context.previous?.days.flatMap((day) => day.stops.map((stop) => stop.placeId)));
  const most = Math.min(150, Math.max(45, 15 * request.days));
  const entries = [...context.places.entries()]
    .filter(([, place]) => place.kind === 'sight' && !isRefused(place, request))
    .map(([site, place]): [number, Candidate] => [
      site,
      toCandidate(place, request, { isMust: asked.has(site), visitFactor }),
    ])
    .sort(([, left], [, right]) => worth(right) - worth(left));
  return new Map(entries.filter(([site, { place }], rank) => rank < most || asked.has(site) || known.has(place.id)));
}

function worth(candidate: Candidate): number {
  return candidate.serves.reduce(
    (sum, interest) => sum + interestPoints(interest, 0),
    candidate.value + (candidate.isMust ? 500 : 0),
  );
}

/** The hotels to try, best first: cheap, and near the sights that will probably be seen. */
function rankStays(
  request: TripRequest,
  context: PlanContext,
  candidates: ReadonlyMap<number, Candidate>,
  legs: LegTable,
  perYuan: number,
): readonly number[] {
  if (request.days < 2) return [];
  const { stays } = staysFor(request.stayAt, context.places);
  const most = request.budgets?.find((budget) => budget.scope === 'hotel')?.maxYuan ?? Number.POSITIVE_INFINITY;
  const affordable = stays.filter((stay) => stayCost(stay, request, context.calendar) <= most);
  const wished = [...candidates].sort(([, left], [, right]) => worth(right) - worth(left)).slice(0, request.days * 3);
  const burden = (stay: number) =>
    wished.reduce((sum, [site]) => sum + (legs.between(stay, site)?.burden ?? 120), 0) / Math.max(wished.length, 1);
  return (affordable.length > 0 ? affordable : stays)
    .map((stay) => {
      const site = context.places.indexOf(stay);
      const points =
        -stayCost(stay, request, context.calendar) * perYuan -
        burden(site) * 1.6 * request.days +
        (stay.rating ?? 3) * 4;
      return { site, points };
    })
    .sort((left, right) => right.points - left.points || left.site - right.site)
    .slice(0, hotelsCompared)
    .map(({ site }) => site);
}

/** Keeps the hotel of the earlier plan where it is still one of those to choose from. */
function keepStay(
  ranked: readonly number[],
  request: TripRequest,
  context: PlanContext,
  thrift: Thrift,
): readonly number[] {
  const earlier = context.previous?.days[0]?.overnight?.placeId;
  if (earlier === undefined || thrift === 'strict' || thrift === 'least') return ranked;
  const site = context.places.findIndex((place) => place.id === earlier);
  const place = context.places[site];
  return place !== undefined && staysFor(request.stayAt, context.places).stays.includes(place) ? [site] : ranked;
}

interface SearchedTrip {
  readonly problem: PlanProblem;
  readonly scheduler: DayScheduler;
  readonly earlier: EarlierPlan | undefined;
  readonly draft: TripDraft;
}

function searchTrip(
  problem: PlanProblem,
  context: PlanContext,
  start: TripOrder | undefined,
): SearchedTrip | undefined {
  const scheduler = new DayScheduler(problem);
  const earlier = context.previous === undefined ? undefined : readEarlierPlan(context.previous, problem, scheduler);
  const options = { iterations: start === undefined ? context.iterations : Math.ceil(context.iterations / 8), start };
  if (earlier === undefined) {
    const draft = new TripSearch(problem, scheduler, options).run();
    return draft === undefined ? undefined : { problem, scheduler, earlier, draft };
  }
  const search = { iterations: context.iterations, start: earlier.order, keepsStart: true };
  const draft = new TripSearch(problem, scheduler, { ...search, openDays: earlier.concerned }).run();
  if (draft === undefined) return undefined;
  if (yuanOver(problem.request.budgets, tripCosts(problem, draft.days)) === 0)
    return { problem, scheduler, earlier, draft };
  // The budget is in the way: every day may change.
  const wider = new TripSearch(problem, scheduler, search).run() ?? draft;
  return { problem, scheduler, earlier: { ...earlier, tables: [] }, draft: wider };
}

function comparable(trip: SearchedTrip): number {
  return trip.draft.value - trip.problem.fixedCosts.hotel * trip.problem.weights.perYuan;
}

/**
 * Plans a request with one level of thrift: chooses journey and hotel, searches, and sets the tables.
 *
 * @returns undefined when not even days without sights work
 */
export function attemptPlan(request: TripRequest, thrift: Thrift, context: PlanContext): PlanAttempt | undefined {
  const weights = planWeights(thrift, partySize(request.party));
  const journey = chooseJourney(request, context.places, context.connections, weights);
  const sites = context.places;
  const candidates = chooseCandidates(request, context);
  const legs = new LegTable(sites, request, context.transport, { minutesPerYuan: weights.minutesPerYuan });
  const station = journey === undefined ? anywhere : sites.indexOf(journey.station);
  const tables = [...sites.keys()].filter((site) => {
    const place = sites[site];
    return place !== undefined && servesMeals(place) && !isRefused(place, request);
  });
  const shared = { request, sites, candidates, tables, legs, weights, mustSee: context.wishes.sights };
  const problemAt = (base: number): PlanProblem => {
    const stay = sites[base];
    const hotel = stay === undefined ? 0 : stayCost(stay, request, context.calendar);
    const arrival = journey === undefined ? undefined : { station, time: journey.arrive };
    const departure = journey === undefined ? undefined : { station, time: journey.returnDepart - boardingMinutes };
    const frames = frameDays(request, { base, arrival, departure }, context.calendar);
    return { ...shared, frames, fixedCosts: { hotel, intercityTransport: (journey?.costYuan ?? 0) * 2 } };
  };
  const ranked = keepStay(rankStays(request, context, candidates, legs, weights.perYuan), request, context, thrift);
  const bases = ranked.length > 0 ? ranked : [anywhere];
  let trip: SearchedTrip | undefined;
  for (const base of bases) {
    const other = searchTrip(problemAt(base), context, trip?.draft.order);
    if (other !== undefined && (trip === undefined || comparable(other) > comparable(trip))) trip = other;
  }
  return trip === undefined ? undefined : completeTrip(trip, journey, context);
}

function completeTrip(
  trip: SearchedTrip,
  journey: JourneyPlan | undefined,
  context: PlanContext,
): PlanAttempt | undefined {
  const { problem, scheduler, draft } = trip;
  const served = serveTables(problem, scheduler, draft.order, {
    wishes: context.wishes.tables,
    kept: trip.earlier?.tables ?? [],
  });
  if (served === undefined) return undefined;
  const days = served.days.map((day, index) => {
    const frame = problem.frames[index];
    return frame === undefined ? day : stretchVisits(day, frame, problem.candidates);
  });
  const unseen = problem.mustSee.filter((wish) => !isSeen(served.order, wish));
  return {
    request: problem.request,
    problem,
    scheduler,
    journey,
    stay: problem.sites[baseOf(problem)],
    order: served.order,
    days,
    costs: tripCosts(problem, days),
    unmet: [...new Set([...unseen, ...served.unmet].map((wish) => wish.name))],
  };
}

/** Site of the hotel: where a day with a night ends. */
function baseOf(problem: PlanProblem): number {
  return problem.frames.find((frame) => frame.hasOvernight)?.end ?? anywhere;
}
