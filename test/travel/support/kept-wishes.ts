/**
 * What a request or a place may hold beyond the usual. Each is made up once the planner keeps it: one that is missing in
 * the list is never asked for.
 */
export type NewWish =
  | 'from'
  | 'until'
  | 'startAt'
  | 'endAt'
  | 'appointments'
  | 'rain'
  | 'free'
  | 'noWalking'
  | 'taxiBeyondKm'
  | 'journeyModes'
  | 'bedsPerRoom'
  | 'stayWith'
  | 'cuisines'
  | 'unkept'
  | 'freeOnly'
  | 'kindLimits'
  | 'needs'
  | 'anyOf'
  | 'priceSeasons';

const kept: readonly NewWish[] = [
  'from',
  'until',
  'startAt',
  'endAt',
  'appointments',
  'rain',
  'free',
  'noWalking',
  'taxiBeyondKm',
  'journeyModes',
  'bedsPerRoom',
  'stayWith',
  'cuisines',
  'unkept',
  'freeOnly',
  'kindLimits',
  'needs',
  'anyOf',
  'priceSeasons',
];

/** Whether the planner keeps a wish by now. `ZHIKE_WISHES=from,until` tries others. */
export function isKept(wish: NewWish): boolean {
  const tried = process.env.ZHIKE_WISHES?.split(',') ?? kept;
  return tried.includes(wish);
}
