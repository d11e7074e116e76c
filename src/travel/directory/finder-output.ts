import type { Condition, PlaceValue, PlaceWish } from './place-kind.js';
import type { PlaceTalk } from './place-talk.js';

/** A thing with the facts that are told of it; `null` where a fact is not known. */
export interface ToldPlace {
  readonly kind: string;
  readonly name: string;
  readonly facts: Readonly<Record<string, PlaceValue>>;
  /** Which of the conditions asked about hold; `null` where it is not known. */
  readonly holds?: Readonly<Record<string, boolean | null>> | undefined;
}

/** What the place finder found. A model words only this. */
export type FinderOutput = { readonly talk: PlaceTalk } & (
  | {
      readonly status: 'found';
      readonly kind: string;
      readonly where: PlaceWish;
      readonly asks: readonly string[];
      /** How many rows were found; only the first of them are in `places`. */
      readonly count: number;
      readonly places: readonly ToldPlace[];
      /** The wishes that what was found does not meet. */
      readonly leftOut: readonly { readonly field: string; readonly condition: Condition }[];
    }
  | { readonly status: 'nothing-found'; readonly kind: string; readonly where: PlaceWish }
  | {
      readonly status: 'told';
      readonly places: readonly ToldPlace[];
      /** Conditions that were asked about. */
      readonly where: PlaceWish;
      readonly asks: readonly string[];
      /** Names that no row has. */
      readonly unknown: readonly string[];
    }
  | {
      readonly status: 'way';
      readonly way: string;
      readonly tells?: string | undefined;
      readonly ends: readonly ToldPlace[];
    }
);

const statuses: readonly unknown[] = ['found', 'nothing-found', 'told', 'way'];

/** Recognises an output of the place finder that came back from a log. */
export function isFinderOutput(output: unknown): output is FinderOutput {
  return (
    typeof output === 'object' &&
    output !== null &&
    'status' in output &&
    statuses.includes(output.status) &&
    'talk' in output
  );
}
