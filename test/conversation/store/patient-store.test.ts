import { describe, expect, it } from 'vitest';
import type { ConversationStore } from '../../../src/conversation/conversation-store.js';
import { patientStore } from '../../../src/conversation/store/patient-store.js';
import { ConversationConflictError, ConversationStoreError } from '../../../src/error/conversation-error.js';

const key = { tenantId: 'tenant', conversationId: 'conversation' };
const entry = { at: '2026-11-24T08:00:00.000Z', event: { type: 'message', messageId: 'm', text: '您好' } } as const;
const head = {
  conversationId: 'conversation',
  customerId: 'customer',
  owner: 'assistant',
  fence: 0,
  ownerSince: entry.at,
  sequence: 1,
  updatedAt: entry.at,
} as const;

/** A place that cannot be reached until a moment of its clock; waiting is what lets the clock go on. */
function awayUntil(
  backAt: number,
  error: () => Error = () => new ConversationStoreError('do it', 'unavailable', null),
) {
  let time = 5_000;
  const waits: number[] = [];
  const calls: { readonly name: string; readonly given: readonly unknown[] }[] = [];
  const step =
    <Result>(name: string, result: Result) =>
    async (...given: readonly unknown[]) => {
      calls.push({ name, given });
      if (time < 5_000 + backAt) {
        throw error();
      }
      return result;
    };
  const store: ConversationStore = {
    append: step('append', { sequence: 1, repeated: false }),
    read: step('read', []),
    head: step('head', head),
    acquire: step('acquire', { token: 7 }),
    renew: step('renew', 1),
    release: step('release', true),
    list: step('list', [head]),
    remove: step('remove', undefined),
  };
  const options = {
    now: () => time,
    wait: async (waitMs: number) => {
      waits.push(waitMs);
      time += waitMs;
    },
  };
  return { store, options, waits, calls };
}

const lease = { token: 7 };
const appendOptions = { writeId: 'message:m', fence: 0 };
const filter = { owner: 'queue' } as const;

const steps: readonly [
  name: string,
  given: readonly unknown[],
  step: (store: ConversationStore) => Promise<unknown>,
  result: unknown,
][] = [
  [
    'append',
    [key, [entry], appendOptions],
    (store) => store.append(key, [entry], appendOptions),
    { sequence: 1, repeated: false },
  ],
  ['read', [key, 'checkpoint'], (store) => store.read(key, 'checkpoint'), []],
  ['head', [key], (store) => store.head(key), head],
  ['acquire', [key, 3_000], (store) => store.acquire(key, 3_000), { token: 7 }],
  ['renew', [key, lease, 3_000], (store) => store.renew(key, lease, 3_000), 1],
  ['release', [key, lease, 1], (store) => store.release(key, lease, 1), true],
  ['list', ['tenant', filter], (store) => store.list('tenant', filter), [head]],
  ['remove', [key], (store) => store.remove(key), undefined],
];

describe('patientStore', () => {
  it.each(steps)('makes %s again with the same until the place is back', async (name, given, step, result) => {
    const { store, options, calls } = awayUntil(10_000);
    expect(await step(patientStore(store, options))).toEqual(result);
    expect(calls.length).toBeGreaterThan(5);
    expect(calls).toEqual(calls.map(() => ({ name, given })));
  });

  it.each(steps)('asks once for %s where the place answers', async (_name, _given, step) => {
    const { store, options, calls, waits } = awayUntil(0);
    await step(patientStore(store, options));
    expect(calls).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it('waits 50 ms, then ever longer up to 2 s, half of it by chance', async () => {
    const { store, options, waits } = awayUntil(20_000);
    await patientStore(store, options).head(key);
    const longest = [50, 100, 200, 400, 800, 1_600];
    waits.forEach((waitMs, index) => {
      expect(waitMs).toBeGreaterThanOrEqual((longest[index] ?? 2_000) / 2);
      expect(waitMs).toBeLessThanOrEqual(longest[index] ?? 2_000);
    });
    expect(new Set(waits.slice(6)).size).toBeGreaterThan(1);
  });

  it('throws the last error once its patience is over, and tries at that very moment too', async () => {
    let count = 0;
    const { store, options, waits, calls } = awayUntil(60_000, () => {
      count += 1;
      return new ConversationStoreError(`do it, ${count}`, 'unavailable', undefined);
    });
    const failing = patientStore(store, { ...options, patienceMs: 3_000 }).head(key);
    await expect(failing).rejects.toMatchObject({ code: 'conversation-store-unavailable' });
    await expect(failing).rejects.toThrow(`do it, ${calls.length}`);
    expect(waits.reduce((sum, waitMs) => sum + waitMs, 0)).toBeCloseTo(3_000, 3);
  });

  it('has 30 s of patience unless told otherwise', async () => {
    const back = awayUntil(29_000);
    expect(await patientStore(back.store, back.options).head(key)).toEqual(head);
    const away = awayUntil(31_000);
    await expect(patientStore(away.store, away.options).head(key)).rejects.toThrow(ConversationStoreError);
  });

  it('does not make a write again that has no name', async () => {
    const { store, options, calls } = awayUntil(100);
    const patient = patientStore(store, options);
    await expect(patient.append(key, [entry], { fence: 0 })).rejects.toThrow(ConversationStoreError);
    await expect(patient.append(key, [entry])).rejects.toThrow(ConversationStoreError);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['a conflict', () => new ConversationConflictError('fence', 0, 1)],
    ['a refusal', () => new ConversationStoreError('append', 'refused', undefined)],
    ['tables that are too new', () => new ConversationStoreError('append', 'schema-too-new', undefined)],
    ['an error of another kind', () => new TypeError('not a function')],
  ])('passes %s on at once', async (_case, error) => {
    const { store, options, calls } = awayUntil(100, error);
    await expect(patientStore(store, options).append(key, [entry], appendOptions)).rejects.toThrow(error().message);
    expect(calls).toHaveLength(1);
  });

  it('is patient anew with each step', async () => {
    const { store, options } = awayUntil(25_000);
    const patient = patientStore(store, { ...options, patienceMs: 20_000 });
    await expect(patient.head(key)).rejects.toThrow(ConversationStoreError);
    expect(await patient.head(key)).toEqual(head);
  });

  it('takes the clock and the timers of where it runs unless given others', async () => {
    const { store, options, calls } = awayUntil(1);
    const patient = patientStore({
      ...store,
      head: async (given) => {
        try {
          return await store.head(given);
        } finally {
          await options.wait(1);
        }
      },
    });
    expect(await patient.head(key)).toEqual(head);
    expect(calls).toHaveLength(2);
  });
});
