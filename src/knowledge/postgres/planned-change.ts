import { encodeId } from '../../sql/encode-id.js';
import type { SplitDocument } from '../split-documents.js';
import type { Runs } from './byte-numbers.js';
import { buildBlocks, sumLengths } from './posting-block.js';
import { toBase64 } from './rows.js';
import type { Change, DocumentRow, PassageRow } from './statements.js';
import { bury, type Segment, type TenantState, toSegmentRow } from './tenant-state.js';

/** Most passages that are indexed as one segment. */
const maxNewSegment = 20_000;

/** A document, and what tells whether it has changed. */
export interface Digested extends SplitDocument {
  readonly digest: string;
}

/** A change, and what else goes with it. */
export interface PlannedChange extends Change {
  readonly vectors: readonly string[];
  /** The segments that there are then. */
  readonly after: readonly Segment[];
}

/** Some passages, indexed. */
export interface Part {
  /** Number of the first one among all that are put. */
  readonly from: number;
  readonly count: number;
  readonly blocks: readonly { readonly hash: number; readonly bytes: string }[];
  readonly lengths: readonly (readonly number[])[];
}

/** Indexes the passages of documents, whatever numbers they get. */
export function buildParts(documents: readonly SplitDocument[]): Part[] {
  const passages = documents.flatMap((document) => document.passages);
  const parts: Part[] = [];
  for (let from = 0; from < passages.length; from += maxNewSegment) {
    const own = passages.slice(from, from + maxNewSegment);
    const { blocks, lengths } = buildBlocks(own);
    const packed = blocks.map(({ hash, bytes }) => ({ hash, bytes: toBase64(bytes) }));
    parts.push({ from, count: own.length, blocks: packed, lengths });
  }
  return parts;
}

/** A change that changes nothing. */
export function unchanged(state: TenantState): Change {
  return {
    tenant: state.tenant,
    version: state.version,
    nextNumber: state.nextNumber,
    passageCount: state.passageCount,
    lengths: state.lengths,
    goneDocuments: [],
    gonePassages: [],
    goneSegments: [],
    documents: [],
    passages: [],
    segments: [],
    postings: [],
  };
}

/** Takes the passages of documents out. */
export function burial(state: TenantState, documents: TenantState['documents']): Change & Pick<PlannedChange, 'after'> {
  const gone = [...documents.values()];
  const runs: Runs = gone.map(({ first, passages }) => [first, first + passages]);
  const buried = state.segments.map((segment) => bury(segment, runs));
  const changed = buried.filter((segment, at) => segment !== state.segments[at]);
  return {
    ...unchanged(state),
    passageCount: state.passageCount - gone.reduce((sum, { passages }) => sum + passages, 0),
    lengths: gone.reduce(
      (left, { lengths }) => left.map((length, stream) => length - (lengths[stream] ?? 0)),
      state.lengths,
    ),
    gonePassages: runs,
    goneSegments: changed.filter(({ live }) => live === 0).map(({ id }) => id),
    segments: changed.filter(({ live }) => live > 0).map(toSegmentRow),
    after: buried.filter(({ live }) => live > 0),
  };
}

/** Adds documents in place of those with the same ids. */
export function addition(
  state: TenantState,
  documents: readonly Digested[],
  parts: readonly Part[],
): Change & Pick<PlannedChange, 'after'> {
  const replaced = new Map(
    documents.flatMap(({ documentId }) => {
      const known = state.documents.get(encodeId(documentId));
      return known === undefined ? [] : [[encodeId(documentId), known] as const];
    }),
  );
  const rest = burial(state, replaced);
  const lengths = parts.flatMap((part) => part.lengths);
  const added: Segment[] = parts.map(({ from, count }) => ({
    id: state.nextNumber + from,
    first: state.nextNumber + from,
    span: count,
    live: count,
    dead: [],
  }));
  const documentRows: DocumentRow[] = [];
  const passageRows: PassageRow[] = [];
  for (const { documentId, title, digest, passages } of documents) {
    const from = passageRows.length;
    documentRows.push({
      document_id: encodeId(documentId),
      title: encodeId(title),
      digest,
      first: state.nextNumber + from,
      passages: passages.length,
      lengths: sumLengths(lengths.slice(from, from + passages.length)),
    });
    for (const passage of passages) {
      const { validFrom, validUntil, visibleTo } = passage;
      passageRows.push({
        number: state.nextNumber + passageRows.length,
        passage: JSON.stringify(passage),
        valid_from: validFrom === undefined ? null : Date.parse(validFrom),
        valid_until: validUntil === undefined ? null : Date.parse(validUntil),
        visible_to: visibleTo?.map(encodeId) ?? null,
      });
    }
  }
  const sums = sumLengths(lengths);
  return {
    ...rest,
    nextNumber: state.nextNumber + passageRows.length,
    passageCount: rest.passageCount + passageRows.length,
    lengths: rest.lengths.map((length, stream) => length + (sums[stream] ?? 0)),
    documents: documentRows,
    passages: passageRows,
    segments: [...rest.segments, ...added.map(toSegmentRow)],
    postings: parts.flatMap(({ from, blocks }) =>
      blocks.map((block) => ({ segment: state.nextNumber + from, ...block })),
    ),
    after: [...rest.after, ...added],
  };
}
