import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceRow } from '../../../src/travel/directory/place-kind.js';

export type Act = readonly [intent: string, domain: string, slot: string, value: string];

export interface Turn {
  readonly role: 'usr' | 'sys';
  readonly text: string;
  readonly act: readonly Act[];
  readonly queryInit?: RawQuery | null | undefined;
  readonly query?: RawQuery | null | undefined;
}

type RawQuery = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface Dialogue {
  readonly id: string;
  readonly type: string;
  readonly turns: readonly Turn[];
}

export interface Tables {
  readonly attractions: readonly PlaceRow[];
  readonly restaurants: readonly PlaceRow[];
  readonly hotels: readonly PlaceRow[];
}

const load = <Value>(folder: string, name: string): Value =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Value;

export function readTables(folder: string): Tables {
  return {
    attractions: load(folder, 'attractions.json'),
    restaurants: load(folder, 'restaurants.json'),
    hotels: load(folder, 'hotels.json'),
  };
}

export function readDialogues(folder: string, file: string): readonly Dialogue[] {
  return load(folder, file);
}

/** The slots of a query, without what was chosen. */
export function slotsOf(
  query: RawQuery | null | undefined,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(query ?? {}).flatMap(([domain, slots]) => {
      const kept = Object.entries(slots).filter(
        (entry): entry is [string, string] => entry[0] !== 'selectedResults' && typeof entry[1] === 'string',
      );
      return kept.length === 0 ? [] : [[domain, Object.fromEntries(kept)]];
    }),
  );
}

/** What the operator chose, by domain. */
export function chosenIn(query: RawQuery | null | undefined): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(query ?? {}).flatMap(([domain, { selectedResults }]) =>
      Array.isArray(selectedResults) && selectedResults.length > 0
        ? [[domain, (selectedResults as readonly unknown[]).filter((each) => typeof each === 'string')]]
        : [],
    ),
  );
}
