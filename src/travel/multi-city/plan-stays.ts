import type { Itinerary, PlanOutcome, TripCosts, TripObstacle } from '../../domain/itinerary.js';
import type { CityStay, MultiCityItinerary, MultiCityObstacle } from '../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { Place } from '../../domain/place.js';
import type { Budget, KindLimit, TripRequest } from '../../domain/trip-request.js';
import { addDays } from '../calendar/calendar-date.js';
import { formatClock, parseClock } from '../calendar/clock.js';
import { foldCity, isTagged } from '../place/place-name.js';
import { costIn } from '../plan/budget-use.js';
import { dayRhythms } from '../plan/pace.js';
import { toFen } from '../plan/party-cost.js';
import { type PlanOptions, planTrip } from '../planner.js';
import type { ChosenWays } from './choose-ways.js';
import { cityRequest, type StayFrame, wishesForCity } from './city-request.js';
import type { Route } from './route.js';
import { exceededBy, itineraryOf, planWithin } from './share-budgets.js';
import { shareOfDay } from './share-day.js';
import type { SharedWishes } from './share-wishes.js';
import { nightsOf } from './stay-length.js';
import { journeyOf, leaveHome, noLaterThanNeeded, readyBy, returnHome, type TimedWay, travelOn } from './timed-way.js';

/** A plan of all cities, with what it leaves undone. */
export interface StaysAttempt {
  readonly obstacles: readonly MultiCityObstacle[];
  /** Undefined where a city has no plan at all. */
  readonly itinerary: MultiCityItinerary | undefined;
}

/** What `planStays` plans with, besides the ways. */
export interface StaysContext {
  readonly request: MultiCityRequest;
  readonly route: Route;
  readonly wishes: SharedWishes;
  readonly places: readonly Place[];
  readonly options: PlanOptions;
  /** Plans of one city by its request: much is asked again while shares of days and budgets change. */
  readonly known: Map<string, PlanOutcome>;
}

/** Who gets how much of a day of the way onward: by city that is left, from 0 to 1; undefined where it is shared by what there is to see. */
export type DayShares = readonly (number | undefined)[];

interface StayPlan {
  readonly city: string;
  readonly places: readonly Place[];
  readonly arrival: TimedWay | undefined;
  readonly onward: TimedWay | undefined;
  readonly request: TripRequest;
}

function framesOf({ request, route, wishes }: StaysContext): readonly StayFrame[] {
  let startDate = request.startDate;
  return route.stays.map((wish, index) => {
    const nights = nightsOf(wish, index === route.stays.length - 1);
    const frame: StayFrame = {
      ...{ wish, startDate, nights },
      ...{ mustSee: wishes.mustSee[index] ?? [], cuisines: wishes.cuisines[index] ?? [] },
    };
    startDate = addDays(startDate, nights);
    return frame;
  });
}

/** Sets the hour of every way and asks of each city what it is to be planned with. */
function laidOut(context: StaysContext, { ways }: ChosenWays, shares: DayShares): readonly StayPlan[] {
  const { request, route, places } = context;
  const frames = framesOf(context);
  const stays = frames.map((frame, index) => {
    const wishes = wishesForCity(request, frame);
    const ofCity = places.filter(({ city }) => foldCity(city) === foldCity(frame.wish.city));
    const isAtEnd = index === 0 || index === frames.length - 1;
    return { frame, wishes, places: ofCity, ownDays: frame.nights - (isAtEnd ? 0.25 : 0.5) };
  });
  const rhythmAt = (index: number) => dayRhythms[stays[index]?.wishes.pace ?? 'moderate'];
  const first = route.startsAtHome ? 1 : 0;
  const arrivals: (TimedWay | undefined)[] = stays.map(({ frame, wishes, ...city }, index) => {
    const way = ways[index - 1 + first];
    const before = stays[index - 1];
    if (way === undefined) return undefined;
    if (before === undefined) return leaveHome(way, frame.startDate, rhythmAt(0));
    // Whoever counts days has the next one in the next city, and who stays for a day alone has no other.
    const byDays = before.frame.wish.days !== undefined || frame.nights === 0 ? 0 : undefined;
    const sharedBy = () => shareOfDay({ ...before, request: before.wishes }, { ...city, request: wishes });
    const share = shares[index - 1] ?? byDays ?? sharedBy();
    return travelOn(way, frame.startDate, share, [rhythmAt(index - 1), rhythmAt(index)]);
  });
  return stays.map(({ frame, wishes, places: ofCity }, index) => {
    const arrival = arrivals[index];
    const isLast = index === stays.length - 1;
    const homeward = isLast && route.startsAtHome ? ways.at(-1) : undefined;
    const lastDate = addDays(frame.startDate, frame.nights);
    const arrived = frame.nights === 0 ? arrival?.arrive : undefined;
    const onward = homeward ? returnHome(homeward, lastDate, rhythmAt(index), arrived) : arrivals[index + 1];
    const city = frame.wish.city;
    return { city, places: ofCity, arrival, onward, request: cityRequest(wishes, arrival, onward) };
  });
}

function planCity(request: TripRequest, { places, options, known }: StaysContext): PlanOutcome {
  const key = JSON.stringify(request);
  const outcome = known.get(key) ?? planTrip(request, places, { ...options, explains: false });
  known.set(key, outcome);
  return outcome;
}

/** What is left of the budgets for the cities when the ways between are paid; of several for one thing the least. */
function budgetsForCities({ budgets = [] }: MultiCityRequest, waysYuan: number): readonly Budget[] {
  const scopes = [...new Set(budgets.map(({ scope }) => scope))].filter((scope) => scope !== 'intercity-transport');
  return scopes.map((scope) => {
    const maxYuan = Math.min(...budgets.filter((budget) => budget.scope === scope).map((budget) => budget.maxYuan));
    return { scope, maxYuan: scope === 'total' ? toFen(maxYuan - waysYuan) : maxYuan };
  });
}

function visitsOfKind(outcome: PlanOutcome | undefined, tag: string, places: readonly Place[]): number {
  const stops = (outcome && itineraryOf(outcome)?.days.flatMap((day) => day.stops)) ?? [];
  const tagged = new Set(places.filter((place) => isTagged(place, tag)).map(({ id }) => id));
  return stops.filter(({ kind, placeId }) => kind === 'visit' && tagged.has(placeId)).length;
}

/** Plans the cities, and again where together they have more sights of a kind than the trip may have. */
function planCities(
  stays: readonly StayPlan[],
  budgets: readonly Budget[],
  context: StaysContext,
): readonly PlanOutcome[] {
  const lengths = stays.map(({ request }) => request.days);
  const plan = (limits: readonly (readonly KindLimit[])[]) =>
    planWithin(budgets, lengths, (index, parts) => {
      const stay = stays[index];
      if (stay === undefined) throw new Error(`No city ${index}`);
      const kindLimits = [...(stay.request.kindLimits ?? []), ...(limits[index] ?? [])];
      return planCity({ ...stay.request, kindLimits, budgets: parts }, context);
    });
  const outcomes = plan([]);
  const left = (context.request.kindLimits ?? []).map(({ tag, most }) => {
    let open = most;
    return stays.map((stay, index) => {
      const share = Math.min(open, visitsOfKind(outcomes[index], tag, stay.places));
      open -= share;
      return { tag, most: share };
    });
  });
  const isKept = (context.request.kindLimits ?? []).every(({ tag, most }) => {
    const visits = stays.map((stay, index) => visitsOfKind(outcomes[index], tag, stay.places));
    return visits.reduce((sum, each) => sum + each, 0) <= most;
  });
  return isKept ? outcomes : plan(stays.map((_, index) => left.flatMap((each) => each[index] ?? [])));
}

function sumCosts(stays: readonly TripCosts[], waysYuan: number): TripCosts {
  const sum = (key: keyof TripCosts) => toFen(stays.reduce((total, costs) => total + costs[key], 0));
  return {
    ...{ attractions: sum('attractions'), dining: sum('dining'), hotel: sum('hotel') },
    ...{ innerCityTransport: sum('innerCityTransport'), intercityTransport: waysYuan },
    total: toFen(sum('total') + waysYuan),
  };
}

/** Kinds of food that were asked for and that a plan has no time for after all. */
function uneaten(outcome: PlanOutcome | undefined, stay: StayPlan | undefined): readonly TripObstacle[] {
  const days = (outcome && itineraryOf(outcome)?.days) ?? [];
  const eaten = new Set(
    days.flatMap(({ stops }) => stops.flatMap(({ kind, placeId }) => (kind === 'meal' ? placeId : []))),
  );
  const tables = (stay?.places ?? []).filter(({ id }) => eaten.has(id));
  return (stay?.request.cuisines ?? [])
    .filter((tag) => tag.trim() !== '' && !tables.some((place) => isTagged(place, tag)))
    .map((name) => ({ type: 'must-see', name, reason: 'time' }));
}

/** Nothing leaves for home after the party has come to its last city for a day. */
function strandedAt(stays: readonly StayPlan[], { startsAtHome, hops }: Route): MultiCityObstacle | undefined {
  const homeward = startsAtHome && stays.at(-1)?.onward === undefined ? hops.at(-1) : undefined;
  return homeward && { type: 'no-way', from: homeward.from, to: homeward.to };
}

/** Nobody who sees nothing on the day of the way onward gets up for it earlier than need be. */
function leaveInTime(itinerary: Itinerary, onward: TimedWay): Itinerary {
  const day = itinerary.days.at(-1);
  if (day === undefined || day.stops.length > 0 || itinerary.days.length < 2) return itinerary;
  const later = Math.floor((readyBy(onward) - (parseClock(day.end.time) ?? 0)) / 5) * 5;
  if (later <= 0) return itinerary;
  const at = <Spot extends { readonly time: string }>(spot: Spot): Spot => ({
    ...spot,
    time: formatClock((parseClock(spot.time) ?? 0) + later),
  });
  return { ...itinerary, days: [...itinerary.days.slice(0, -1), { ...day, start: at(day.start), end: at(day.end) }] };
}

/** Plans every city between its ways, with the budgets shared among them. */
export function planStays(context: StaysContext, chosen: ChosenWays, shares: DayShares): StaysAttempt {
  const { request, route } = context;
  const stays = laidOut(context, chosen, shares);
  const stranded = strandedAt(stays, route);
  if (stranded !== undefined) return { obstacles: [stranded], itinerary: undefined };
  const budgets = budgetsForCities(request, chosen.costYuan);
  const outcomes = planCities(stays, budgets, context);
  const obstacles = stays.flatMap(({ city }, index): MultiCityObstacle[] => {
    const outcome = outcomes[index];
    const told = outcome?.status === 'no-plan' ? outcome.obstacles : [];
    const isTold = (name: string) =>
      told.some((each) => ('name' in each ? each.name === name : 'names' in each && each.names.includes(name)));
    const food = uneaten(outcome, stays[index]).filter((each) => each.type !== 'must-see' || !isTold(each.name));
    const found = [...told, ...food];
    return found.filter(({ type }) => type !== 'budget').map((obstacle) => ({ type: 'in-city', city, obstacle }));
  });
  const planned = stays.flatMap(({ city, arrival, onward }, index): CityStay[] => {
    const outcome = outcomes[index];
    const itinerary = outcome && itineraryOf(outcome);
    if (itinerary === undefined) return [];
    // What one city saves of its part is not what the trip saves.
    const remarks = itinerary.remarks.filter(({ type }) => type !== 'saving');
    const own = onward === undefined ? itinerary : leaveInTime(itinerary, onward);
    return [{ city, arrival: arrival && journeyOf(arrival), itinerary: { ...own, remarks } }];
  });
  if (planned.length < stays.length) {
    const unplanned = stays.filter(({ city }) => !planned.some((stay) => stay.city === city));
    const silent = unplanned.filter(
      ({ city }) => !obstacles.some((each) => each.type === 'in-city' && each.city === city),
    );
    const none = silent.map(({ city }) => ({ type: 'in-city', city, obstacle: { type: 'no-places', city } }) as const);
    return { obstacles: [...obstacles, ...none], itinerary: undefined };
  }
  const lastDay = planned.at(-1)?.itinerary.days.at(-1);
  const latestHome = route.startsAtHome ? stays.at(-1)?.onward : undefined;
  const homeward = latestHome && noLaterThanNeeded(latestHome, parseClock(lastDay?.end.time ?? '') ?? 0);
  const costs = sumCosts(
    planned.map(({ itinerary }) => itinerary.costs),
    chosen.costYuan,
  );
  const exceeded = exceededBy([costs], request.budgets ?? []).map(({ scope, maxYuan, neededYuan }) => {
    return { type: 'budget', scope, maxYuan, neededYuan: Math.ceil(neededYuan) } as const;
  });
  const totals = (request.budgets ?? []).filter(({ scope }) => scope === 'total').map(({ maxYuan }) => maxYuan);
  const budgetYuan = Math.min(...totals);
  const remarks: MultiCityItinerary['remarks'] = [
    ...(request.origin === undefined || route.startsAtHome
      ? []
      : [{ type: 'assumed', slot: 'origin-journey', value: request.origin } as const]),
    ...(totals.length > 0 && costs.total < budgetYuan
      ? [{ type: 'saving', budgetYuan, costYuan: costIn('total', costs) } as const]
      : []),
    ...(request.unkept?.length ? [{ type: 'unkept', wishes: request.unkept } as const] : []),
  ];
  return {
    obstacles: [...obstacles, ...exceeded],
    itinerary: {
      ...{ party: request.party, stays: planned, inbound: homeward && journeyOf(homeward) },
      ...{ costs, remarks },
    },
  };
}
