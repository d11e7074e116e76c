import { streamWeights } from '../search/token-stream-weights.js';
import { addRuns, decodeRuns, encodeRuns, type Runs } from './byte-numbers.js';
import { toBase64, toBytes, type Wide } from './rows.js';
import type { SegmentRow } from './statements.js';

/** Some passages that were indexed together, or were joined since. */
export interface Segment {
  readonly id: number;
  /** Number of its first passage; postings count from it. */
  readonly first: number;
  /** How many numbers it spans, those of passages that are gone counted. */
  readonly span: number;
  /** How many of its passages are there. */
  readonly live: number;
  /** Numbers of passages that are gone, counted from `first`. */
  readonly dead: Runs;
}

/** A document as it stands in the index. */
export interface KnownDocument {
  readonly first: number;
  readonly passages: number;
  readonly lengths: readonly number[];
  readonly digest: string;
}

/** What a tenant has at one version. */
export interface TenantState {
  readonly tenant: number;
  readonly version: number;
  readonly nextNumber: number;
  readonly passageCount: number;
  /** By stream, over all passages. */
  readonly lengths: readonly number[];
  /** By the number of their first passage. */
  readonly segments: readonly Segment[];
  /** Of the documents that were asked for. */
  readonly documents: ReadonlyMap<string, KnownDocument>;
}

export interface StateRow {
  readonly kind: 'tenant' | 'segment' | 'document';
  readonly id: Wide;
  readonly version: Wide;
  readonly first: Wide;
  readonly passages: Wide;
  readonly lengths: string | null;
  readonly document_id: string | null;
  readonly digest: string | null;
  readonly dead: unknown;
}

/** @returns undefined where the tenant has nothing */
export function toState(rows: readonly StateRow[]): TenantState | undefined {
  const tenant = rows.find(({ kind }) => kind === 'tenant');
  if (tenant === undefined) return undefined;
  return {
    tenant: Number(tenant.id),
    version: Number(tenant.version),
    nextNumber: Number(tenant.first),
    passageCount: Number(tenant.passages),
    lengths: toLengths(tenant.lengths),
    segments: rows
      .filter(({ kind }) => kind === 'segment')
      .map(({ id, first, version, passages, dead }) => ({
        id: Number(id),
        first: Number(first),
        span: Number(version),
        live: Number(passages),
        dead: decodeRuns(toBytes(dead)),
      }))
      .sort((one, other) => one.first - other.first),
    documents: new Map(
      rows
        .filter(({ kind }) => kind === 'document')
        .map(({ document_id, first, passages, lengths, digest }) => [
          document_id ?? '',
          { first: Number(first), passages: Number(passages), lengths: toLengths(lengths), digest: digest ?? '' },
        ]),
    ),
  };
}

/** By stream; zeros where there are none. */
export function toLengths(json: string | null): readonly number[] {
  const known = JSON.parse(json ?? '[]') as readonly number[];
  return streamWeights.map((_, stream) => known[stream] ?? 0);
}

export function toSegmentRow({ dead, ...rest }: Segment): SegmentRow {
  return { ...rest, dead: toBase64(encodeRuns(dead)) };
}

/** Notes in a segment that passages are gone. @param runs - of passages that are there, by their numbers */
export function bury(segment: Segment, runs: Runs): Segment {
  const inside = runs
    .map(([from, until]): [number, number] => [
      Math.max(0, from - segment.first),
      Math.min(segment.span, until - segment.first),
    ])
    .filter(([from, until]) => from < until);
  if (inside.length === 0) return segment;
  const gone = inside.reduce((sum, [from, until]) => sum + until - from, 0);
  return { ...segment, live: segment.live - gone, dead: addRuns(segment.dead, inside) };
}

/** Each segment is at least this many times as long as the next; the more, the fewer there are to ask, and the more is joined. */
const growth = 4;

/** A segment that lost more than this share of its passages is written anew. */
const maxDeadShare = 0.3;

/** Longer ones are joined no more, so that joining fits in memory. */
const maxJoinedPassages = 30_000;

/** Which segments are to be written anew, each list as one: neighbours, or one alone that has lost much. */
export function planMerges(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const groups = segments.map((segment) => [segment]);
  const liveOf = (group: readonly Segment[] | undefined) => group?.reduce((sum, { live }) => sum + live, 0) ?? 0;
  for (;;) {
    const at = groups.findIndex((group, index) => {
      const [live, next] = [liveOf(group), liveOf(groups[index + 1])];
      return next > 0 && live < growth * next && live + next <= maxJoinedPassages;
    });
    if (at === -1) break;
    groups.splice(at, 2, [...(groups[at] ?? []), ...(groups[at + 1] ?? [])]);
  }
  return groups.filter((group) => group.length > 1 || group.some(isSparse));
}

function isSparse({ live, dead }: Segment): boolean {
  const gone = dead.reduce((sum, [from, until]) => sum + until - from, 0);
  return gone > (live + gone) * maxDeadShare;
}
