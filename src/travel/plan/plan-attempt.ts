import type { TripCosts } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { tripCosts, yuanOver } from './budget-use.js';
import { chooseCandidates } from './choose-candidates.js';
import { chooseTables } from './choose-tables.js';
import { frameDays } from './day-frame.js';
import type { DaySchedule } from './day-schedule.js';
import { DayScheduler } from './day-scheduler.js';
import { type EarlierPlan, readEarlierPlan } from './earlier-plan.js';
import { holdDays, readHeldPlan } from './held-plan.js';
import { readInterests } from './interest.js';
import { alightingMinutes, boardingMinutes, chooseJourney, type JourneyPlan, journeyCost } from './journey-plan.js';
import { anywhere } from './leg-table.js';
import { dayRhythms } from './pace.js';
import type { PlanContext } from './plan-context.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';
import { comfortPoints, keptStay, rankStays } from './rank-stays.js';
import { serveTables } from './serve-tables.js';
import { stayCost } from './stay.js';
import { stretchVisits } from './stretch-visits.js';
import { TripSearch } from './trip-search.js';
import { isSeen, type TripDraft } from './trip-value.js';
import { planWeights, type Thrift } from './weights.js';

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
  /** What the trip is worth to this party, the nights' cost and comfort included; comparable within one request. */
  readonly value: number;
  /** Names of wishes for places that found no room. */
  readonly unmet: readonly string[];
}

interface SearchedTrip {
  readonly problem: PlanProblem;
  readonly scheduler: DayScheduler;
  readonly earlier: EarlierPlan | undefined;
  readonly search: TripSearch;
  readonly draft: TripDraft;
}

function searchTrip(
  problem: PlanProblem,
  context: PlanContext,
  start: TripOrder | undefined,
): SearchedTrip | undefined {
  const scheduler = new DayScheduler(problem);
  const { previous, scope } = context;
  if (previous !== undefined && scope !== undefined) {
    const earlier = readHeldPlan(previous, scope, problem, scheduler);
    const held = { iterations: context.iterations, start: earlier.order, keepsStart: true };
    const openDays = scope.freedom === 'fall-out' ? [] : scope.days;
    const onlyFills = scope.freedom !== 'exchange';
    const search = new TripSearch(problem, scheduler, { ...held, openDays, onlyFills });
    const draft = search.run();
    return draft && { problem, scheduler, earlier, search, draft };
  }
  const earlier = previous === undefined ? undefined : readEarlierPlan(previous, problem, scheduler);
  if (earlier === undefined) {
    // Another hotel begins with the plan of the one before and only needs mending.
    const iterations = start === undefined ? context.iterations : Math.ceil(context.iterations / 8);
    const search = new TripSearch(problem, scheduler, { iterations, start, refines: false });
    const draft = search.run();
    return draft && { problem, scheduler, earlier, search, draft };
  }
  const options = { iterations: context.iterations, start: earlier.order, keepsStart: true };
  const search = new TripSearch(problem, scheduler, { ...options, openDays: earlier.concerned });
  const draft = search.run();
  if (draft === undefined) return undefined;
  if (yuanOver(problem.request.budgets, tripCosts(problem, draft.days)) === 0)
    return { problem, scheduler, earlier, search, draft };
  // The budget is in the way: every day may change.
  const wider = new TripSearch(problem, scheduler, options);
  return { problem, scheduler, earlier: { ...earlier, tables: [] }, search: wider, draft: wider.run() ?? draft };
}

/** Exchanges sights in the plan of the hotel that was chosen, while that helps. An earlier plan is refined already. */
function refined(trip: SearchedTrip): SearchedTrip {
  return trip.earlier === undefined ? { ...trip, draft: trip.search.refine(trip.draft) } : trip;
}

/** Whether all that was asked for is seen, within the budgets. */
function suits({ problem, draft }: SearchedTrip): boolean {
  const isWithin = yuanOver(problem.request.budgets, tripCosts(problem, draft.days)) === 0;
  return isWithin && problem.mustSee.every((wish) => isSeen(draft.order, wish));
}

function comparable(trip: SearchedTrip): number {
  const { sites, fixedCosts, weights } = trip.problem;
  const stay = sites[baseOf(trip.problem)];
  return trip.draft.value - fixedCosts.hotel * weights.perYuan + (stay === undefined ? 0 : comfortPoints(stay));
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
  const interests = readInterests(request, sites, dayRhythms[request.pace ?? 'moderate'].mostVisits);
  const candidates = chooseCandidates(request, context, interests);
  const legs = context.legs.tableFor(request, { minutesPerYuan: weights.minutesPerYuan });
  const siteOf = (place: Place | undefined) => (place === undefined ? anywhere : sites.indexOf(place));
  const station = siteOf(journey?.outbound.station);
  const tables = chooseTables(request, context, thrift);
  const shared = { request, sites, candidates, interests, tables, legs, weights, mustSee: context.wishes.sights };
  const problemAt = (base: number): PlanProblem => {
    const stay = sites[base];
    const hotel = stay === undefined ? 0 : stayCost(stay, request, context.calendar);
    const arrival =
      journey === undefined
        ? undefined
        : { station, time: journey.outbound.arrive + alightingMinutes[journey.outbound.connection.mode] };
    const departure =
      journey === undefined
        ? undefined
        : {
            station: siteOf(journey.inbound.station),
            time: journey.inbound.depart - boardingMinutes[journey.inbound.connection.mode],
          };
    const laidOut = frameDays(request, { base, arrival, departure }, sites, context.calendar);
    const { previous, scope } = context;
    const frames =
      previous === undefined || scope === undefined ? laidOut : holdDays(laidOut, previous, scope, sites, request);
    return { ...shared, frames, fixedCosts: { hotel, intercityTransport: journeyCost(journey) } };
  };
  const kept = keptStay(request, context, thrift);
  const around = { candidates, interests, legs, station, perYuan: weights.perYuan };
  const ranked = kept === undefined ? rankStays(request, context, around) : [kept];
  const bases = ranked.length > 0 ? ranked : [anywhere];
  let trip: SearchedTrip | undefined;
  for (const base of bases) {
    // Another hotel would only make a better plan.
    if (context.aim === 'verdict' && trip !== undefined && suits(trip)) break;
    const other = searchTrip(problemAt(base), context, trip?.draft.order);
    if (other !== undefined && (trip === undefined || comparable(other) > comparable(trip))) trip = other;
  }
  return trip === undefined ? undefined : completeTrip(context.iterations > 0 ? refined(trip) : trip, journey, context);
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
    // What stays as it is, or lies behind already, is not drawn out.
    if (frame === undefined || frame.fixed !== undefined || frame.begun !== undefined) return day;
    return stretchVisits(day, frame, problem.candidates);
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
    value: comparable(trip),
    unmet: [...new Set([...unseen, ...served.unmet].map((wish) => wish.name))],
  };
}

/** Site of the hotel: where a day with a night ends. */
function baseOf(problem: PlanProblem): number {
  return problem.frames.find((frame) => frame.hasOvernight)?.end ?? anywhere;
}
