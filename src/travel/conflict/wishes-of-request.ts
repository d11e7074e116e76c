import type { RequestWish } from '../../domain/request-wish.js';
import type { DayWish, TripRequest } from '../../domain/trip-request.js';

/** Every wish of a request by itself. City, dates and party are facts, not wishes; the number of days is one. */
export function wishesOfRequest(request: TripRequest): readonly RequestWish[] {
  const { budgets = [], mustSee = [], mustNotSee = [], pace, days, modes = [], stayAt, dayWishes = [] } = request;
  const { journeyModes, taxiBeyondKm, freeOnly, kindLimits = [], needs = [], anyOf = [] } = request;
  return [
    ...budgets.map(({ scope, maxYuan }) => ({ type: 'budget', scope, maxYuan }) as const),
    ...mustSee.map((name) => ({ type: 'must-see', name }) as const),
    ...dayWishes.flatMap(wishesOfDay),
    { type: 'days', days },
    ...(pace === undefined ? [] : [{ type: 'pace', pace } as const]),
    ...(modes.length === 0 ? [] : [{ type: 'modes', modes } as const]),
    ...(stayAt === undefined ? [] : [{ type: 'stay', name: stayAt } as const]),
    ...(journeyModes === undefined ? [] : [{ type: 'journey', modes: journeyModes } as const]),
    ...(taxiBeyondKm === undefined ? [] : [{ type: 'taxi-beyond', km: taxiBeyondKm } as const]),
    ...(freeOnly === true ? [{ type: 'free-only' } as const] : []),
    ...kindLimits.map(({ tag, most }) => ({ type: 'kind-limit', tag, most }) as const),
    ...(anyOf.length === 0 ? [] : [{ type: 'any-of', anyOf } as const]),
    ...mustNotSee.map((name) => ({ type: 'must-not-see', name }) as const),
    ...needs.map((need) => ({ type: 'need', need }) as const),
  ];
}

function wishesOfDay(wish: DayWish): RequestWish[] {
  const { day, mustSee = [], mustNotSee = [], pace, appointments = [], from, until, startAt, endAt, rain, free } = wish;
  const isBound = [from, until, startAt, endAt, rain, free].some((value) => value !== undefined);
  return [
    ...mustSee.map((name) => ({ type: 'must-see', name, day }) as const),
    ...mustNotSee.map((name) => ({ type: 'must-not-see', name, day }) as const),
    ...(pace === undefined ? [] : [{ type: 'pace', pace, day } as const]),
    ...appointments.map(({ place, at }) => ({ type: 'appointment', day, place, at }) as const),
    ...(isBound ? [{ type: 'day', day, from, until, startAt, endAt, rain, free } as const] : []),
  ];
}

/**
 * The request with some of its wishes only. A pace that is not wished for is the fastest one. The number of days stays
 * as it is: it can only be given up for another one.
 */
export function requestKeeping(request: TripRequest, wishes: readonly RequestWish[]): TripRequest {
  const all = <Type extends RequestWish['type']>(type: Type) =>
    wishes.filter((wish): wish is Extract<RequestWish, { readonly type: Type }> => wish.type === type);
  const namesOn = (type: 'must-see' | 'must-not-see', day: number | undefined) =>
    all(type).flatMap((wish) => (wish.day === day ? [wish.name] : []));
  const pace = all('pace').find((wish) => wish.day === undefined)?.pace;
  return {
    ...request,
    budgets: all('budget').map(({ scope, maxYuan }) => ({ scope, maxYuan })),
    mustSee: namesOn('must-see', undefined),
    mustNotSee: namesOn('must-not-see', undefined),
    pace: pace ?? (request.pace === undefined ? undefined : 'packed'),
    modes: all('modes').at(0)?.modes,
    stayAt: all('stay').at(0)?.name,
    journeyModes: all('journey').at(0)?.modes,
    taxiBeyondKm: all('taxi-beyond').at(0)?.km,
    freeOnly: all('free-only').length > 0 ? true : undefined,
    kindLimits: all('kind-limit').map(({ tag, most }) => ({ tag, most })),
    needs: all('need').map(({ need }) => need),
    anyOf: all('any-of').at(0)?.anyOf,
    dayWishes: request.dayWishes?.map(({ day }): DayWish => {
      const { type: _, ...bounds } = all('day').find((wish) => wish.day === day) ?? { type: 'day', day };
      return {
        ...bounds,
        mustSee: namesOn('must-see', day),
        mustNotSee: namesOn('must-not-see', day),
        pace: all('pace').find((wish) => wish.day === day)?.pace,
        appointments: all('appointment').flatMap((wish) =>
          wish.day === day ? [{ place: wish.place, at: wish.at }] : [],
        ),
      };
    }),
  };
}
