import type { Connection } from '../../domain/connection.js';
import type { Itinerary, PlanOutcome, TripRemark } from '../../domain/itinerary.js';
import type { JsonValue } from '../../domain/json.js';
import type { Place } from '../../domain/place.js';
import type { TextChecker, Tool, ToolContext } from '../../domain/tool.js';
import type { PreviousToolCall, ToolCue, ToolIntent } from '../../domain/tool-intent.js';
import type { TripRequest, TripWish } from '../../domain/trip-request.js';
import { TripRequestError } from '../../error/travel-error.js';
import { alternativePlans } from '../alternative/alternative-plans.js';
import { createCalendar, type HolidayCalendar } from '../calendar/calendar.js';
import { createLocalDay, createLocalTime } from '../calendar/local-day.js';
import type { KnownPlan } from '../change/trip-change.js';
import { createTenantPlaces, type PerTenant } from '../place/tenant-places.js';
import { planTrip } from '../planner.js';
import { resolveTripWish } from '../request/resolve-request.js';
import { resolveStays } from '../request/resolve-stays.js';
import type { TransportEstimator } from '../transport/estimate.js';
import type { TransportService } from '../transport/transport-service.js';
import { interpretTrip } from '../wish/interpret-trip.js';
import { readChangeInput } from './change-input.js';
import { type CheaperOutcome, changePlan, cheaperOutcome, isSameTrip } from './change-plan.js';
import { keepEarlierWish } from './keep-earlier-wish.js';
import { keepPlan, keepPlanUnderUnknownWishes } from './keep-plan.js';
import { offeredPlans, wishFor } from './plan-choice.js';
import { planTour } from './plan-tour.js';
import { presentTrip } from './present-trip.js';
import { readTripInput, tripInputDescription } from './read-trip-input.js';
import { readyTransport } from './ready-transport.js';
import type { TripInput } from './trip-input-schema.js';
import { isTripOutput, lastPlanOf, type ShownPlan, shownItinerary, type TripOutput } from './trip-output.js';
import { wishSoFar, withoutImpossibleWishes, withoutRefusedValues } from './wish-so-far.js';

export interface TripPlannerOptions {
  /**
   * The places to plan with: one list for all tenants, or a function that loads those of a tenant. A function is called
   * for every plan; let it cache. Without a language model, place names in the customer's words are recognised only in
   * a list, because reading a message happens before its tenant's places could be loaded.
   */
  readonly places: PerTenant<Place>;
  /** The ways to and from other cities. Default: none, so that the journey there is not planned. */
  readonly connections?: PerTenant<Connection> | undefined;
  /** Default: weekdays and public holidays of mainland China. */
  readonly calendar?: HolidayCalendar | undefined;
  /**
   * Tells the ways within a city: an estimator, or a map service such as `tencentTransport()` from `zhike/travel/maps`, which is
   * asked before each plan, for 4 seconds at most; what it does not tell is estimated. Default: by distance.
   */
  readonly transport?: TransportEstimator | TransportService | undefined;
  /** IANA time zone whose day is today. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
}

const description = `Plans a trip to one city or several, day by day: sights with opening hours, the ways between them, meals, hotel and all costs, checked against the customer's budget and wishes.
Call it whenever the customer asks for a trip, a route, an itinerary or sights to spend days on, and again whenever they change such a plan. Do not call it for questions of fact, such as a ticket price.
Give only what the customer said; never invent a date, a budget or a number of people. Fields left out keep the value of the earlier call, so a change needs only the changed fields; a list replaces the earlier list, so repeat what still holds.
If the answer's status is "incomplete", ask the customer for what is missing; if "invalid" or "no-plan", tell them the reason; "several-cities" holds a plan over several cities, or what is in its way, in outcome, and is changed by calling again with the changed wishes. Word only what the answer holds: add no sights, times or prices of your own.`;

/**
 * Makes the tool with which an assistant plans trips.
 *
 * It collects what the customer wants over several messages, asks for what is missing, plans, checks the plan, and words
 * it in the customer's language. A changed wish changes the earlier plan as little as possible.
 *
 * @throws {PlaceError} `places` or `connections` is a list with invalid rows
 * @throws {ConfigurationError} the time zone is not known
 * @example
 * const assistant = createAssistant({ tools: [tripPlanner({ places: parsePlaces(rows) })] });
 */
export function tripPlanner(options: TripPlannerOptions): Tool {
  const tenantPlaces = createTenantPlaces(options.places, options.connections);
  const calendar = options.calendar ?? createCalendar();
  const localDay = createLocalDay(options.timeZone ?? 'Asia/Shanghai');
  const localTime = createLocalTime(options.timeZone ?? 'Asia/Shanghai');

  return {
    name: 'plan_trip',
    description,
    inputSchema: tripInputDescription,
    checkInput: readTripInput,
    async run(input: unknown, context: ToolContext): Promise<TripOutput> {
      const { keepEarlier = true, cheaper = false, showWhole = false, ...asking } = input as TripInput;
      const { change: changeInput, alternatives = false, choose, ...fields } = asking;
      const { lastPlan, wish: earlier, offered, askedFor } = earlierCall(context.previous);
      const asked = keepEarlier && earlier !== undefined ? keepEarlierWish(earlier, fields) : fields;
      const wish: TripWish = cheaper ? { ...asked, economical: true } : asked;
      const chosen = choose === undefined ? undefined : offered[choose - 1];
      if (chosen !== undefined && askedFor !== undefined) {
        const { request, itinerary } = chosen;
        const wishNow = wishFor(earlier ?? wish, askedFor, request);
        return { status: 'planned', wish: wishNow, request, itinerary, showWhole: true };
      }
      try {
        const today = planningDay(localDay(context.now), lastPlan);
        if (isTour(wish)) {
          if (changeInput !== undefined || alternatives) {
            const field = changeInput === undefined ? 'alternatives' : 'change';
            const message = 'is for trips to one city: give the changed wishes instead';
            return { status: 'invalid', wish, issues: [{ field, message }], lastPlan };
          }
          const resolved = resolveStays(wish, { today, calendar });
          if (resolved.status === 'incomplete')
            return { status: 'incomplete', wish, missing: resolved.missing, lastPlan };
          const { places, connections = [] } = await tenantPlaces.load(context.tenantId);
          context.signal.throwIfAborted();
          const { request, assumptions } = resolved;
          // Of a map service no ways are asked for: those of several cities would keep the customer waiting.
          const transport = typeof options.transport === 'function' ? options.transport : undefined;
          const facts = { connections, calendar, transport };
          const outcome = planTour({ request, stayAt: wish.stayAt, assumptions, places, facts });
          return { status: 'several-cities', wish, request, outcome, lastPlan };
        }
        const resolved = resolveTripWish(wish, { today, calendar });
        if (resolved.status === 'incomplete')
          return { status: 'incomplete', wish, missing: resolved.missing, lastPlan };
        const { places, connections } = await tenantPlaces.load(context.tenantId);
        context.signal.throwIfAborted();
        const { request, assumptions } = resolved;
        // A plan of another city is of no use.
        const previous = lastPlan?.request.city === request.city ? lastPlan : undefined;
        const known = { connections, calendar, previous: previous?.itinerary };
        const draft = () => planTrip(request, places, known);
        const transport = await readyTransport(options.transport, request, places, { signal: context.signal, draft });
        const using = { ...known, transport };
        const plan = (planned: TripRequest) => withRemarks(planTrip(planned, places, using), assumptions);
        const keep = (kept: TripRequest) => {
          const itinerary = previous && keepPlan(kept, previous, places, { connections, calendar });
          return itinerary && withAssumptions(itinerary, assumptions);
        };
        const facts = { connections, calendar, transport };
        const now = previous && placeInTrip(previous, localDay(context.now), localTime(context.now));
        if (previous !== undefined && changeInput !== undefined) {
          const read = readChangeInput(changeInput);
          if ('issue' in read) return { status: 'invalid', wish, issues: [read.issue], lastPlan };
          const done = changePlan({ wish, request, previous, change: read.change, places, facts, now });
          return done.status === 'planned'
            ? { ...done, itinerary: withAssumptions(done.itinerary, assumptions) }
            : done;
        }
        if (alternatives) {
          const known = previous?.itinerary;
          const others = alternativePlans(request, places, { ...facts, known });
          return { status: 'alternatives', wish, request, alternatives: others, lastPlan };
        }
        const save = (known: ShownPlan) => withRemarks(cheaperOutcome({ ...known, now }, places, facts), assumptions);
        const outcome = replan(request, { previous, cheaper, plan, keep, save });
        if (outcome.status === 'planned') {
          return { wish, request, ...outcome, ...(showWhole ? { showWhole } : {}) };
        }
        return { wish: withoutImpossibleWishes(wish, outcome.obstacles, earlier), request, ...outcome, lastPlan };
      } catch (error) {
        if (!(error instanceof TripRequestError)) throw error;
        const { issues } = error;
        return { status: 'invalid', wish: withoutRefusedValues(wish, issues, earlier), issues, lastPlan };
      }
    },
    present(output: JsonValue, { language, previous }: ToolContext) {
      if (!isTripOutput(output)) return { text: JSON.stringify(output) };
      return presentTrip(output, earlierCall(previous).lastPlan, language);
    },
    async checkText(output: JsonValue, { tenantId, previous }: ToolContext): Promise<TextChecker | undefined> {
      const itinerary = isTripOutput(output) ? shownItinerary(output) : undefined;
      if (itinerary === undefined) return undefined;
      const [{ places }, { checkTripText }] = await Promise.all([
        tenantPlaces.load(tenantId),
        import('./check-trip-text.js'),
      ]);
      return checkTripText(itinerary, places, earlierCall(previous).lastPlan?.itinerary);
    },
    interpret(cue: ToolCue): ToolIntent | undefined {
      const { lastPlan, wish, offered } = earlierCall(cue.previous);
      const shown = lastPlan?.itinerary;
      const choices = offered.map(({ about }) => about);
      return wholeIntent(interpretTrip(cue, { places: tenantPlaces.shared ?? [], wish, shown, choices }));
    },
  };
}

function isTour({ stays = [] }: TripWish): boolean {
  return stays.length > 0;
}

interface Replanning {
  readonly previous: ShownPlan | undefined;
  readonly cheaper: boolean;
  readonly plan: (request: TripRequest) => PlanOutcome;
  readonly keep: (request: TripRequest) => Itinerary | undefined;
  /** Makes a known plan cheaper. */
  readonly save: (known: ShownPlan) => CheaperOutcome;
}

/** Plans, unless the plan that the customer knows will do. */
function replan(request: TripRequest, { previous, cheaper, plan, keep, save }: Replanning): CheaperOutcome {
  // Where the trip itself has changed, costs cannot be compared: the thrifty plan is what was asked for.
  if (cheaper && previous && isSameTrip(request, previous.request)) {
    return save({ request, itinerary: previous.itinerary });
  }
  const kept = keep(request);
  if (kept !== undefined) return { status: 'planned', itinerary: kept };
  return keepPlanUnderUnknownWishes(plan(request), request, keep);
}

/** The day from which trips may be planned: today, or the first day of the trip that the customer is on. */
function planningDay(today: string, lastPlan: ShownPlan | undefined): string {
  const days = lastPlan?.itinerary.days ?? [];
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  return first !== undefined && last !== undefined && first < today && today <= last ? first : today;
}

/** The day of its trip on which the party is, and the time of day; undefined before and after it. */
function placeInTrip({ itinerary }: ShownPlan, today: string, at: string): KnownPlan['now'] {
  const day = itinerary.days.find(({ date }) => date === today)?.day;
  return day === undefined ? undefined : { day, at };
}

/** What an earlier call of the tool leaves for the next one. */
function earlierCall(previous: PreviousToolCall | undefined) {
  const output = previous?.output;
  const known: TripOutput | undefined = isTripOutput(output) ? output : undefined;
  return {
    wish: wishSoFar(output),
    lastPlan: known && lastPlanOf(known),
    offered: offeredPlans(known),
    askedFor:
      known !== undefined && 'request' in known && known.status !== 'several-cities' ? known.request : undefined,
  };
}

function withRemarks<Outcome extends PlanOutcome>(outcome: Outcome, assumptions: readonly TripRemark[]): Outcome {
  if (outcome.status === 'planned') return { ...outcome, itinerary: withAssumptions(outcome.itinerary, assumptions) };
  return outcome.nearest ? { ...outcome, nearest: withAssumptions(outcome.nearest, assumptions) } : outcome;
}

/** Adds what was assumed to the plan, so that whoever shows the plan shows it. */
function withAssumptions(itinerary: Itinerary, assumptions: readonly TripRemark[]): Itinerary {
  return { ...itinerary, remarks: [...assumptions, ...itinerary.remarks] };
}

/** A wish read from the whole talk is whole already: what it leaves out was taken back. */
function wholeIntent(intent: ToolIntent | undefined): ToolIntent | undefined {
  if (intent?.type !== 'call') return intent;
  const { input } = intent;
  const isFields = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isFields ? { type: 'call', input: { ...input, keepEarlier: false } } : intent;
}
