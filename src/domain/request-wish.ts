import type { AccessNeed, BudgetScope, JourneyModes, Pace, TransportMode, TripAlternative } from './trip-request.js';

/** One wish of a request, as it may stand in the way of a plan. `day`, from 1, is absent where the whole trip is meant. */
export type RequestWish =
  | { readonly type: 'budget'; readonly scope: BudgetScope; readonly maxYuan: number }
  | { readonly type: 'must-see'; readonly name: string; readonly day?: number | undefined }
  | { readonly type: 'must-not-see'; readonly name: string; readonly day?: number | undefined }
  | { readonly type: 'pace'; readonly pace: Pace; readonly day?: number | undefined }
  | { readonly type: 'days'; readonly days: number }
  | { readonly type: 'modes'; readonly modes: readonly TransportMode[] }
  | { readonly type: 'journey'; readonly modes: JourneyModes }
  | { readonly type: 'stay'; readonly name: string }
  | { readonly type: 'appointment'; readonly day: number; readonly place: string; readonly at: string }
  /** Where and when a day begins and ends, rain, or a day that is to be free. */
  | {
      readonly type: 'day';
      readonly day: number;
      readonly from?: string | undefined;
      readonly until?: string | undefined;
      readonly startAt?: string | undefined;
      readonly endAt?: string | undefined;
      readonly rain?: boolean | undefined;
      readonly free?: boolean | undefined;
    }
  | { readonly type: 'taxi-beyond'; readonly km: number }
  | { readonly type: 'free-only' }
  | { readonly type: 'kind-limit'; readonly tag: string; readonly most: number }
  | { readonly type: 'need'; readonly need: AccessNeed }
  | { readonly type: 'any-of'; readonly anyOf: readonly TripAlternative[] };

/** What a plan gives up of a request, with what it has instead where that can be said. */
export type Concession =
  | {
      readonly type: 'budget';
      readonly scope: BudgetScope;
      readonly maxYuan: number;
      /** What the plan comes to, in whole yuan. */
      readonly neededYuan: number;
    }
  | { readonly type: 'pace'; readonly pace: Pace; readonly instead: Pace; readonly day?: number | undefined }
  | { readonly type: 'days'; readonly days: number; readonly instead: number }
  | Exclude<RequestWish, { readonly type: 'budget' | 'pace' | 'days' }>;
