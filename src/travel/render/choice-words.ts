import type { BudgetScope, Pace } from '../../domain/trip-request.js';
import type { AlternativeCharacter } from '../alternative/alternative-plans.js';
import type { UnchangedReason } from '../change/trip-change.js';

/** What one language says where the customer has to choose, and about what has happened to a plan. Amounts come in ready. */
export interface ChoiceWords {
  /** A wish, as part of a list. */
  readonly wish: {
    readonly budget: (scope: string, amount: string) => string;
    readonly scope: Readonly<Record<BudgetScope, string>>;
    readonly mustSee: (name: string, day: number | undefined) => string;
    readonly mustNotSee: (name: string, day: number | undefined) => string;
    readonly pace: (pace: string, day: number | undefined) => string;
    readonly days: (days: number) => string;
    readonly modes: (modes: string) => string;
    readonly journey: string;
    readonly stay: (name: string) => string;
    readonly appointment: (day: number, place: string, at: string) => string;
    readonly day: (day: number) => string;
    readonly taxiBeyond: (km: number) => string;
    readonly freeOnly: string;
    readonly kindLimit: (tag: string, most: number) => string;
    readonly need: string;
    readonly anyOf: string;
  };
  /** Says that wishes cannot be kept together. */
  readonly conflict: (wishes: readonly string[]) => string;
  readonly chooseOne: string;
  /** One line to choose; the letter comes first. */
  readonly option: (letter: string, givesUp: readonly string[], total: string) => string;
  /** Before the words on how to choose. */
  readonly onlyOffered: (letters: readonly string[]) => string;
  readonly howToChoose: (letters: readonly string[]) => string;
  /** What is given up, as part of a list. */
  readonly givesUp: {
    readonly budget: (scope: string, more: string) => string;
    readonly leftOut: (names: string, count: number) => string;
    readonly refused: (name: string, day: number | undefined) => string;
    readonly pace: (pace: Pace, day: number | undefined) => string;
    readonly days: (days: number) => string;
    readonly modes: string;
    readonly other: (wish: string) => string;
  };

  readonly alternativesFollow: (count: number) => string;
  readonly character: Readonly<Record<AlternativeCharacter, string>>;
  /** One line of another plan. */
  readonly alternative: (letter: string, character: string, difference: string, sights: string) => string;
  readonly difference: {
    readonly others: (percent: number) => string;
    readonly cheaper: (amount: string) => string;
    readonly dearer: (amount: string) => string;
    readonly fewer: (count: number) => string;
    readonly more: (count: number) => string;
    readonly total: (amount: string) => string;
  };
  readonly noAlternatives: string;

  /** Opens a plan that was changed because of something. Names come in ready. */
  readonly happened: {
    readonly replace: (stop: string | undefined, day: number | undefined) => string;
    readonly leaveOut: (stop: string) => string;
    readonly add: (place: string) => string;
    readonly skipDay: (day: number) => string;
    readonly rain: (day: number) => string;
    readonly closed: (place: string) => string;
    readonly late: (day: number, delay: string) => string;
    readonly cheaper: string;
    readonly slower: string;
    readonly faster: string;
  };
  readonly stays: Readonly<Record<UnchangedReason, string>>;
}
