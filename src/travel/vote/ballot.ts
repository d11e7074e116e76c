import { type TripIssue, TripRequestError } from '../../error/travel-error.js';

/**
 * What one member of a group wants to see. Names of places, in any of three ways: `approves` counts all alike, `ranks` is
 * best first, `scores` are 0 or more. What is named in `vetoes` is out for everybody.
 */
export interface Ballot {
  /** Who votes; each once. */
  readonly voter: string;
  readonly approves?: readonly string[] | undefined;
  readonly ranks?: readonly string[] | undefined;
  readonly scores?: Readonly<Record<string, number>> | undefined;
  readonly vetoes?: readonly string[] | undefined;
}

/** How much a member wants each place, 0 to 1. */
export interface Support {
  readonly voter: string;
  readonly weights: ReadonlyMap<string, number>;
}

function issuesOf(ballots: readonly Ballot[]): TripIssue[] {
  const issues: TripIssue[] = [];
  for (const [index, { voter, scores = {} }] of ballots.entries()) {
    if (ballots.findIndex((other) => other.voter === voter) !== index) {
      issues.push({ field: `ballots[${index}].voter`, message: `must vote once, "${voter}" has voted before` });
    }
    if (Object.values(scores).some((score) => !Number.isFinite(score) || score < 0)) {
      issues.push({ field: `ballots[${index}].scores`, message: 'must be numbers from 0' });
    }
  }
  return issues;
}

/**
 * Brings ballots of all kinds to one scale. A place that is approved of weighs 1; of m ranked places the first weighs 1 and
 * the last 1/m, as in Borda's count; scores are parts of the voter's highest. The greatest counts where a place is named
 * in several ways.
 *
 * @param nameOf - one spelling for a place that goes by several names
 * @throws {TripRequestError} somebody votes twice, or a score is negative or no number
 */
export function supportsOf(ballots: readonly Ballot[], nameOf: (name: string) => string): readonly Support[] {
  const issues = issuesOf(ballots);
  if (issues.length > 0) throw new TripRequestError(issues);
  return ballots
    .map(({ voter, approves = [], ranks = [], scores = {} }): Support => {
      const weights = new Map<string, number>();
      const add = (name: string, weight: number) => {
        const known = nameOf(name);
        if (known !== '' && weight > 0) weights.set(known, Math.max(weight, weights.get(known) ?? 0));
      };
      for (const name of approves) add(name, 1);
      for (const [rank, name] of ranks.entries()) add(name, (ranks.length - rank) / ranks.length);
      const highest = Math.max(0, ...Object.values(scores));
      for (const [name, score] of Object.entries(scores)) add(name, highest === 0 ? 0 : score / highest);
      return { voter, weights };
    })
    .sort((left, right) => (left.voter < right.voter ? -1 : 1));
}
