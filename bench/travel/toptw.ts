import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TourPlace, TourProblem } from '../../src/travel/optimise/tour-problem.js';

/** A file of the folder `toptw`; its README says what the fields mean. */
export interface Instance {
  readonly name: string;
  readonly kind: 'toptw' | 'mctopmtw' | 'ttdp';
  readonly scale: number;
  readonly m?: number;
  readonly startDay?: number;
  readonly nodes: readonly (readonly [number, number, number, number, number, number])[];
  readonly budget?: number;
  readonly fees?: readonly number[];
  readonly typeLimits?: readonly number[];
  readonly types?: readonly (readonly number[])[];
}

export interface Case {
  readonly set: string;
  readonly instance: Instance;
  readonly m: number;
  readonly bestKnown: number;
}

interface Verifier {
  travel(instance: Instance, from: number, to: number): number;
  windows(instance: Instance, node: number, tour: number): readonly (readonly [number, number])[];
  verify(
    instance: Instance,
    m: number,
    routes: readonly (readonly number[])[],
  ): { readonly ok: boolean; readonly profit: number; readonly errors: readonly string[] };
}

export async function loadVerifier(folder: string): Promise<Verifier> {
  return (await import(pathToFileURL(join(folder, 'check.mjs')).href)) as Verifier;
}

interface BestKnown {
  readonly values: Record<string, Record<string, { readonly value: number }>>;
}

export function readCases(folder: string): Case[] {
  const { values } = JSON.parse(readFileSync(join(folder, 'bks.json'), 'utf8')) as BestKnown;
  const root = join(folder, 'instances');
  return readdirSync(root)
    .sort()
    .flatMap((set) =>
      readdirSync(join(root, set))
        .sort()
        .flatMap((file) => {
          const instance = JSON.parse(readFileSync(join(root, set, file), 'utf8')) as Instance;
          const known = Object.entries(values[instance.name] ?? {});
          return known.map(([m, { value }]) => ({ set, instance, m: Number(m), bestKnown: value }));
        }),
    );
}

/** Node `n` of the file, from 1, is place `n - 1`; its depot is the last node. */
export function tourProblem({ instance, m }: Case, { travel, windows }: Verifier): TourProblem {
  const { scale, nodes, fees, types, typeLimits, budget } = instance;
  const size = nodes.length;
  const scaled = (value: number) => Math.round(value * scale);
  const table = new Int32Array(size * size);
  const place = (node: number) => (node === 0 ? size - 1 : node - 1);
  for (let from = 0; from < size; from += 1)
    for (let to = 0; to < size; to += 1) table[place(from) * size + place(to)] = travel(instance, from, to);
  const [, , , , depotOpens = 0, depotCloses = 0] = nodes[0] ?? [];
  const day = { from: size - 1, to: size - 1, starts: scaled(depotOpens), ends: scaled(depotCloses) };
  return {
    nodes: size,
    travel: [table],
    days: Array.from({ length: m }, () => day),
    places: nodes.slice(1).map(
      ([, , duration, score], index): TourPlace => ({
        duration: scaled(duration),
        score,
        windows: Array.from({ length: m }, (_, tour) =>
          windows(instance, index + 1, tour).map(([opens, closes]) => ({
            opens: scaled(opens),
            closes: scaled(closes),
          })),
        ),
        fee: fees?.[index + 1],
        groups: types?.[index + 1]?.flatMap((isOf, type) => (isOf === 1 ? [type] : [])),
      }),
    ),
    budget,
    groups: typeLimits?.map((most) => ({ most })),
  };
}
