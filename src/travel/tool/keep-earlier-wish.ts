import type { TripWish } from '../../domain/trip-request.js';

/**
 * Completes a newer wish by an earlier one: a field left out keeps its earlier value.
 *
 * Fields that only make sense together are kept or replaced together: the ways to say when, and, once the city is
 * another one, everything that names places of the old city.
 */
export function keepEarlierWish(earlier: TripWish, newer: TripWish): TripWish {
  return { ...withoutOldCity(withoutOldDates(earlier, newer), newer), ...newer };
}

function withoutOldDates(earlier: TripWish, newer: TripWish): TripWish {
  const { startDate, endDate, holiday, notBefore, ...others } = earlier;
  const saysWhen = newer.startDate ?? newer.holiday ?? newer.endDate ?? newer.notBefore;
  if (saysWhen === undefined) return newer.days === undefined ? earlier : { ...others, startDate, holiday, notBefore };
  if (newer.startDate === undefined && newer.holiday === undefined && newer.notBefore === undefined) {
    // Only the end moves: the trip begins when it did, and its length follows.
    const { days: _, ...rest } = others;
    return { ...rest, startDate, holiday };
  }
  // With both ends given, an earlier number of days would contradict them.
  if (newer.endDate !== undefined) {
    const { days: _, ...rest } = others;
    return rest;
  }
  return { ...others, days: earlier.days ?? lengthOf(startDate, endDate) };
}

function withoutOldCity(earlier: TripWish, newer: TripWish): TripWish {
  const { stays, ...oneCity } = earlier;
  if (newer.stays !== undefined) return { ...oneCity, city: newer.stays[0]?.city };
  if (newer.city === undefined) return earlier;
  if (newer.city === earlier.city && stays === undefined) return earlier;
  const { mustSee: _, mustNotSee: __, stayAt: ___, dayWishes: ____, ...others } = oneCity;
  return others;
}

function lengthOf(startDate: string | undefined, endDate: string | undefined): number | undefined {
  if (startDate === undefined || endDate === undefined) return undefined;
  const days = (Date.parse(endDate) - Date.parse(startDate)) / 86_400_000 + 1;
  return Number.isInteger(days) && days > 0 ? days : undefined;
}
