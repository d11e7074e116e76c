import type { PlanOutcome, TripObstacle, TripRemark } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import { composeItinerary } from './render-itinerary.js';
import { inLanguage, type Voice } from './voice.js';

type NoPlan = Extract<PlanOutcome, { status: 'no-plan' }>;

export interface RenderPlanOutcomeOptions {
  /** Yuan that the customer set for the whole trip, where known. */
  readonly budgetYuan?: number | undefined;
}

/**
 * Words what `planTrip` gave: the itinerary; or which wish is in the way, what would fit, and the nearest plan
 * introduced as such.
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

function composeNoPlan({ obstacles, nearest }: NoPlan, options: RenderPlanOutcomeOptions, voice: Voice): string {
  const { words } = voice;
  const reasons = obstacles.map((obstacle) => reasonOf(obstacle, nearest?.days.length, voice));
  if (nearest === undefined) return [...reasons, words.offerChange].join('\n');
  const budgetYuan = options.budgetYuan ?? obstacles.find(isTotalBudget)?.maxYuan;
  const remarks = nearest.remarks.filter((remark) => !isTold(remark, obstacles));
  const plan = composeItinerary({ ...nearest, remarks }, { budgetYuan, asWished: false }, voice);
  return [[...reasons, words.nearestFollows].join('\n'), plan, words.offerChange].join('\n\n');
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
    case 'too-many-wishes':
      return reasons.tooManyWishes(words.list(obstacle.names.map(words.quote)));
    case 'no-places':
      return reasons.noPlaces(words.city(obstacle.city));
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
