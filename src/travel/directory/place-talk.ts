import type { PlaceWish } from './place-kind.js';

/** A thing that was spoken of. */
export interface SpokenOf {
  readonly kind: string;
  readonly name: string;
}

/** Where the talk about things stands: what is wished by kind, and what the customer was shown. */
export interface PlaceTalk {
  /** What is wished of each kind; of a way, its two ends. */
  readonly wishes: Readonly<Record<string, PlaceWish>>;
  /** Names that the customer was shown or spoke of, by kind, newest list only. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
  /** Kinds of what was shown last. */
  readonly newest: readonly string[];
  /** All names that came up before, by kind. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** What the shown things of a kind are near to, where they were told as such. */
  readonly shownNear: Readonly<Record<string, SpokenOf | undefined>>;
  /** The thing last spoken of, of each kind. */
  readonly chosen: Readonly<Record<string, string | undefined>>;
  /** The kind last spoken of. */
  readonly kind?: string | undefined;
}

export const emptyTalk: PlaceTalk = { wishes: {}, shown: {}, newest: [], known: {}, shownNear: {}, chosen: {} };
