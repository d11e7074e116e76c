import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import { encodeId } from '../../sql/encode-id.js';
import { hashId } from '../../text/hash-id.js';
import type { SplitDocument } from '../split-documents.js';
import type { Turns } from '../turns.js';
import {
  addition,
  buildParts,
  burial,
  type Digested,
  type Part,
  type PlannedChange,
  unchanged,
} from './planned-change.js';
import { mergeBlocks } from './posting-block.js';
import { toBase64, toBytes, type Wide } from './rows.js';
import { attempt } from './schema.js';
import type { Ask, createStatements, PostingRow } from './statements.js';
import { planMerges, type Segment, type StateRow, type TenantState, toSegmentRow, toState } from './tenant-state.js';
import type { Vectors } from './vectors.js';

/** Each attempt of which fails only because another writer of the tenant has succeeded meanwhile. */
const maxAttempts = 50;

/** Joining is put off where others write all the time. */
const maxMergeAttempts = 3;

/**
 * The index of one tenant as it stands in tables. It changes from one version to the next, each change by one statement
 * that does nothing where another writer was faster; then it is made anew from what that one has left.
 */
export class TenantIndex {
  readonly #ask: Ask;
  readonly #statements: ReturnType<typeof createStatements>;
  readonly #vectors: Vectors | undefined;
  readonly #tenantId: string;
  readonly #turns: Turns;
  #hash: Promise<string> | undefined;

  constructor(
    tenantId: string,
    ask: Ask,
    statements: ReturnType<typeof createStatements>,
    vectors: Vectors | undefined,
    turns: Turns,
  ) {
    this.#turns = turns;
    this.#tenantId = tenantId;
    this.#ask = ask;
    this.#statements = statements;
    this.#vectors = vectors;
  }

  /** What the tenant stands by in the tables. */
  get hash(): Promise<string> {
    this.#hash ??= hashId(encodeId(this.#tenantId), 64);
    return this.#hash;
  }

  /** Adds documents, replacing those with the same ids; those that are the same are left alone. */
  put(documents: readonly SplitDocument[]): Promise<void> {
    return this.#inTurn(async () => {
      const latest = new Map(documents.map((document) => [document.documentId, document]));
      const digested = await Promise.all([...latest.values()].map((document) => this.#digest(document)));
      const ids = digested.map(({ documentId }) => encodeId(documentId));
      let prepared:
        | { readonly of: string; readonly parts: readonly Part[]; readonly vectors: readonly string[] }
        | undefined;
      await this.#change('put documents', ids, true, async (state) => {
        const changed = digested.filter(
          ({ documentId, digest }) => state.documents.get(encodeId(documentId))?.digest !== digest,
        );
        if (changed.length === 0) return undefined;
        const key = changed.map(({ digest }) => digest).join();
        if (prepared?.of !== key) {
          const vectors =
            (await this.#vectors?.prepare(
              this.#tenantId,
              changed.flatMap(({ passages }) => passages),
            )) ?? [];
          prepared = { of: key, parts: buildParts(changed), vectors };
        }
        return { ...addition(state, changed, prepared.parts), vectors: prepared.vectors };
      });
    });
  }

  /** Takes a document out. @returns whether it was there */
  remove(documentId: string): Promise<boolean> {
    return this.#inTurn(() => {
      const id = encodeId(documentId);
      return this.#change('remove a document', [id], false, async (state) => {
        const known = state.documents.get(id);
        return known && { ...burial(state, new Map([[id, known]])), goneDocuments: [id], vectors: [] };
      });
    });
  }

  clear(): Promise<void> {
    return this.#inTurn(() =>
      attempt('erase the knowledge', async () => {
        for (let count = 0; count < maxAttempts; count += 1) {
          const state = await this.#readState([]);
          if (state === undefined) return;
          const gone = await this.#ask(this.#statements.clear(state.tenant, state.version));
          if (gone.length > 0) return;
          await pause(count);
        }
        throw new KnowledgeStoreError('erase the knowledge', 'unavailable');
      }),
    );
  }

  async #digest(document: SplitDocument): Promise<Digested> {
    const text = JSON.stringify([this.#vectors?.model ?? '', document.passages]);
    return { ...document, digest: await hashId(text, 32) };
  }

  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(this.#tenantId, run);
  }

  async #readState(documentIds: readonly string[]): Promise<TenantState | undefined> {
    return toState(await this.#ask<StateRow>(this.#statements.readState(await this.hash, documentIds)));
  }

  /** @param plan - undefined where nothing is to be changed @returns whether something was changed */
  async #change(
    act: string,
    documentIds: readonly string[],
    begins: boolean,
    plan: (state: TenantState) => Promise<PlannedChange | undefined>,
  ): Promise<boolean> {
    for (let count = 0; count < maxAttempts; count += 1) {
      const state = await attempt(act, () => this.#readState(documentIds));
      if (state === undefined) {
        if (!begins) return false;
        const adding = this.#statements.addTenant(await this.hash, encodeId(this.#tenantId));
        await attempt(act, () => this.#ask(adding));
        continue;
      }
      const change = await plan(state);
      if (change === undefined) return false;
      if (await attempt(act, () => this.#apply(change))) {
        await this.#settle(change.after);
        return true;
      }
      await pause(count);
    }
    throw new KnowledgeStoreError(act, 'unavailable', new Error('Others write to this tenant all the time'));
  }

  async #apply({ vectors, after: _, ...change }: PlannedChange): Promise<boolean> {
    // Where there are none to add, there may be no table for them either.
    const added = vectors.length > 0 ? this.#vectors : undefined;
    const { text, values } = this.#statements.change(change, added?.changing ?? '');
    const rows = await this.#ask({
      text,
      values: added === undefined ? values : [...values, added.rowsOf(change.passages, vectors)],
    });
    return rows.length > 0;
  }

  /** Joins segments, so that a question asks few. What fails here is made up for after the next change. */
  async #settle(segments: readonly Segment[]): Promise<void> {
    try {
      let known: readonly Segment[] | undefined = segments;
      for (let count = 0; count < maxMergeAttempts; count += 1) {
        if (planMerges(known).length === 0) return;
        const state: TenantState | undefined = await this.#readState([]);
        const groups = planMerges(state?.segments ?? []);
        if (state === undefined || groups.length === 0 || (await this.#merge(state, groups))) return;
        known = state.segments;
      }
    } catch {
      // See above.
    }
  }

  async #merge(state: TenantState, groups: readonly (readonly Segment[])[]): Promise<boolean> {
    const ids = groups.flat().map(({ id }) => id);
    const rows = await this.#ask<{ readonly segment: Wide; readonly hash: Wide; readonly bytes: unknown }>(
      this.#statements.readPostings(state.tenant, ids),
    );
    let nextNumber = state.nextNumber;
    const segments: Segment[] = [];
    const postings: PostingRow[] = [];
    for (const group of groups) {
      const first = group[0]?.first ?? 0;
      const blocks = mergeBlocks(
        group.map((segment) => {
          const own = rows.filter(({ segment: id }) => Number(id) === segment.id);
          const isDead = new Uint8Array(segment.span);
          for (const [from, until] of segment.dead) isDead.fill(1, from, until);
          return {
            blocks: own.map(({ bytes }) => toBytes(bytes)),
            firstHashes: own.map(({ hash }) => Number(hash)),
            renumber: (passage) => (isDead[passage] === 1 ? undefined : passage + segment.first - first),
          };
        }),
      );
      const last = group.at(-1);
      const live = group.reduce((sum, each) => sum + each.live, 0);
      segments.push({ id: nextNumber, first, span: (last?.first ?? 0) + (last?.span ?? 0) - first, live, dead: [] });
      for (const { hash, bytes } of blocks) postings.push({ segment: nextNumber, hash, bytes: toBase64(bytes) });
      nextNumber += 1;
    }
    return this.#apply({
      ...unchanged(state),
      nextNumber,
      goneSegments: ids,
      segments: segments.map(toSegmentRow),
      postings,
      vectors: [],
      after: [],
    });
  }
}

/** Longer with each attempt, and not as long for all. */
function pause(attempts: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(500, 5 * 2 ** attempts)));
}
