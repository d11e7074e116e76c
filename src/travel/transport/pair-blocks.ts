import type { Position } from '../../domain/place.js';
import type { MatrixLimits } from './transport-service.js';

/** A way by the indices of its ends. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  /** As the crow flies. */
  readonly meters: number;
}

/**
 * Groups pairs into blocks that a service takes at once. Points are grouped by where they are, so that near pairs fall into
 * few blocks.
 */
export function blocksOf(
  pairs: readonly Pair[],
  points: readonly Position[],
  { maxOrigins, maxDestinations }: Pick<MatrixLimits, 'maxOrigins' | 'maxDestinations'>,
): readonly (readonly Pair[])[] {
  const byPlace = points
    .map((_, index) => index)
    .sort((left, right) => cellOf(points[left]) - cellOf(points[right]) || left - right);
  const rank = new Map(byPlace.map((index, position) => [index, position]));
  const blocks = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const row = Math.floor((rank.get(pair.from) ?? 0) / maxOrigins);
    const column = Math.floor((rank.get(pair.to) ?? 0) / maxDestinations);
    const key = `${row} ${column}`;
    const block = blocks.get(key) ?? [];
    block.push(pair);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

/** Strips of about 5 km from west to east, north to south inside each: neighbours get near numbers. */
function cellOf(point: Position | undefined): number {
  if (point === undefined) return 0;
  return Math.floor(point.longitude / 0.05) * 1_000 + point.latitude;
}
