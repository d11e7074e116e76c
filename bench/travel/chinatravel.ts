/**
 * How many of ChinaTravel's questions get a plan that keeps every constraint.
 *
 *   npx tsx bench/travel/chinatravel.ts <folder chinatravel> [--misses]
 *
 * Each question is planned three times with its city's own places: from the structured constraints, from its English
 * words, and from the same in Chinese, put by templates of this bench.
 * A plan passes when the checker finds nothing and every constraint holds, judged by code that shares nothing with the
 * planner. Where no plan is given, the question passes only if the constraint that was named as the obstacle provably
 * cannot be kept with the data.
 */

import type { Itinerary, PlanOutcome, TripObstacle } from '../../src/domain/itinerary.js';
import type { Place } from '../../src/domain/place.js';
import type {
  Budget,
  BudgetScope,
  JourneyMode,
  TransportMode,
  TripAlternative,
  TripRequest,
} from '../../src/domain/trip-request.js';
import { createCalendar } from '../../src/travel/calendar/calendar.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { resolveTripWish } from '../../src/travel/request/resolve-request.js';
import { readTripWish } from '../../src/travel/wish/read-trip-wish.js';
import { chineseQuestion } from './chinatravel-chinese.js';
import { type Constraint, loadChinaTravel, type ModeWish, type Question } from './chinatravel-data.js';
import { isImpossible, isSaid, keeps, type World } from './chinatravel-judge.js';
import { chineseCity, intercityTable, tableNote } from './intercity.js';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npx tsx bench/travel/chinatravel.ts <folder chinatravel> [--misses]');
  process.exit(2);
}
const showMisses = flags.includes('--misses');
const { places, questions } = loadChinaTravel(folder);
/** A Friday without a holiday near it; no question names a date. */
const startDate = '2027-03-12';
const calendar = createCalendar();

const scopes: Readonly<Record<string, BudgetScope>> = {
  innerCityTransport: 'inner-city-transport',
  interCityTransport: 'intercity-transport',
};

function journeysOf(wish: ModeWish | undefined): readonly JourneyMode[] | undefined {
  const name = (mode: 'train' | 'airplane'): JourneyMode => (mode === 'airplane' ? 'flight' : 'train');
  if (wish?.is !== undefined) return [name(wish.is)];
  const refused = wish?.isNot;
  return refused === undefined
    ? undefined
    : (['train', 'flight', 'coach', 'drive'] as const).filter((mode) => mode !== name(refused));
}

/** What a constraint asks for, in the words of a request. */
function wishOf(constraints: readonly Constraint[]): TripAlternative & Pick<TripRequest, 'anyOf'> {
  let wish: TripAlternative & Pick<TripRequest, 'anyOf'> = {};
  const budgets: Budget[] = [];
  for (const { kind, scope = '', max = 0, forbidden = [], go, back, km, equals, of = [] } of constraints) {
    if (kind === 'budget') budgets.push({ scope: scopes[scope] ?? (scope as BudgetScope), maxYuan: max });
    if (kind === 'budget' && scope === 'attractions' && max === 0) wish = { ...wish, freeOnly: true };
    if (kind === 'innerCityTransport') {
      const modes = (['walk', 'bus', 'metro', 'taxi'] as const).filter((mode: TransportMode) =>
        forbidden.every((refused) => refused !== mode),
      );
      wish = { ...wish, modes, ...(forbidden.includes('walk') ? { noWalking: true } : {}) };
    }
    if (kind === 'interCityMode') {
      wish = { ...wish, journeyModes: { outbound: journeysOf(go), inbound: journeysOf(back) } };
    }
    if (kind === 'bedsPerRoom') wish = { ...wish, bedsPerRoom: equals };
    if (kind === 'taxiBeyondKm') wish = { ...wish, taxiBeyondKm: km };
    if (kind === 'anyOf') {
      wish = { ...wish, anyOf: of.flatMap((each) => (typeof each === 'string' ? [] : [wishOf([each])])) };
    }
  }
  return budgets.length > 0 ? { ...wish, budgets } : wish;
}

function structuredRequest({ startCity, targetCity, days, people, constraints }: Question): TripRequest {
  const city = chineseCity(targetCity);
  const origin = chineseCity(startCity);
  return { ...{ city, origin, startDate, days, party: { adult: people } }, ...wishOf(constraints) };
}

function spokenRequest(query: string, known: readonly Place[]): TripRequest | string {
  const { wish } = readTripWish(query, { now: new Date(`${startDate}T04:00:00Z`), places: known });
  const resolved = resolveTripWish({ ...wish, startDate }, { today: startDate, calendar });
  return resolved.status === 'complete' ? resolved.request : `not understood: ${resolved.missing.join(', ')}`;
}

/** Why a plan does not count, or undefined where it does. */
function faultOf(itinerary: Itinerary, world: World, request: TripRequest): string | undefined {
  const { places: known, connections, question } = world;
  const [violation] = checkItinerary(itinerary, request, known, { connections, calendar });
  if (violation !== undefined) return `checker, ${violation.rule}: ${JSON.stringify(violation)}`;
  const broken = question.constraints.find((constraint) => !keeps(itinerary, constraint));
  return broken === undefined ? undefined : `broken: ${JSON.stringify(broken)}`;
}

/** Why the lack of a plan does not count, or undefined where the data prove it right. */
function refusalFault(obstacles: readonly TripObstacle[], world: World): string | undefined {
  const isProven = world.question.constraints.some(
    (constraint) => isImpossible(constraint, world) && isSaid(constraint, obstacles),
  );
  return isProven ? undefined : `no plan: ${obstacles.map((obstacle) => JSON.stringify(obstacle)).join(' ')}`;
}

class Table {
  readonly #seconds: number[] = [];
  readonly #faults = new Map<string, string[]>();
  #planned = 0;
  #refused = 0;

  add(outcome: PlanOutcome | string, fault: string | undefined, seconds: number, query: string): void {
    this.#seconds.push(seconds);
    if (fault !== undefined) {
      const reason = fault.replace(/[:{].*/s, '');
      this.#faults.set(reason, [...(this.#faults.get(reason) ?? []), `${fault}\n      ${query.replaceAll('\n', ' ')}`]);
    } else if (typeof outcome !== 'string' && outcome.status === 'planned') this.#planned += 1;
    else this.#refused += 1;
  }

  print(title: string): void {
    const all = this.#seconds.length;
    const sorted = this.#seconds.toSorted((left, right) => left - right);
    const share = (part: number) => (sorted[Math.min(all - 1, Math.floor(part * all))] ?? 0).toFixed(2);
    const passed = this.#planned + this.#refused;
    const slow = sorted.filter((each) => each > 2).length;
    console.log(
      `${title}: ${passed} of ${all} pass, ${((100 * passed) / all).toFixed(1)} % (${this.#planned} planned, ${this.#refused} rightly refused); seconds of CPU p50 ${share(0.5)}, p95 ${share(0.95)}, max ${share(1)}, over 2 s: ${slow}`,
    );
    for (const [reason, faults] of this.#faults) {
      console.log(`  ${String(faults.length).padStart(4)} ${reason}`);
      if (showMisses) for (const fault of faults) console.log(`    - ${fault}`);
    }
  }
}

function judge(
  { question, ...rest }: World,
  request: TripRequest | string,
  table: Table,
  { started, said = question.query }: { readonly started: number; readonly said?: string },
): void {
  const world: World = { question, ...rest };
  if (typeof request === 'string') {
    table.add(request, request, (cpuNow() - started) / 1000, said);
    return;
  }
  const outcome = planTrip(request, world.places, { connections: world.connections, calendar });
  const seconds = (cpuNow() - started) / 1000;
  const fault =
    outcome.status === 'planned'
      ? faultOf(outcome.itinerary, world, structuredRequest(question))
      : refusalFault(outcome.obstacles, world);
  table.add(outcome, fault, seconds, said);
}

/** Milliseconds of CPU so far: other work on the machine does not count. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const structured = new Table();
const spoken = new Table();
const chinese = new Table();
for (const [index, question] of questions.entries()) {
  const { stations, connections } = intercityTable(question.targetCity);
  const known = [...(places.get(question.targetCity.toLowerCase()) ?? []), ...stations];
  const ways = connections.filter(({ from }) => from === chineseCity(question.startCity));
  const world: World = { question, places: known, connections: ways };
  judge(world, structuredRequest(question), structured, { started: cpuNow() });
  let started = cpuNow();
  judge(world, spokenRequest(question.query, known), spoken, { started });
  const said = chineseQuestion(question, index);
  started = cpuNow();
  judge(world, spokenRequest(said, known), chinese, { started, said });
}
console.log(`ChinaTravel, ${questions.length} questions. ${tableNote}`);
structured.print('From structured constraints');
spoken.print('From the English question  ');
chinese.print('The same put in Chinese    ');
