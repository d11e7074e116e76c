import type { Party } from '../../../domain/party.js';
import type { BudgetScope, JourneyMode } from '../../../domain/trip-request.js';
import type { ShownPlace, Violation } from '../../check/violation.js';

/** What is told about each broken rule of a trip over several cities; in the same units as `RuleFacts`. */
export interface MultiCityRuleFacts {
  readonly cities:
    | { readonly problem: 'missing' | 'unasked' | 'twice'; readonly city: string }
    | { readonly problem: 'order'; readonly found: readonly string[]; readonly asked: readonly string[] };
  readonly party: { readonly found: Party; readonly asked: Party };
  readonly dates:
    | { readonly problem: 'start'; readonly found: string; readonly asked: string }
    | { readonly problem: 'nights'; readonly city: string; readonly found: number; readonly asked: number }
    | { readonly problem: 'gap' | 'overlap'; readonly city: string; readonly found: string; readonly asked: string };
  readonly 'in-city': { readonly city: string; readonly violation: Violation };
  readonly way:
    | { readonly problem: 'missing' | 'wrong-way'; readonly from: string; readonly to: string }
    | {
        readonly problem: 'date';
        readonly from: string;
        readonly to: string;
        readonly found: string;
        readonly asked: string;
      }
    | {
        readonly problem: 'timetable';
        readonly from: string;
        readonly to: string;
        readonly mode: JourneyMode;
        readonly depart: string;
      }
    | {
        readonly problem: 'fare';
        readonly from: string;
        readonly to: string;
        readonly yuan: number;
        readonly right: number;
      };
  readonly arrival:
    | { readonly problem: 'early'; readonly city: string; readonly start: string; readonly arrive: string }
    | { readonly problem: 'station'; readonly city: string; readonly place: ShownPlace };
  readonly departure:
    | {
        readonly problem: 'late';
        readonly city: string;
        readonly mode: JourneyMode;
        readonly depart: string;
        readonly found: string;
        /** Latest time to be there. */
        readonly latest: string;
      }
    | { readonly problem: 'station'; readonly city: string; readonly place: ShownPlace };
  readonly nights: { readonly date: string; readonly places: readonly ShownPlace[] };
  readonly car: { readonly from: string; readonly to: string; readonly mode: JourneyMode };
  readonly 'journey-modes': {
    readonly from: string;
    readonly to: string;
    readonly mode: JourneyMode;
    readonly asked: readonly JourneyMode[];
  };
  readonly 'must-see': { readonly name: string };
  /** `city`: where it was asked for; left out where any city would do. */
  readonly cuisines: { readonly tag: string; readonly city?: string | undefined };
  readonly 'kind-limits': { readonly tag: string; readonly found: readonly ShownPlace[]; readonly most: number };
  readonly cost: { readonly scope: BudgetScope; readonly yuan: number; readonly right: number };
  readonly budget: { readonly scope: BudgetScope; readonly yuan: number; readonly maxYuan: number };
}

/** What a trip over several cities can do wrong; `checkMultiCityTrip` explains each. */
export type MultiCityRule = keyof MultiCityRuleFacts;

// A record, so that the compiler misses none.
const known: Readonly<Record<MultiCityRule, true>> = {
  cities: true,
  party: true,
  dates: true,
  'in-city': true,
  way: true,
  arrival: true,
  departure: true,
  nights: true,
  car: true,
  'journey-modes': true,
  'must-see': true,
  cuisines: true,
  'kind-limits': true,
  cost: true,
  budget: true,
};

/** Every rule of a trip over several cities, besides those of its cities. */
export const multiCityRules = Object.keys(known) as readonly MultiCityRule[];

/** One broken rule of a kind. */
export interface MultiCityViolationOf<R extends MultiCityRule> {
  readonly rule: R;
  readonly facts: MultiCityRuleFacts[R];
}

/** One broken rule, with what was found and what would be right; `describeMultiCityViolation` puts it into words. */
export type MultiCityViolation = { readonly [R in MultiCityRule]: MultiCityViolationOf<R> }[MultiCityRule];

export function violation<R extends MultiCityRule>(rule: R, facts: MultiCityRuleFacts[R]): MultiCityViolationOf<R> {
  return { rule, facts };
}
