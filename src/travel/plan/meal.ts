import { type Party, partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { visitMinutesOf } from '../place/opening-hours.js';
import { priceOn } from '../place/price-on.js';
import { partyPrice } from './party-cost.js';

export type MealName = 'lunch' | 'dinner';

/** When a meal may begin, minutes after midnight. */
export interface MealTimes {
  readonly from: number;
  readonly until: number;
  /** When most people would like it. */
  readonly best: number;
  /** A day that ends by then and has no night does without the meal. */
  readonly homeBy: number;
}

export const mealTimes: Readonly<Record<MealName, MealTimes>> = {
  lunch: { from: 11 * 60, until: 13 * 60 + 45, best: 12 * 60, homeBy: 13 * 60 },
  dinner: { from: 17 * 60, until: 20 * 60 + 15, best: 18 * 60, homeBy: 19 * 60 },
};

/** Whether a day has the meal at all: not where it begins after it, nor where it has no night and ends before it. */
export function needsMeal(
  meal: MealName,
  frame: {
    readonly startTime: number;
    readonly endBy: number;
    readonly hasOvernight: boolean;
    readonly isFree: boolean;
  },
): boolean {
  const { startTime, endBy, hasOvernight, isFree } = frame;
  if (isFree) return false;
  if (meal === 'lunch') return startTime <= 11 * 60 + 30 && endBy >= 13 * 60 + 30;
  return startTime <= 18 * 60 && (hasOvernight || endBy >= 19 * 60 + 30);
}

/** Minutes for a meal on one's own, taken on the spot. */
export const ownMealMinutes = 45;

/** What a simple meal costs a person in a Chinese city, in yuan: a noodle shop or a canteen. An estimate. */
const simpleMealYuan: Readonly<Record<MealName, number>> = { lunch: 30, dinner: 35 };
const thriftyMealYuan: Readonly<Record<MealName, number>> = { lunch: 20, dinner: 25 };

/** Yuan for the whole party for a meal at a place whose price is not known, or on one's own. */
export function estimatedMealCost(meal: MealName, party: Party, economical: boolean): number {
  return (economical ? thriftyMealYuan : simpleMealYuan)[meal] * partySize(party);
}

/** Yuan for the whole party for a meal at a place. */
export function mealCost(
  place: Place,
  meal: MealName,
  { party, economical = false }: Pick<TripRequest, 'party' | 'economical'>,
  date: string,
): number {
  const price = priceOn(place, date);
  return price === undefined ? estimatedMealCost(meal, party, economical) : partyPrice(price, party);
}

const halfDayMinutes = 240;

/** Whether a visit to a sight has a meal in it. Wherever people spend half a day, they find something to eat. */
export function mealsInside(place: Place): boolean {
  return place.mealsInside ?? visitMinutesOf(place) >= halfDayMinutes;
}

/** The meals still to be had that a long visit has time for, lunch first: nobody dines before lunch. */
export function mealsDuring(
  arrive: number,
  leave: number,
  had: { readonly lunchDone: boolean; readonly dinnerDone: boolean },
): readonly MealName[] {
  const hasTimeFor = (meal: MealName) => {
    const { from, until } = mealTimes[meal];
    return Math.min(leave, until + ownMealMinutes) - Math.max(arrive, from) >= ownMealMinutes;
  };
  const lunch = !had.lunchDone && hasTimeFor('lunch');
  const dinner = !had.dinnerDone && (had.lunchDone || lunch) && hasTimeFor('dinner');
  return [...(lunch ? (['lunch'] as const) : []), ...(dinner ? (['dinner'] as const) : [])];
}
