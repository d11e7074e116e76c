import type { Card } from '../domain/card.js';
import type { Connection } from '../domain/connection.js';
import type { PlanOutcome, TripRemark } from '../domain/itinerary.js';
import type { JsonValue } from '../domain/json.js';
import type { Language } from '../domain/language.js';
import type { Place } from '../domain/place.js';
import type { Tool, ToolContext } from '../domain/tool.js';
import type { ToolCue, ToolIntent } from '../domain/tool-intent.js';
import type { TripRequest, TripWish } from '../domain/trip-request.js';
import { TripRequestError } from '../error/travel-error.js';
import { createCalendar, type HolidayCalendar } from './calendar.js';
import { keepEarlierWish } from './keep-earlier-wish.js';
import { createLocalDay } from './local-day.js';
import { planTrip } from './planner.js';
import { readTripInput, tripInputDescription } from './read-trip-input.js';
import { renderMissing } from './render/render-missing.js';
import { renderPlanOutcome } from './render/render-plan-outcome.js';
import { renderTripIssues } from './render/render-trip-issues.js';
import { resolveTripWish } from './resolve-request.js';
import { createTenantPlaces, type PerTenant } from './tenant-places.js';
import type { TransportEstimator } from './transport.js';
import type { TripInput } from './trip-input-schema.js';
import { isTripOutput, shownItinerary, type TripOutput } from './trip-output.js';
import { interpretTrip } from './wish/interpret-trip.js';

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
  /** Estimates the ways within a city. Default: by distance. */
  readonly transport?: TransportEstimator | undefined;
  /** IANA time zone whose day is today. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
}

const description = `Plans a trip to one city, day by day: sights with opening hours, the ways between them, meals, hotel and all costs, checked against the customer's budget and wishes.
Call it whenever the customer asks for a trip, a route, an itinerary or sights to spend days on, and again whenever they change such a plan. Do not call it for questions of fact, such as a ticket price.
Give only what the customer said; never invent a date, a budget or a number of people. Fields left out keep the value of the earlier call, so a change needs only the changed fields; a list replaces the earlier list, so repeat what still holds.
If the answer's status is "incomplete", ask the customer for what is missing; if "invalid" or "no-plan", tell them the reason. Word only what the answer holds: add no sights, times or prices of your own.`;

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

  return {
    name: 'plan_trip',
    description,
    inputSchema: tripInputDescription,
    checkInput: readTripInput,
    async run(input: unknown, context: ToolContext): Promise<TripOutput> {
      const wish = wholeWish(input as TripInput, context);
      try {
        const resolved = resolveTripWish(wish, { today: localDay(context.now), calendar });
        if (resolved.status === 'incomplete') return { status: 'incomplete', wish, missing: resolved.missing };
        const { places, connections } = await tenantPlaces.load(context.tenantId);
        context.signal.throwIfAborted();
        const { request, assumptions } = resolved;
        const outcome = planTrip(request, places, {
          connections,
          calendar,
          transport: options.transport,
          previous: earlierItinerary(request, context),
        });
        return { wish, request, ...withRemarks(outcome, assumptions) };
      } catch (error) {
        if (error instanceof TripRequestError) return { status: 'invalid', wish, issues: error.issues };
        throw error;
      }
    },
    present(output: JsonValue, context: ToolContext) {
      if (!isTripOutput(output)) return { text: JSON.stringify(output) };
      return { text: textOf(output, context.language), card: cardOf(output) };
    },
    interpret(cue: ToolCue): ToolIntent | undefined {
      return wholeIntent(interpretTrip(withWholeWish(cue), { places: tenantPlaces.shared ?? [] }));
    },
  };
}

function wholeWish({ keepEarlier = true, ...wish }: TripInput, { previous }: ToolContext): TripWish {
  return keepEarlier && isTripOutput(previous?.output) ? keepEarlierWish(previous.output.wish, wish) : wish;
}

/** The plan to change as little as possible. A plan of another city is of no use. */
function earlierItinerary({ city }: TripRequest, { previous }: ToolContext) {
  const itinerary = isTripOutput(previous?.output) ? shownItinerary(previous.output) : undefined;
  return itinerary?.city === city ? itinerary : undefined;
}

/** Adds what was assumed to the plan, so that whoever shows the plan shows it. */
function withRemarks(outcome: PlanOutcome, assumptions: readonly TripRemark[]): PlanOutcome {
  if (outcome.status === 'planned') {
    return { ...outcome, itinerary: { ...outcome.itinerary, remarks: [...assumptions, ...outcome.itinerary.remarks] } };
  }
  return outcome.nearest
    ? { ...outcome, nearest: { ...outcome.nearest, remarks: [...assumptions, ...outcome.nearest.remarks] } }
    : outcome;
}

function textOf(output: TripOutput, language: Language): string {
  switch (output.status) {
    case 'planned':
    case 'no-plan':
      return renderPlanOutcome(output, language, { budgetYuan: totalBudget(output.request) });
    case 'incomplete':
      return renderMissing(output.missing, language);
    case 'invalid':
      return renderTripIssues(output.issues, language);
  }
}

function totalBudget({ budgets = [] }: TripRequest): number | undefined {
  const totals = budgets.filter((budget) => budget.scope === 'total').map((budget) => budget.maxYuan);
  return totals.length > 0 ? Math.min(...totals) : undefined;
}

function cardOf(output: TripOutput): Card | undefined {
  const itinerary = shownItinerary(output);
  return itinerary && { type: 'itinerary', itinerary };
}

/** Shows the reader of wishes what the customer wants so far, whoever called the tool last and however briefly. */
function withWholeWish(cue: ToolCue): ToolCue {
  const { previous } = cue;
  if (previous === undefined || !isTripOutput(previous.output)) return cue;
  return { ...cue, previous: { ...previous, input: previous.output.wish as JsonValue } };
}

/** A wish read from the whole talk is whole already: what it leaves out was taken back. */
function wholeIntent(intent: ToolIntent | undefined): ToolIntent | undefined {
  if (intent?.type !== 'call') return intent;
  const { input } = intent;
  const isFields = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isFields ? { type: 'call', input: { ...input, keepEarlier: false } } : intent;
}
