import type { Itinerary, PlanOutcome, Stop } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { foldCity } from '../place/place-name.js';
import { readDateParts } from './date-parts.js';
import { dayContext } from './day-context.js';
import { describeChange, totalClause } from './describe-change.js';
import { aspectWords, mannerWords, sightWords } from './describe-wishes.js';
import { compareItineraries, type ItineraryChange, isUnchanged } from './itinerary-change.js';
import { composeChoice, offersChoice } from './render-choices.js';
import { renderCosts } from './render-costs.js';
import { renderDay } from './render-day.js';
import { composeItinerary } from './render-itinerary.js';
import { renderJourney } from './render-journey.js';
import { composeNoPlan, reasonsOf } from './render-plan-outcome.js';
import { newRemarks } from './render-remarks.js';
import { compareRequests, type RequestChange, type SightWish } from './request-change.js';
import { optionsOf } from './request-options.js';
import { inLanguage, type Voice } from './voice.js';

/** A plan with the request that it was made for. */
export interface RequestedPlan {
  readonly request: TripRequest;
  readonly itinerary: Itinerary;
}

/** What came of another look for something cheaper, when nothing is. */
type ReplanOutcome = PlanOutcome & { readonly cheapest?: true | undefined };

/**
 * Words a plan for a customer who has seen an earlier one: first what is different, then the days that changed, whole,
 * the others in a line each, the costs, and what is new to know.
 *
 * Another length, date, party, origin or budget makes it another trip: then all of it is shown again. Where nothing
 * changed, the answer says so and why.
 *
 * @param before - the plan that the customer last saw
 * @param request - what the outcome was made for
 */
export function renderReplan(
  before: RequestedPlan,
  outcome: ReplanOutcome,
  request: TripRequest,
  language: Language,
): string {
  return inLanguage(language, (voice) =>
    outcome.status === 'planned'
      ? composePlan(before, { request, itinerary: outcome.itinerary }, outcome.cheapest === true, voice)
      : composeObstacles(before, outcome, request, voice),
  );
}

function composePlan(before: RequestedPlan, now: RequestedPlan, cheapest: boolean, voice: Voice): string {
  const options = optionsOf(now.request);
  if (foldCity(before.itinerary.city) !== foldCity(now.itinerary.city)) {
    return composeItinerary(now.itinerary, options, voice);
  }
  const wishes = compareRequests(before.request, now.request);
  const change = compareItineraries(before.itinerary, now.itinerary);
  if (isUnchanged(change)) {
    return [
      unchangedSentence(wishes, now.itinerary, cheapest, voice),
      ...newRemarks(withAnswers(now.itinerary), before.itinerary, voice),
    ].join('\n\n');
  }
  if (wishes.aspects.length > 0) {
    const opening = wholeSentence(wishes, change, voice);
    return `${opening}\n${composeItinerary(now.itinerary, { ...options, asWished: false }, voice)}`;
  }
  return composeChange(before, now, wishes, change, voice);
}

function composeObstacles(
  before: RequestedPlan,
  outcome: Extract<PlanOutcome, { status: 'no-plan' }>,
  request: TripRequest,
  voice: Voice,
): string {
  const { words } = voice;
  const { nearest } = outcome;
  const reasons = reasonsOf(outcome, voice);
  if (offersChoice(outcome)) return composeChoice(outcome, reasons, voice);
  if (nearest === undefined) return [...reasons, words.change.planStands, words.offerChange].join('\n');
  const wishes = compareRequests(before.request, request);
  const change = compareItineraries(before.itinerary, nearest);
  if (isUnchanged(change)) return [...reasons, words.change.planStands].join('\n');
  const isOther = foldCity(before.itinerary.city) !== foldCity(nearest.city);
  if (isOther || wishes.aspects.length > 0) return composeNoPlan(outcome, optionsOf(request), voice);
  const introduction = [...reasons, words.nearestFollows].join('\n');
  return [introduction, composeChange(before, { request, itinerary: nearest }, wishes, change, voice)].join('\n\n');
}

/** The days that changed, whole, and the rest in brief. */
function composeChange(
  before: RequestedPlan,
  { itinerary }: RequestedPlan,
  { manners, wanted }: RequestChange,
  change: ItineraryChange,
  voice: Voice,
): string {
  const { words, plainNameOf } = voice;
  const known = wanted
    .map((wish) => plannedAs(wish, before.itinerary))
    .flatMap((found) => (found ? [words.change.alreadyOn(plainNameOf(found.stop), found.day)] : []));
  const { outbound, inbound, days } = itinerary;
  const sections = [
    words.change.changed(
      manners.map((manner) => mannerWords(manner, voice)),
      [...known, ...describeChange(change, days.length, voice)],
    ),
  ];
  if (outbound && change.journeys.includes('outbound')) sections.push(renderJourney(outbound, 'outbound', voice));
  sections.push(...daySections(itinerary, change, voice));
  if (inbound && change.journeys.includes('inbound')) sections.push(renderJourney(inbound, 'inbound', voice));
  if (itinerary.costs.total > 0) sections.push(renderCosts(itinerary.costs, voice));
  sections.push(...newRemarks(itinerary, before.itinerary, voice));
  if (change.days.length < days.length) sections.push(words.change.wholePlanHint);
  return sections.join('\n\n');
}

/** Changed days whole; unchanged ones in a line each, neighbours together. */
function daySections(itinerary: Itinerary, change: ItineraryChange, voice: Voice): string[] {
  const { words, plainNameOf } = voice;
  const sections: string[] = [];
  let lines: string[] = [];
  for (const day of itinerary.days) {
    if (change.days.some((changed) => changed.day === day.day)) {
      if (lines.length > 0) sections.push(lines.join('\n'));
      lines = [];
      sections.push(renderDay(day, dayContext(itinerary, day), voice));
    } else {
      const sights = day.stops.filter((stop) => stop.kind === 'visit').map(plainNameOf);
      lines.push(words.change.unchangedDay(day.day, words.date(readDateParts(day.date)), sights));
    }
  }
  return lines.length > 0 ? [...sections, lines.join('\n')] : sections;
}

function wholeSentence({ aspects, manners }: RequestChange, change: ItineraryChange, voice: Voice): string {
  const { change: words } = voice.words;
  const keepsSights = change.days.every(({ kind }) => kind === 'way') && change.stay === undefined;
  return words.plannedAgain(
    [...aspects.map((aspect) => aspectWords(aspect, voice)), ...manners.map((manner) => mannerWords(manner, voice))],
    [...(keepsSights ? [words.sameSights] : []), totalClause(change, voice)],
  );
}

/** Of a plan that stays, only what answers the customer is worth telling: what was not found and what was assumed. */
function withAnswers(itinerary: Itinerary): Itinerary {
  const remarks = itinerary.remarks.filter(({ type }) => type === 'assumed' || type === 'unknown-place');
  return { ...itinerary, remarks };
}

/** Why nothing has changed, as well as it can be known. */
function unchangedSentence(
  { aspects, wanted, refused }: RequestChange,
  itinerary: Itinerary,
  cheapest: boolean,
  voice: Voice,
): string {
  const { words, plainNameOf } = voice;
  const { change } = words;
  const { costs, days } = itinerary;
  if (cheapest) {
    const ways = [
      ...(days.length > 1 ? [change.spareANight] : []),
      ...(costs.attractions > 0 ? [change.spareTickets] : []),
    ];
    return change.cheapest(words.money(costs.total), ways);
  }
  if (aspects.length > 0 && aspects.every(({ type }) => type === 'budget')) {
    return change.stillWithinBudget(
      aspects.map((aspect) => aspectWords(aspect, voice)),
      words.money(costs.total),
    );
  }
  const [found] = wanted.map((wish) => plannedAs(wish, itinerary));
  if (found) return change.alreadyPlanned(plainNameOf(found.stop), found.day);
  const [refusal] = refused;
  const name = refusal && sightWords(refusal, voice);
  // Only the plan knows a place's other name, and this one is not in it.
  return name && words.isOwnScript(name) ? change.notPlanned(name, refusal.day) : change.fitsAlready;
}

/** The stop that a wish names, and its day, if the plan has it. */
function plannedAs({ name }: SightWish, { days }: Itinerary): { stop: Stop; day: number } | undefined {
  for (const { day, stops } of days) {
    const stop = stops.find((planned) => planned.name === name);
    if (stop) return { stop, day };
  }
  return undefined;
}
