import type { Party } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { MissingSlot, TripWish } from '../../domain/trip-request.js';

/** What is read of a place to recognise it in talk. */
export type NamedPlace = Pick<Place, 'name' | 'aliases' | 'englishName' | 'city' | 'kind' | 'area' | 'id' | 'tags'>;

/** What must be known to understand one message. */
export interface WishContext {
  /** Now; the customer's calendar day is taken in China Standard Time (UTC+8). */
  readonly now: Date;
  /** The places that a customer may name. */
  readonly places?: readonly NamedPlace[] | undefined;
  /** The slot that was asked for just before, so that a bare `3` or `两个` is understood. */
  readonly asked?: MissingSlot | undefined;
  /** What was known before this message: for the last day's number, nights, and modes that a new word only narrows. */
  readonly previous?: TripWish | undefined;
}

/** Something that only makes sense relative to what was said before: "再加一个人", "少玩一天". */
export interface WishChange {
  /** People to add; negative ones leave. */
  readonly party?: Party | undefined;
  readonly days?: number | undefined;
  /** Days by which the start moves: "推迟一天" is 1, "提前一天" is -1. */
  readonly shiftDays?: number | undefined;
  readonly budgetYuan?: number | undefined;
  /** The budgets are lifted: "预算不限". */
  readonly budgetsLifted?: boolean | undefined;
  /** Interests and places to see less of, without ruling them out: "少安排点博物馆". */
  readonly fewer?: readonly string[] | undefined;
}

/** One message, understood. */
export interface WishReading {
  /** Only what this message says. */
  readonly wish: TripWish;
  readonly change: WishChange;
  /** The message asks for a plan, a route or a recommended trip. */
  readonly wantsPlan: boolean;
  /** The message asks for a fact ("西湖门票多少钱"), so what it names is not a wish. */
  readonly asksFact: boolean;
  /** Words of correction ("换成", "改成", "make it"): a new city then keeps days, party and budget. */
  readonly corrects: boolean;
  /** A trip of its own, beside the one that is talked about: "下个月再去一次". */
  readonly another?: boolean | undefined;
  /** The day, from 1, for which something else is wished without saying what: "第二天换一个". */
  readonly otherwiseOnDay?: number | undefined;
  /** Another plan is wished without saying what should differ: "换个方案". */
  readonly otherwise?: boolean | undefined;
}

/** True when the message says nothing about a trip. */
export function isEmptyReading(reading: WishReading): boolean {
  return Object.keys(reading.wish).length === 0 && Object.keys(reading.change).length === 0;
}
