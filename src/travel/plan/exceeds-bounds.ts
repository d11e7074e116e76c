import type { TripRequest } from '../../domain/trip-request.js';
import { visitMinutesOf } from '../place/opening-hours.js';
import { priceOn } from '../place/price-on.js';
import { servesMeals } from '../place/serves-meals.js';
import { type DayFrame, frameDays } from './day-frame.js';
import { leastFixedCost, leastNightsCost } from './least-cost.js';
import { anywhere } from './leg-table.js';
import { estimatedMealCost, type MealName, mealCost, needsMeal } from './meal.js';
import { partyPrice } from './party-cost.js';
import type { PlanContext } from './plan-context.js';

/** Sights that every plan has to show: the only ones that grant a wish. */
interface DueSight {
  readonly site: number;
  readonly day: number | undefined;
}

function dueSights({ wishes }: PlanContext): readonly DueSight[] {
  const due = new Map<number, DueSight>();
  for (const { members, day } of wishes.sights) {
    const [site, ...others] = members;
    if (site === undefined || others.length > 0) continue;
    due.set(site, { site, day: day ?? due.get(site)?.day });
  }
  return [...due.values()];
}

/** Whether sights are too many for the days, or take more minutes than these have. */
function overfill(sights: readonly DueSight[], frames: readonly DayFrame[], { places }: PlanContext): boolean {
  const room = frames.reduce((sum, { mostVisits }) => sum + mostVisits, 0);
  const time = frames.reduce((sum, { startTime, endAtLatest }) => sum + Math.max(0, endAtLatest - startTime), 0);
  const minutes = sights.reduce((sum, { site }) => {
    const place = places[site];
    return sum + (place === undefined ? 0 : visitMinutesOf(place));
  }, 0);
  return sights.length > room || minutes > time;
}

function leastTickets(
  sights: readonly DueSight[],
  frames: readonly DayFrame[],
  request: TripRequest,
  context: PlanContext,
) {
  return sights.reduce((sum, { site }) => {
    const place = context.places[site];
    const costs = frames.map(({ date }) => partyPrice(place && priceOn(place, date), request.party));
    return sum + Math.min(...costs);
  }, 0);
}

/** The least for the meals of the days that have to have them: those with a night, the day of arrival left out. */
function leastMeals(frames: readonly DayFrame[], request: TripRequest, { places }: PlanContext): number {
  const tables = places.filter(servesMeals);
  const least = (meal: MealName, date: string) =>
    Math.min(
      estimatedMealCost(meal, request.party, request.economical ?? false),
      ...tables.map((table) => mealCost(table, meal, request, date)),
    );
  return frames
    .filter(({ index }) => index < request.days - 1 && (index > 0 || request.origin === undefined))
    .flatMap((frame) =>
      (['lunch', 'dinner'] as const).filter((meal) => needsMeal(meal, frame)).map((meal) => least(meal, frame.date)),
    )
    .reduce((sum, cost) => sum + cost, 0);
}

/**
 * Whether a request asks for more than any plan can have, as far as that can be told without planning: more sights than the
 * days have room or hours for, or tickets, meals, nights and journeys that come to more than their budget at the very least.
 */
export function exceedsBounds(request: TripRequest, context: PlanContext): boolean {
  const trip = { base: anywhere, arrival: undefined, departure: undefined };
  const frames = frameDays(request, trip, context.places, context.calendar).map((frame) => ({
    ...frame,
    hasOvernight: frame.index < request.days - 1,
  }));
  const sights = dueSights(context);
  if (overfill(sights, frames, context)) return true;
  if (
    frames.some((frame) =>
      overfill(
        sights.filter(({ day }) => day === frame.index),
        [frame],
        context,
      ),
    )
  )
    return true;
  const { budgets = [] } = request;
  if (budgets.length === 0) return false;
  const tickets = leastTickets(sights, frames, request, context);
  const meals = leastMeals(frames, request, context);
  const fixed = leastFixedCost(request, context);
  const nights = leastNightsCost(request, context);
  const least = {
    ...{ total: fixed + tickets + meals, attractions: tickets, dining: meals, hotel: nights },
    ...{ 'inner-city-transport': 0, 'intercity-transport': fixed - nights },
  };
  return budgets.some(({ scope, maxYuan }) => least[scope] > maxYuan + 0.01);
}
