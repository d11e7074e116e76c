import type { Card } from '../../domain/card.js';
import type { Language } from '../../domain/language.js';
import type { ToolPresentation } from '../../domain/tool.js';
import type { TripChange } from '../change/trip-change.js';
import { renderMultiCityOutcome } from '../multi-city/render/render-multi-city.js';
import { renderHappened, renderUnchanged } from '../render/render-change.js';
import { renderAlternatives } from '../render/render-choices.js';
import { renderMissing } from '../render/render-missing.js';
import { renderPlanOutcome } from '../render/render-plan-outcome.js';
import { renderReplan } from '../render/render-replan.js';
import { renderTripIssues } from '../render/render-trip-issues.js';
import { optionsOf } from '../render/request-options.js';
import { type ShownPlan, shownItinerary, type TripOutput, tourOf } from './trip-output.js';

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
      if (before !== undefined && output.change !== undefined)
        return changeText(output, output.change, before, language);
      return before === undefined || output.showWhole
        ? renderPlanOutcome(output, language, optionsOf(output.request))
        : renderReplan(before, output, output.request, language);
    case 'no-plan':
      return before === undefined
        ? renderPlanOutcome(output, language, optionsOf(output.request))
        : renderReplan(before, output, output.request, language);
    case 'alternatives':
      return renderAlternatives(output.alternatives, language);
    case 'several-cities': {
      const { pace, economical, budgets = [] } = output.request;
      const totals = budgets.filter(({ scope }) => scope === 'total').map(({ maxYuan }) => maxYuan);
      const budgetYuan = totals.length > 0 ? Math.min(...totals) : undefined;
      return renderMultiCityOutcome(output.outcome, language, { pace, economical, budgetYuan });
    }
    case 'incomplete':
      return renderMissing(output.missing, language);
    case 'invalid':
      return renderTripIssues(output.issues, language);
  }
}

function changeText(
  output: Extract<TripOutput, { readonly status: 'planned' }>,
  change: TripChange,
  before: ShownPlan,
  language: Language,
): string {
  if (output.unchanged !== undefined) return renderUnchanged(output.unchanged, language);
  // What led to the change is said already: the requests are compared for nothing else.
  const asked = { ...before, request: output.request };
  const happened = renderHappened(change, [before.itinerary, output.itinerary], language);
  return `${happened}${language === 'en' ? ':' : '：'}\n${renderReplan(asked, output, output.request, language)}`;
}

function cardOf(output: TripOutput): Card | undefined {
  const tour = tourOf(output);
  if (tour !== undefined) return { type: 'data', name: 'multi-city-itinerary', data: JSON.parse(JSON.stringify(tour)) };
  const itinerary = shownItinerary(output);
  return itinerary && { type: 'itinerary', itinerary };
}
