import { describe, expect, it } from 'vitest';
import type { Passage, ScoredPassage } from '../../../src/domain/passage.js';
import { combineRetrievers } from '../../../src/knowledge/remote/combine-retrievers.js';
import type { RetrieveOptions, Retriever } from '../../../src/knowledge/retriever.js';

const found = (id: string, text = id, headings: string[] = []): ScoredPassage => ({
  passage: { id, documentId: id, title: id, headings, text } satisfies Passage,
  score: 1,
});

const giving = (...passages: ScoredPassage[]): Retriever => ({ retrieve: async () => passages });
const failing = (message: string): Retriever => ({ retrieve: () => Promise.reject(new Error(message)) });
const silent: Retriever = { retrieve: () => new Promise(() => {}) };

const idsOf = (passages: readonly ScoredPassage[]) => passages.map(({ passage }) => passage.id);

describe('combineRetrievers', () => {
  it('puts what several find into one order by rank, what two of them find first', async () => {
    const retriever = combineRetrievers([giving(found('a'), found('b')), giving(found('c'), found('b'))]);
    expect(idsOf(await retriever.retrieve('问'))).toEqual(['b', 'a', 'c']);
  });

  it('lets one count more', async () => {
    const retriever = combineRetrievers([giving(found('a')), { retriever: giving(found('b')), weight: 2 }]);
    expect(idsOf(await retriever.retrieve('问'))).toEqual(['b', 'a']);
  });

  it('gives a text once that two bases have, whatever its punctuation, width and script', async () => {
    const retriever = combineRetrievers([giving(found('a', '末班船17:30開。')), giving(found('b', '末班船 17:30 开'))]);
    const passages = await retriever.retrieve('问');
    expect(idsOf(passages)).toEqual(['a']);
    expect(passages[0]?.score).toBeCloseTo(2 / 6, 12);
  });

  it('counts a text once that one base gives twice', async () => {
    const retriever = combineRetrievers([giving(found('a', '同'), found('a2', '同')), giving(found('b'))]);
    expect((await retriever.retrieve('问')).map(({ score }) => score)).toEqual([1 / 6, 1 / 6]);
  });

  it('keeps two questions apart that have the same answer', async () => {
    const retriever = combineRetrievers([
      giving(found('a', '可以。', ['能带狗吗'])),
      giving(found('b', '可以。', ['能刷卡吗'])),
    ]);
    expect(await retriever.retrieve('问')).toHaveLength(2);
  });

  it('keeps two texts apart that have the same id', async () => {
    const retriever = combineRetrievers([giving(found('1', '甲')), giving(found('1', '乙'))]);
    expect(idsOf(await retriever.retrieve('问'))).toEqual(['1', '1~2']);
  });

  it('gives no more than the limit, eight by default, and asks each for that', async () => {
    const asked: (number | undefined)[] = [];
    const many = Array.from({ length: 20 }, (_, index) => found(`p${index}`));
    const noting: Retriever = {
      retrieve: async (_, options) => {
        asked.push(options?.limit);
        return many;
      },
    };
    expect(await combineRetrievers([noting, noting]).retrieve('问')).toHaveLength(8);
    expect(await combineRetrievers([noting]).retrieve('问', { limit: 3 })).toHaveLength(3);
    expect(asked).toEqual([8, 8, 3]);
  });

  it('passes tags and time on', async () => {
    const seen: RetrieveOptions[] = [];
    const noting: Retriever = {
      retrieve: async (_, options = {}) => {
        seen.push(options);
        return [];
      },
    };
    const now = new Date('2026-05-01T00:00:00Z');
    await combineRetrievers([noting]).retrieve('问', { tags: ['staff'], now });
    expect(seen).toMatchObject([{ tags: ['staff'], now }]);
  });

  it('answers without one that fails and one that keeps silent, and tells of both', async () => {
    const told: unknown[] = [];
    const retriever = combineRetrievers([failing('down'), giving(found('a')), silent], {
      timeoutMs: 20,
      onError: (error, position) => told.push([position, (error as Error).message]),
    });
    expect(idsOf(await retriever.retrieve('问'))).toEqual(['a']);
    expect(told).toEqual([
      [0, 'down'],
      [2, expect.stringContaining('retriever 2 did not answer within 20 ms')],
    ]);
  });

  it('answers without one that throws before its first wait', async () => {
    const hasty: Retriever = {
      retrieve: () => {
        throw new Error('not even a promise');
      },
    };
    expect(idsOf(await combineRetrievers([hasty, giving(found('a'))]).retrieve('问'))).toEqual(['a']);
  });

  it('fails with the reasons when all fail', async () => {
    const retriever = combineRetrievers([failing('first'), failing('second')]);
    await expect(retriever.retrieve('问')).rejects.toMatchObject({
      code: 'knowledge-base-unavailable',
      retryable: true,
      cause: { errors: [{ message: 'first' }, { message: 'second' }] },
    });
  });

  it('stops at once with the reason of its caller, and stops what it asked', async () => {
    const controller = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const noting: Retriever = {
      retrieve: (_, options) => {
        signals.push(options?.signal);
        controller.abort(new Error('the customer left'));
        return new Promise(() => {});
      },
    };
    const asked = combineRetrievers([noting, silent]).retrieve('问', { signal: controller.signal });
    await expect(asked).rejects.toThrow('the customer left');
    expect(signals[0]?.aborted).toBe(true);
  });

  it.each([
    [[], undefined, /at least one/],
    [[{}], undefined, /number 0 has no retrieve/],
    [[{ retriever: silent, weight: 0 }], undefined, /"weight"/],
    [[silent], { timeoutMs: -1 }, /"timeoutMs"/],
    [[silent], { timeout: 1 }, /does not know the option "timeout"/],
  ])('refuses %o with %o', (retrievers, options, message) => {
    expect(() => combineRetrievers(retrievers as never, options as never)).toThrow(message);
  });
});
