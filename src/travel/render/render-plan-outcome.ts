import type { PlanOutcome, TripObstacle, TripRemark } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import { composeChoice, offersChoice } from './render-choices.js';
import { composeItinerary, type RenderItineraryOptions } from './render-itinerary.js';
import { inLanguage, type Voice } from './voice.js';

type NoPlan = Extract<PlanOutcome, { status: 'no-plan' }>;

/** What the customer wished that the wording refers to. */
export type RenderPlanOutcomeOptions = Omit<RenderItineraryOptions, 'asWished'>;

/**
 * Words what `planTrip` gave: the itinerary; or which wishes are in the way and the plans to choose from, or, where
 * there is no choice, the nearest plan introduced as such.
 */
export function renderPlanOutcome(
  outcome: PlanOutcome,
  language: Language,
  options: RenderPlanOutcomeOptions = {},
): string {
  return inLanguage(language, (voice) =>
    outcome.status === 'planned'
      ? composeItinerary(outcome.itinerary, options, voice)
      : composeNoPlan(outcome, options, voice),
  );
}

/** The reasons, then the nearest plan, all of it, where there is one; within a larger answer. */
export function composeNoPlan(outcome: NoPlan, options: RenderPlanOutcomeOptions, voice: Voice): string {
  const { words } = voice;
  const { obstacles, nearest } = outcome;
  const reasons = reasonsOf(outcome, voice);
  if (offersChoice(outcome)) return composeChoice(outcome, reasons, voice);
  if (nearest === undefined) return [...reasons, words.offerChange].join('\n');
  const budgetYuan = options.budgetYuan ?? obstacles.find(isTotalBudget)?.maxYuan;
  const remarks = nearest.remarks.filter((remark) => !isTold(remark, obstacles));
  const plan = composeItinerary({ ...nearest, remarks }, { ...options, budgetYuan, asWished: false }, voice);
  return [[...reasons, words.nearestFollows].join('\n'), plan, words.offerChange].join('\n\n');
}

/** Which wish is in the way, in a sentence each. */
export function reasonsOf({ obstacles, nearest }: NoPlan, voice: Voice): string[] {
  return obstacles.map((obstacle) => reasonOf(obstacle, nearest?.days.length, voice));
}

function reasonOf(obstacle: TripObstacle, days: number | undefined, { words }: Voice): string {
  const { obstacle: reasons } = words;
  switch (obstacle.type) {
    case 'unknown-city': {
      const known = obstacle.knownCities.map(words.city);
      const city = words.city(obstacle.city);
      return known.length > 0 ? reasons.unknownCity(city, words.list(known)) : reasons.noCities(city);
    }
    case 'budget': {
      const scope = reasons.scope[obstacle.scope] ?? reasons.scope.total ?? '';
      return reasons.budget(scope, obstacle.maxYuan, obstacle.neededYuan, days);
    }
    case 'must-see':
      return reasons.mustSee[obstacle.reason](words.quote(obstacle.name));
    case 'alternative':
      return reasons.alternative(obstacle.number);
    case 'too-many-wishes':
      return reasons.tooManyWishes(words.list(obstacle.names.map(words.quote)));
    case 'modes': {
      const shown = (modes: typeof obstacle.modes) => words.list(modes.map((mode) => words.mode[mode]));
      return reasons.modes(shown(obstacle.modes), shown(obstacle.neededModes));
    }
    case 'journey-modes': {
      const shown = (modes: typeof obstacle.modes) => words.list(modes.map((mode) => words.mode[mode]));
      return reasons.journeyModes(shown(obstacle.modes), shown(obstacle.knownModes));
    }
    case 'stay':
      return reasons.stay(
        words.list(obstacle.wanted.map((tag) => reasons.stayFeature[tag] ?? tag)),
        obstacle.leastNights,
      );
    case 'no-places':
      return reasons.noPlaces(words.city(obstacle.city), obstacle.because);
  }
}

/** A place that is not known need not be told twice. */
function isTold(remark: TripRemark, obstacles: readonly TripObstacle[]): boolean {
  return (
    remark.type === 'unknown-place' &&
    obstacles.some((obstacle) => obstacle.type === 'must-see' && obstacle.name === remark.name)
  );
}

function isTotalBudget(obstacle: TripObstacle): obstacle is Extract<TripObstacle, { type: 'budget' }> {
  return obstacle.type === 'budget' && obstacle.scope === 'total';
}
