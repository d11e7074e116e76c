import { type Party, partySize } from '../../domain/party.js';
import type { BudgetScope, Pace, TransportMode, TripRequest } from '../../domain/trip-request.js';

/** A changed wish that makes the whole trip another one. */
export type TripAspect =
  | { readonly type: 'dates'; readonly startDate: string }
  | { readonly type: 'days'; readonly days: number }
  | { readonly type: 'party'; readonly party: Party }
  | { readonly type: 'origin'; readonly origin: string | undefined }
  /** For all `people` together; `maxYuan` is absent where the limit was lifted. */
  | {
      readonly type: 'budget';
      readonly scope: BudgetScope;
      readonly maxYuan: number | undefined;
      readonly people: number;
    };

/** A changed wish about how the trip is made. */
export type TripManner =
  | { readonly type: 'pace'; readonly pace: Pace; readonly day?: number | undefined }
  | { readonly type: 'economical' }
  | { readonly type: 'modes'; readonly modes: readonly TransportMode[] }
  | { readonly type: 'beds'; readonly beds: number }
  | { readonly type: 'taxi-beyond'; readonly kilometers: number }
  /** Without a day: on every day of the trip. */
  | { readonly type: 'day-from' | 'day-until'; readonly day?: number | undefined; readonly time: string }
  | { readonly type: 'rain' | 'free-day'; readonly day: number };

/** A place, or a kind of place, that is newly wished for or refused; without a day, for the whole trip. */
export interface SightWish {
  readonly name: string;
  readonly day?: number | undefined;
}

/** What a customer wants differently than before, in the same city. */
export interface RequestChange {
  readonly aspects: readonly TripAspect[];
  readonly manners: readonly TripManner[];
  readonly wanted: readonly SightWish[];
  readonly refused: readonly SightWish[];
}

/** Compares two requests for trips. */
export function compareRequests(before: TripRequest, now: TripRequest): RequestChange {
  return {
    aspects: aspectsOf(before, now),
    manners: mannersOf(before, now),
    wanted: newWishes(before, now, 'mustSee'),
    refused: newWishes(before, now, 'mustNotSee'),
  };
}

function aspectsOf(before: TripRequest, now: TripRequest): TripAspect[] {
  return [
    ...(before.days === now.days ? [] : [{ type: 'days', days: now.days } as const]),
    ...(before.startDate === now.startDate ? [] : [{ type: 'dates', startDate: now.startDate } as const]),
    ...(isSameParty(before.party, now.party) ? [] : [{ type: 'party', party: now.party } as const]),
    ...(before.origin === now.origin ? [] : [{ type: 'origin', origin: now.origin } as const]),
    ...budgetAspects(before, now),
  ];
}

function isSameParty(before: Party, now: Party): boolean {
  return (['adult', 'child', 'student', 'senior'] as const).every((kind) => (before[kind] ?? 0) === (now[kind] ?? 0));
}

function budgetAspects(before: TripRequest, now: TripRequest): TripAspect[] {
  const limits = ({ budgets = [] }: TripRequest) => new Map(budgets.map(({ scope, maxYuan }) => [scope, maxYuan]));
  const [earlier, later] = [limits(before), limits(now)];
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .filter((scope) => earlier.get(scope) !== later.get(scope))
    .map((scope) => ({ type: 'budget', scope, maxYuan: later.get(scope), people: partySize(now.party) }));
}

function mannersOf(before: TripRequest, now: TripRequest): TripManner[] {
  const paceOn = ({ dayWishes }: TripRequest, day: number) =>
    dayWishes?.find((wish) => wish.day === day && wish.pace !== undefined)?.pace;
  const dayPaces = (now.dayWishes ?? []).flatMap(({ day, pace }): TripManner[] =>
    pace !== undefined && pace !== (paceOn(before, day) ?? before.pace) ? [{ type: 'pace', pace, day }] : [],
  );
  const isNewPace = now.pace !== undefined && now.pace !== (before.pace ?? 'moderate');
  const modesChanged = now.modes !== undefined && JSON.stringify(now.modes) !== JSON.stringify(before.modes);
  return [
    ...(isNewPace && now.pace !== undefined ? [{ type: 'pace', pace: now.pace } as const] : []),
    ...dayPaces,
    ...(now.economical === true && before.economical !== true ? [{ type: 'economical' } as const] : []),
    ...(modesChanged && now.modes !== undefined ? [{ type: 'modes', modes: now.modes } as const] : []),
    ...specialManners(before, now),
    ...dayManners(before, now),
  ];
}

function specialManners(before: TripRequest, now: TripRequest): TripManner[] {
  const { bedsPerRoom: beds, taxiBeyondKm: kilometers } = now;
  return [
    ...(beds !== undefined && beds !== before.bedsPerRoom ? [{ type: 'beds', beds } as const] : []),
    ...(kilometers !== undefined && kilometers !== before.taxiBeyondKm
      ? [{ type: 'taxi-beyond', kilometers } as const]
      : []),
  ];
}

/** New hours of the days; said once where all of several days have the same. */
function hourManners(before: TripRequest, now: TripRequest, end: 'from' | 'until'): TripManner[] {
  const type = end === 'from' ? 'day-from' : 'day-until';
  const hourOn = ({ dayWishes }: TripRequest, day: number) => dayWishes?.find((wish) => wish.day === day)?.[end];
  const changed = (now.dayWishes ?? []).flatMap(({ day, [end]: time }) =>
    time !== undefined && time !== hourOn(before, day) ? [{ type, day, time } as const] : [],
  );
  const [first] = changed;
  const isEveryDay = changed.length === now.days && changed.every(({ time }) => time === first?.time);
  return first !== undefined && isEveryDay && now.days > 1 ? [{ type, time: first.time }] : changed;
}

function dayManners(before: TripRequest, now: TripRequest): TripManner[] {
  const ofDays = (now.dayWishes ?? []).flatMap(({ day, rain, free }): TripManner[] => {
    const earlier = before.dayWishes?.find((wish) => wish.day === day);
    return [
      ...(rain === true && earlier?.rain !== true ? [{ type: 'rain', day } as const] : []),
      ...(free === true && earlier?.free !== true ? [{ type: 'free-day', day } as const] : []),
    ];
  });
  return [...ofDays, ...hourManners(before, now, 'from'), ...hourManners(before, now, 'until')];
}

function newWishes(before: TripRequest, now: TripRequest, list: 'mustSee' | 'mustNotSee'): SightWish[] {
  const wishes = (request: TripRequest): SightWish[] => [
    ...(request[list] ?? []).map((name) => ({ name })),
    ...(request.dayWishes ?? []).flatMap((wish) => (wish[list] ?? []).map((name) => ({ name, day: wish.day }))),
  ];
  const earlier = wishes(before);
  return wishes(now).filter(({ name, day }) => !earlier.some((wish) => wish.name === name && wish.day === day));
}
