import type { Card } from '../../domain/card.js';
import type { Language } from '../../domain/language.js';
import type { ToolPresentation } from '../../domain/tool.js';
import { renderMissing } from '../render/render-missing.js';
import { renderPlanOutcome } from '../render/render-plan-outcome.js';
import { renderReplan } from '../render/render-replan.js';
import { renderTripIssues } from '../render/render-trip-issues.js';
import { optionsOf } from '../render/request-options.js';
import { type ShownPlan, shownItinerary, type TripOutput } from './trip-output.js';

/**
 * Words an output of the trip planner for the customer.
 *
 * @param before - the plan that the customer last saw: then the answer says what has changed, not everything again
 */
export function presentTrip(output: TripOutput, before: ShownPlan | undefined, language: Language): ToolPresentation {
  return { text: textOf(output, before, language), card: cardOf(output) };
}

function textOf(output: TripOutput, before: ShownPlan | undefined, language: Language): string {
  switch (output.status) {
    case 'planned':
      return before === undefined || output.showWhole
        ? renderPlanOutcome(output, language, optionsOf(output.request))
        : renderReplan(before, output, output.request, language);
    case 'no-plan':
      return before === undefined
        ? renderPlanOutcome(output, language, optionsOf(output.request))
        : renderReplan(before, output, output.request, language);
    case 'incomplete':
      return renderMissing(output.missing, language);
    case 'invalid':
      return renderTripIssues(output.issues, language);
  }
}

function cardOf(output: TripOutput): Card | undefined {
  const itinerary = shownItinerary(output);
  return itinerary && { type: 'itinerary', itinerary };
}
