import type { CityWish } from '../../domain/trip-request.js';

/** Whether a stay ends with the last of its own days, and not on the day of a way onward. */
export function isLastDayOwn({ days }: CityWish, isLast: boolean): boolean {
  return isLast && days !== undefined;
}

/** Nights in a city: in the last one a party that counts days goes home on the last of them. */
export function nightsOf(stay: CityWish, isLast: boolean): number {
  const { nights, days = 1 } = stay;
  return nights ?? (isLast ? days - 1 : days);
}

/** Days of the whole trip, the first and the last counted. */
export function tripDays(stays: readonly CityWish[]): number {
  return stays.reduce((sum, stay, index) => sum + nightsOf(stay, index === stays.length - 1), 1);
}
