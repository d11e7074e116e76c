import type { BudgetScope } from '../../../domain/trip-request.js';
import type { ViolationTeller } from '../../render/violation-words.js';
import type { MultiCityRule, MultiCityRuleFacts } from '../check/multi-city-violation.js';

/** What is told of a broken rule, with the words of one city's checker for what is broken there. */
export type MultiCityTeller = Omit<ViolationTeller, 'day' | 'others'> & {
  readonly inCity: (violation: MultiCityRuleFacts['in-city']['violation']) => string;
  readonly city: (name: string) => string;
};

/** What one language says about a trip over several cities, beyond what it says about a trip to one. */
export interface MultiCityWords {
  readonly cityTitle: (city: string, nights: number) => string;
  readonly wayTitle: (from: string, to: string, date: string) => string;
  /** What all ways between the cities cost. */
  readonly betweenCities: string;
  readonly wholeTrip: string;
  readonly obstacle: {
    readonly inCity: (city: string, reason: string) => string;
    readonly scope: Readonly<Partial<Record<BudgetScope, string>>>;
    readonly noWay: (from: string, to: string) => string;
    /** Modes come in as a list, ready to be shown. */
    readonly journeyModes: (from: string, to: string, asked: string, known: string) => string;
    readonly car: (from: string, to: string, known: string) => string;
    readonly unproven: string;
  };
  /** One sentence for each broken rule. */
  readonly violation: {
    readonly [R in MultiCityRule]: (facts: MultiCityRuleFacts[R], teller: MultiCityTeller) => string;
  };
}
