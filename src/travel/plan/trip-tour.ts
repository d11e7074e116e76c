import { placeRests } from '../optimise/place-rests.js';
import type { TourGroup, TourPlace, TourPlan, TourProblem, TourRest, TourWindow } from '../optimise/tour-problem.js';
import { type OpeningWindow, visitMinutesOf } from '../place/opening-hours.js';
import { isTagged } from '../place/place-name.js';
import { isIndoor } from '../place/weather.js';
import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import { interestPoints } from './interest.js';
import { type MealName, mealCost, mealTimes, needsMeal } from './meal.js';
import { type PlanProblem, type TripOrder, WindowTable } from './plan-problem.js';
import { SightFacts } from './sight-facts.js';
import { crowdedKindPoints, dayKindPoints } from './trip-value.js';
import { dusk, roundUp, visitUntil } from './visit-window.js';
import { likenessPoints } from './weights.js';

/** Of the tables that a trip may choose from, so many stand for all while its sights are chosen. */
const tablesConsidered = 12;
/** A day without its meal must never look better than one with it. */
const mealPoints = 200;
/** Part of the waiting is spent on a longer visit or a later breakfast. */
const partOfWaiting = 0.5;
/** Minutes that no day has. */
const noWay = 10_000;

interface Meal {
  readonly site: number;
  readonly frame: DayFrame;
  readonly name: MealName;
}

/**
 * A trip as a tour problem. The optimiser knows ways and their burden, hours, meals, interests, wishes and tickets; what it
 * does not know (which means of transport, how a visit is stretched, when exactly to eat) the scheduler adds to its plans.
 */
export class TripTour {
  readonly problem: TourProblem;
  readonly #sights: readonly number[];

  constructor(trip: PlanProblem) {
    this.#sights = [...trip.candidates.keys()];
    const meals = mealsOf(trip, this.#sights);
    const bases = [...new Set(trip.frames.flatMap(({ start, end }) => [start, end]))];
    const sites = [...this.#sights, ...meals.map(({ site }) => site), ...bases];
    const groups = new Groups(trip);
    const facts = new SightFacts(trip);
    const sights = sightPlaces(trip, groups, facts);
    const tables = mealPlaces(trip, meals, groups);
    const nodeOf = (base: number) => sites.length - bases.length + bases.indexOf(base);
    this.problem = {
      places: [...sights, ...tables],
      nodes: sites.length,
      days: trip.frames.map((frame) => ({
        from: nodeOf(frame.start),
        to: nodeOf(frame.end),
        starts: frame.startTime,
        ends: Math.max(frame.endBy, frame.startTime + wayMinutes(trip, frame.start, frame.end)),
        rests: restsOf(frame, wayMinutes(trip, frame.start, frame.end)),
        mostVisits: frame.mostVisits + (['lunch', 'dinner'] as const).filter((name) => needsMeal(name, frame)).length,
      })),
      ...wayTables(trip, sites, facts),
      waitCost: trip.weights.perWaitingMinute * partOfWaiting,
      groups: groups.list,
      budget: budgetFor(trip),
    };
  }

  /** The sights of a plan, day by day, in order. */
  orderOf(plan: TourPlan): TripOrder {
    return plan.days.map(({ visits }) => visits.flatMap(({ place }) => this.#sights[place] ?? []));
  }
}

/** The rests that a day without a visit has time for; others are had when it is over, or the scheduler finds no such day. */
function restsOf({ rests, startTime, endBy }: DayFrame, way: number): readonly TourRest[] {
  const kept: TourRest[] = [];
  for (const { minutes, from, until } of rests) {
    const next = [...kept, { duration: minutes, opens: from, closes: until - minutes }];
    const placed = placeRests(next, startTime, [(time) => time + way]);
    if (placed !== undefined && placed.ends <= endBy) kept.splice(0, kept.length, ...next);
  }
  return kept;
}

function wayMinutes({ legs }: PlanProblem, from: number, to: number): number {
  const way = legs.between(from, to);
  return way === undefined ? noWay : roundUp(way.leg.minutes);
}

/** A table stands at many nodes, one for each meal: the ways between two sites are worked out once. */
function wayTables(trip: PlanProblem, sites: readonly number[], facts: SightFacts) {
  const places = [...new Set(sites)];
  const placeAt = new Map(places.map((site, place) => [site, place]));
  const placeOf = Int32Array.from(sites, (site) => placeAt.get(site) as number);
  const minutes = new Int32Array(places.length ** 2);
  const costs = new Float64Array(places.length ** 2);
  for (const [row, from] of places.entries())
    for (const [column, to] of places.entries()) {
      const way = trip.legs.between(from, to);
      const cell = row * places.length + column;
      minutes[cell] = way === undefined ? noWay : roundUp(way.leg.minutes);
      costs[cell] = (way?.burden ?? 0) * trip.weights.perLegMinute + facts.likeness(from, to) * likenessPoints;
    }
  const travel = new Int32Array(sites.length ** 2);
  const wayCost = new Float64Array(sites.length ** 2);
  let cell = 0;
  for (const row of placeOf)
    for (const column of placeOf) {
      travel[cell] = minutes[row * places.length + column] as number;
      wayCost[cell] = costs[row * places.length + column] as number;
      cell += 1;
    }
  return { travel: [travel], wayCost: [wayCost] };
}

/** Groups are made as they are first asked for. */
class Groups {
  readonly list: TourGroup[] = [];
  readonly #named = new Map<string, number>();
  readonly #trip: PlanProblem;

  constructor(trip: PlanProblem) {
    this.#trip = trip;
  }

  interest(position: number): number {
    const interest = this.#trip.interests[position];
    const worth =
      interest === undefined
        ? []
        : Array.from({ length: interest.share + 4 }, (_, already) => interestPoints(interest, already));
    return this.#group(`interest ${position}`, { most: this.#trip.sites.length, worth });
  }

  kind(kind: string): number {
    const worth = Array.from({ length: 8 }, (_, already) => -Math.max(0, already - 1) * crowdedKindPoints);
    return this.#group(`kind ${kind}`, { most: this.#trip.sites.length, worth });
  }

  /** Two of a kind are welcome on a day. */
  kindOfDay(kind: string, isOnlyWish: boolean): number {
    const worth = Array.from({ length: 8 }, (_, already) => dayKindPoints(already, isOnlyWish));
    return this.#group(`day ${kind} ${isOnlyWish}`, { most: this.#trip.sites.length, daily: true, worth });
  }

  wish(position: number): number {
    return this.#group(`wish ${position}`, { most: this.#trip.sites.length, needed: true });
  }

  meal({ frame, name }: Meal): number {
    return this.#group(`meal ${frame.index} ${name}`, { most: 1 });
  }

  limit(tag: string, most: number): number {
    return this.#group(`limit ${tag}`, { most });
  }

  #group(name: string, group: TourGroup): number {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    this.#named.set(name, this.list.length);
    return this.list.push(group) - 1;
  }
}

function sightPlaces(trip: PlanProblem, groups: Groups, facts: SightFacts): TourPlace[] {
  const windows = new WindowTable(trip.sites);
  return [...trip.candidates].map(([site, candidate]) => {
    const cost = facts.ticketCost(site, trip.frames[0]);
    return {
      duration: candidate.visitMinutes,
      score: Math.max(0, Math.round(candidate.value - cost * trip.weights.perTicketYuan)),
      fee: Math.ceil(cost),
      groups: groupsOf(site, candidate, trip, groups),
      windows: trip.frames.map((frame) =>
        isElsewhere(site, frame, trip) || (frame.rain && isIndoor(candidate.place) === false && !candidate.isMust)
          ? []
          : startsIn(windows.on(frame, site), (window) => {
              const until = visitUntil(candidate, window, frame, frame.endBy);
              const opens = roundUp(candidate.nightPoints > 0 ? Math.max(window.open, dusk) : window.open);
              const closes = Math.min(
                window.lastEntry,
                Math.min(window.close, until) - visitMinutesOf(candidate.place),
              );
              return { opens, closes };
            }),
      ),
    };
  });
}

/** When a visit may start, window by window; where windows overlap, the earlier one counts. */
function startsIn(windows: readonly OpeningWindow[], startsOf: (window: OpeningWindow) => TourWindow): TourWindow[] {
  const starts: TourWindow[] = [];
  for (const window of windows) {
    const { opens, closes } = startsOf(window);
    const from = Math.max(opens, (starts.at(-1)?.closes ?? -1) + 1);
    if (closes >= from) starts.push({ opens: from, closes });
  }
  return starts;
}

/** Whether the sight is the only answer to a wish for another day. */
function isElsewhere(site: number, frame: DayFrame, { mustSee }: PlanProblem): boolean {
  const days = mustSee.filter(({ day, members }) => day !== undefined && members.length === 1 && members[0] === site);
  return days.length > 0 && !days.some(({ day }) => day === frame.index);
}

function groupsOf(
  site: number,
  candidate: Candidate,
  { mustSee, interests, request }: PlanProblem,
  groups: Groups,
): number[] {
  const wishes = mustSee.flatMap(({ members }, position) => (members.includes(site) ? [groups.wish(position)] : []));
  const limits = (request.kindLimits ?? [])
    .filter(({ tag }) => isTagged(candidate.place, tag))
    .map(({ tag, most }) => groups.limit(tag, most));
  const [interest] = candidate.serves;
  const kind = candidate.isOfName ? undefined : candidate.kind;
  const isOnlyWish = interest !== undefined && interests.length === 1;
  return [
    ...wishes,
    // A kind may be limited twice.
    ...new Set(limits),
    ...(interest === undefined ? [] : [groups.interest(interest)]),
    ...(kind === undefined ? [] : [groups.kindOfDay(kind, isOnlyWish)]),
    ...(kind === undefined || interest !== undefined ? [] : [groups.kind(kind)]),
  ];
}

/** Tables near many of the sights, for every meal that a day needs. */
function mealsOf(trip: PlanProblem, sights: readonly number[]): Meal[] {
  const burden = (table: number) =>
    sights
      .map((sight) => trip.legs.between(sight, table)?.burden ?? noWay)
      .sort((left, right) => left - right)
      .slice(0, 5)
      .reduce((sum, each) => sum + each, 0);
  const tables = trip.tables
    .map((site) => ({ site, burden: burden(site) }))
    .sort((left, right) => left.burden - right.burden || left.site - right.site)
    .slice(0, tablesConsidered);
  return trip.frames.flatMap((frame) =>
    (['lunch', 'dinner'] as const)
      .filter((name) => needsMeal(name, frame))
      .flatMap((name) => tables.map(({ site }) => ({ site, frame, name }))),
  );
}

function mealPlaces(trip: PlanProblem, meals: readonly Meal[], groups: Groups): TourPlace[] {
  const { request, sites, weights } = trip;
  const windows = new WindowTable(sites);
  return meals.flatMap((meal): TourPlace[] => {
    const place = sites[meal.site];
    if (place === undefined) return [];
    const minutes = visitMinutesOf(place);
    const times = mealTimes[meal.name];
    const cost = mealCost(place, meal.name, request, meal.frame.date);
    return [
      {
        duration: minutes,
        score: Math.max(0, Math.round(mealPoints - cost * weights.perMealYuan)),
        fee: Math.ceil(cost),
        groups: [groups.meal(meal)],
        windows: trip.frames.map((frame) =>
          frame !== meal.frame
            ? []
            : startsIn(windows.on(frame, meal.site), (window) => {
                const opens = roundUp(Math.max(window.open, times.from));
                const closes = Math.min(window.lastEntry, times.until, window.close - minutes);
                return { opens, closes };
              }),
        ),
      },
    ];
  });
}

/** What is left for tickets and meals; ways are small beside them and are weighed by their burden. */
function budgetFor({ request, fixedCosts }: PlanProblem): number | undefined {
  const total = (request.budgets ?? []).filter(({ scope }) => scope === 'total').map(({ maxYuan }) => maxYuan);
  if (total.length === 0) return undefined;
  return Math.max(0, Math.floor(Math.min(...total) - fixedCosts.hotel - fixedCosts.intercityTransport));
}
