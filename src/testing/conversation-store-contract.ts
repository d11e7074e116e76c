import assert from 'node:assert/strict';
import type {
  ConversationHead,
  ConversationKey,
  ConversationStore,
  LogEntry,
  NewLogEntry,
} from '../conversation/conversation-store.js';
import { ConversationConflictError } from '../error/conversation-error.js';
import type { ContractCase } from './contract-case.js';
import { everyEvent } from './every-event.js';

/** A store to be tried, empty. */
export interface StoreUnderTest {
  readonly store: ConversationStore;
  /** Opens the same place once more, as another process does. Default: the same store again. */
  another?(): Promise<ConversationStore> | ConversationStore;
  /** Lets the store's own time pass, by which leases run out. Default: really waits. */
  advance?(milliseconds: number): Promise<void> | void;
  close?(): Promise<void> | void;
}

interface Trial {
  readonly store: ConversationStore;
  readonly another: ConversationStore;
  advance(milliseconds: number): Promise<void>;
}

const key: ConversationKey = { tenantId: 'tenant', conversationId: 'conversation' };
const at = '2026-11-24T08:00:00.000Z';
const later = '2026-11-24T09:30:00.250Z';
const ttlMs = 60_000;

const message = (text: string, time = at): NewLogEntry => ({
  at: time,
  event: { type: 'message', messageId: `id of ${text}`, text },
});
const words = (delta: string): NewLogEntry => ({ at, turnId: 'turn-1', event: { type: 'text-delta', delta } });
const ownerChange = (fence: number, time = at): NewLogEntry => ({
  at: time,
  event: { type: 'owner-change', owner: 'operator', fence, reason: 'take-over', operatorId: 'wang' },
});

/** Ids that a careless store mixes up: keys joined by a separator, SQL, patterns, names of properties, look-alikes. */
const hostileKeys: readonly (readonly [ConversationKey, ConversationKey])[] = (
  [
    ['a', 'b:c', 'a:b', 'c'],
    ['a', 'b/c', 'a/b', 'c'],
    ['a', '', 'a', ' '],
    ["x'; drop table zhike_conversation; --", 'c', 'x', 'c'],
    ["x' or '1'='1", 'c', 'x', 'c'],
    ['%', 'c', 'anything', 'c'],
    ['_', 'c', 'x', 'c'],
    ['\\', 'c', '\\\\', 'c'],
    ['__proto__', 'c', 'constructor', 'c'],
    ['Tenant', 'c', 'tenant', 'c'],
    ['\u00fc', 'c', 'u\u0308', 'c'],
    ['tenant', 'c', 'tenant ', 'c'],
    ['tenant\n', 'c', 'tenant', 'c'],
    ['\u0001', 'c', '\u0002', 'c'],
    ['["a","b"]', 'c', 'a', 'b'],
    ['👨‍👩‍👧', 'c', '👨', 'c'],
    ['租户'.repeat(128), 'c', '租户'.repeat(127), 'c'],
    ['null', 'c', 'undefined', 'c'],
  ] as const
).map(([tenantId, conversationId, otherTenantId, otherId]) => [
  { tenantId, conversationId: conversationId || 'c' },
  { tenantId: otherTenantId, conversationId: otherId },
]);

const texts = (log: readonly LogEntry[]): readonly string[] =>
  log.map(({ event }) =>
    event.type === 'message' ? event.text : event.type === 'text-delta' ? event.delta : event.type,
  );

const isConflict = (subject: 'fence' | 'lease', found?: number) => (error: unknown) => {
  assert.ok(error instanceof ConversationConflictError, `expected a ConversationConflictError, got ${String(error)}`);
  assert.equal(error.code, `conversation-${subject}-conflict`);
  if (found !== undefined) {
    assert.equal(error.found, found);
  }
  return true;
};

async function acquired(store: ConversationStore, of = key) {
  const lease = await store.acquire(of, ttlMs);
  assert.ok(lease !== undefined, 'the lease is free and is not given');
  return lease;
}

async function headOf(store: ConversationStore, of = key): Promise<ConversationHead> {
  const head = await store.head(of);
  assert.ok(head !== undefined, 'the conversation has no head');
  return head;
}

/** Overwrites everything that can be reached. */
function deface(value: unknown): void {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deface);
    const target = value as Record<string, unknown>;
    for (const name of Object.keys(target)) {
      target[name] = 'defaced';
    }
  }
}

const trials: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  async 'has an empty log and no head for a conversation that was never written to'({ store }) {
    assert.deepEqual(await store.read(key), []);
    assert.deepEqual(await store.read(key, 'checkpoint'), []);
    assert.equal(await store.head(key), undefined);
    assert.equal(await store.acquire(key, ttlMs), undefined);
    assert.deepEqual(await store.list('tenant'), []);
    await store.remove(key);
  },

  async 'numbers entries from 1 without gaps over several writes, and tells the last number'({ store }) {
    assert.deepEqual(await store.append(key, [message('a'), message('b')]), { sequence: 2, repeated: false });
    assert.deepEqual(await store.append(key, [message('c')]), { sequence: 3, repeated: false });
    const log = await store.read(key);
    assert.deepEqual(
      log.map(({ sequence }) => sequence),
      [1, 2, 3],
    );
    assert.deepEqual(texts(log), ['a', 'b', 'c']);
  },

  async 'reads on after a sequence, also in the middle of a write'({ store }) {
    await store.append(key, [message('a'), message('b'), message('c')]);
    await store.append(key, [message('d')]);
    assert.deepEqual(texts(await store.read(key, 0)), ['a', 'b', 'c', 'd']);
    assert.deepEqual(texts(await store.read(key, 1)), ['b', 'c', 'd']);
    assert.deepEqual(texts(await store.read(key, 3)), ['d']);
    assert.deepEqual(await store.read(key, 4), []);
    assert.deepEqual(await store.read(key, 400), []);
    assert.deepEqual(
      (await store.read(key, 2)).map(({ sequence }) => sequence),
      [3, 4],
    );
  },

  async 'keeps every event as it was written, with its time and its turn'({ store, another }) {
    const entries: NewLogEntry[] = everyEvent.map((event, index) => ({
      at: new Date(Date.UTC(2026, 10, 24, 8) + 40 * index).toISOString(),
      ...(index % 3 === 0 ? {} : { turnId: index % 2 === 0 ? 'turn-1' : 'turn-2' }),
      event,
    }));
    const kept = entries.filter(({ event }) => event.type !== 'owner-change');
    await store.append(key, kept.slice(0, 7));
    await store.append(key, kept.slice(7));
    assert.deepEqual(
      await another.read(key),
      kept.map((entry, index) => ({ ...entry, sequence: index + 1 })),
    );
  },

  async 'keeps any text: NUL, half a surrogate pair, emoji, a million characters'({ store }) {
    const hard = ['', '\0', 'a\0b', '\ud83d', '👨‍👩‍👧', '\u2028', '"\\\'', '长'.repeat(1_000_000)];
    for (const text of hard) {
      await store.append(key, [message(text)]);
    }
    assert.deepEqual(texts(await store.read(key)), hard);
  },

  async 'keeps events of a kind, and properties of one, that it does not know'({ store }) {
    const event = {
      type: 'mood',
      mood: { score: -0.25, words: ['急', '🙁', ''], since: null },
      'an odd name': true,
    } as unknown as NewLogEntry['event'];
    await store.append(key, [{ at, turnId: 'turn-1', event }]);
    assert.deepEqual((await store.read(key))[0]?.event, event);
  },

  async 'keeps its log from whoever changes what was written or read'({ store }) {
    const written = structuredClone([message('a'), words('b')]);
    await store.append(key, written);
    deface(written);
    deface(await store.read(key));
    assert.deepEqual(texts(await store.read(key)), ['a', 'b']);
  },

  async 'writes all entries of a write or none'({ store }) {
    await store.append(key, [message('a')]);
    const broken = {
      ...message('c'),
      get event(): NewLogEntry['event'] {
        throw new RangeError('no event');
      },
    };
    await assert.rejects(store.append(key, [message('b'), broken]), RangeError);
    await store.append(key, [message('d')]);
    assert.deepEqual(texts(await store.read(key)), ['a', 'd']);
    assert.equal((await headOf(store)).sequence, 2);
  },

  async 'takes a write without entries for one that changes nothing'({ store }) {
    await store.append(key, [message('a')]);
    assert.deepEqual(await store.append(key, []), { sequence: 1, repeated: false });
  },

  async 'makes a write of the same name once, whatever it holds and however late it comes'({ store, another }) {
    await store.append(key, [message('first')], { writeId: 'client:1' });
    await store.append(key, [message('second')], { writeId: 'client:2' });
    assert.deepEqual(await another.append(key, [message('again')], { writeId: 'client:1' }), {
      sequence: 2,
      repeated: true,
    });
    assert.deepEqual(texts(await store.read(key)), ['first', 'second']);
    const elsewhere = { ...key, conversationId: 'elsewhere' };
    assert.equal((await store.append(elsewhere, [message('first')], { writeId: 'client:1' })).repeated, false);
    const foreign = { ...key, tenantId: 'foreign' };
    assert.equal((await store.append(foreign, [message('first')], { writeId: 'client:1' })).repeated, false);
  },

  async 'knows a write by its whole name'({ store }) {
    for (const writeId of ['a', 'a\nb', 'b', 'A', 'a ', '', '%', `long ${'x'.repeat(590)}`].filter(Boolean)) {
      assert.equal((await store.append(key, [message(writeId)], { writeId })).repeated, false, writeId);
    }
    assert.equal((await store.read(key)).length, 7);
  },

  async 'makes a write of the same name once when many processes make it at the same moment'({ store, another }) {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : another).append(key, [message('once')], { writeId: 'client:1' }),
      ),
    );
    assert.equal(results.filter(({ repeated }) => !repeated).length, 1);
    assert.deepEqual(texts(await store.read(key)), ['once']);
  },

  async 'gives each of many writes at the same moment a place of its own'({ store, another }) {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? store : another).append(key, [message(`${index}`)])),
    );
    assert.deepEqual(
      results.map(({ sequence }) => sequence).sort((one, other) => one - other),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    assert.equal(new Set(texts(await store.read(key))).size, 50);
  },

  async 'refuses a write under another fence, tells which one holds, and keeps the log as it was'({ store }) {
    await store.append(key, [message('a')], { fence: 0 });
    await store.append(key, [ownerChange(1)], { fence: 0 });
    await assert.rejects(store.append(key, [words('late')], { fence: 0 }), isConflict('fence', 1));
    await assert.rejects(store.append(key, [words('early')], { fence: 2 }), isConflict('fence', 1));
    await store.append(key, [words('in time')], { fence: 1 });
    await store.append(key, [message("a customer's, whoever owns it")]);
    assert.deepEqual(texts(await store.read(key)), ['a', 'owner-change', 'in time', "a customer's, whoever owns it"]);
  },

  async 'refuses a change of owner that does not raise the fence'({ store }) {
    await store.append(key, [ownerChange(3)], { fence: 0 });
    await assert.rejects(store.append(key, [ownerChange(3)], { fence: 3 }), isConflict('fence'));
    await assert.rejects(store.append(key, [ownerChange(2)]), isConflict('fence'));
    assert.equal((await headOf(store)).fence, 3);
  },

  async 'lets one of several take over at the same moment'({ store, another }) {
    await store.append(key, [message('a')]);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? store : another).append(key, [ownerChange(1)], { fence: 0 }),
      ),
    );
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual(texts(await store.read(key)), ['a', 'owner-change']);
  },

  async 'tells the head: owner and since when, fence, customer, last entry'({ store }) {
    await store.append(key, [message('a')], { customerId: 'zhang' });
    assert.deepEqual(await store.head(key), {
      conversationId: 'conversation',
      customerId: 'zhang',
      owner: 'assistant',
      fence: 0,
      ownerSince: at,
      sequence: 1,
      updatedAt: at,
    });
    await store.append(key, [message('b'), ownerChange(1, later)], { customerId: 'somebody else' });
    assert.deepEqual(await store.head(key), {
      conversationId: 'conversation',
      customerId: 'zhang',
      owner: 'operator',
      fence: 1,
      ownerSince: later,
      sequence: 3,
      updatedAt: later,
    });
  },

  async 'takes the id of the conversation for that of the customer until a write names one'({ store }) {
    await store.append(key, [message('a')]);
    assert.equal((await headOf(store)).customerId, 'conversation');
    await store.append(key, [message('b')], { customerId: 'zhang' });
    assert.equal((await headOf(store)).customerId, 'zhang');
    const named = { ...key, conversationId: 'named' };
    await store.append(named, [message('a')], { customerId: 'named' });
    await store.append(named, [message('b')], { customerId: 'zhang' });
    assert.equal((await headOf(store, named)).customerId, 'named');
  },

  async 'gives the lease to one holder at a time'({ store, another }) {
    await store.append(key, [message('a')]);
    const leases = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store : another).acquire(key, ttlMs)),
    );
    assert.equal(leases.filter((lease) => lease !== undefined).length, 1);
    assert.equal(await another.acquire(key, ttlMs), undefined);
  },

  async 'gives the lease to another holder when its time has run out, and refuses the one before'(trial) {
    const { store, another } = trial;
    await store.append(key, [message('a')]);
    const first = await store.acquire(key, 50);
    assert.ok(first !== undefined);
    await trial.advance(80);
    const second = await acquired(another);
    assert.ok(second.token > first.token, 'the token has not risen');
    await assert.rejects(store.append(key, [words('late')], { lease: first }), isConflict('lease', second.token));
    await assert.rejects(store.renew(key, first, ttlMs), isConflict('lease', second.token));
    assert.equal(await store.release(key, first, 1), true);
    await another.append(key, [words('in time')], { lease: second });
    assert.deepEqual(texts(await store.read(key)), ['a', 'in time']);
    assert.equal(await store.acquire(key, ttlMs), undefined, 'the late release gave away the lease of another');
  },

  async 'lets a lease that nobody has taken write and be renewed after its time'(trial) {
    const { store } = trial;
    await store.append(key, [message('a')]);
    const lease = await store.acquire(key, 50);
    assert.ok(lease !== undefined);
    await trial.advance(80);
    await store.append(key, [words('b')], { lease });
    assert.equal(await store.renew(key, lease, ttlMs), 2);
    assert.equal(await store.acquire(key, ttlMs), undefined);
  },

  async 'makes a lease last as long as it is renewed'(trial) {
    const { store } = trial;
    await store.append(key, [message('a')]);
    const lease = await store.acquire(key, 1_000);
    assert.ok(lease !== undefined);
    assert.equal(await store.renew(key, lease, ttlMs), 1);
    await trial.advance(1_100);
    assert.equal(await store.acquire(key, ttlMs), undefined);
  },

  async 'tells who renews of what others have written'({ store, another }) {
    await store.append(key, [message('a')]);
    const lease = await acquired(store);
    await another.append(key, [message('b')]);
    assert.equal(await store.renew(key, lease, ttlMs), 2);
    assert.deepEqual(await store.append(key, [words('c')], { lease }), { sequence: 3, repeated: false });
  },

  async 'knows the last write under a lease by its name'({ store }) {
    await store.append(key, [message('a')]);
    const lease = await acquired(store);
    assert.equal((await store.append(key, [words('b')], { lease, writeId: 'turn:1' })).repeated, false);
    assert.deepEqual(await store.append(key, [words('b')], { lease, writeId: 'turn:1' }), {
      sequence: 2,
      repeated: true,
    });
    assert.equal((await store.append(key, [words('c')], { lease, writeId: 'turn:2' })).repeated, false);
    assert.deepEqual(texts(await store.read(key)), ['a', 'b', 'c']);
  },

  async 'holds a write under a lease to the fence too'({ store, another }) {
    await store.append(key, [message('a')]);
    const lease = await acquired(store);
    await another.append(key, [ownerChange(1)], { fence: 0 });
    await assert.rejects(store.append(key, [words('late')], { lease, fence: 0 }), isConflict('fence', 1));
    await store.append(key, [words('in time')], { lease, fence: 1 });
  },

  async 'takes a lease back from a holder who knows of everything, and from no other'({ store, another }) {
    await store.append(key, [message('a')]);
    const lease = await acquired(store);
    await another.append(key, [message('b')]);
    assert.equal(await store.release(key, lease, 1), false);
    assert.equal(await another.acquire(key, ttlMs), undefined);
    assert.equal(await store.release(key, lease, 2), true);
    assert.equal(await store.release(key, lease, 2), true);
    await acquired(another);
  },

  async 'refuses a lease of a conversation that is gone, and does not begin it again'({ store }) {
    await store.append(key, [message('a')]);
    const lease = await acquired(store);
    await store.remove(key);
    await assert.rejects(store.append(key, [words('b')], { lease }), isConflict('lease'));
    await assert.rejects(store.renew(key, lease, ttlMs), isConflict('lease'));
    assert.equal(await store.release(key, lease, 1), true);
    assert.equal(await store.head(key), undefined);
    await store.append(key, [message('new')]);
    await assert.rejects(store.append(key, [words('old')], { lease }), isConflict('lease'));
    await acquired(store);
    await assert.rejects(store.append(key, [words('old')], { lease }), isConflict('lease'));
    assert.deepEqual(texts(await store.read(key)), ['new']);
  },

  async 'reads from the highest checkpoint on'({ store, another }) {
    await store.append(key, [message('a'), message('b'), message('c')]);
    assert.deepEqual(texts(await store.read(key, 'checkpoint')), ['a', 'b', 'c']);
    await store.append(key, [message('d')], { checkpoint: 2 });
    assert.deepEqual(texts(await another.read(key, 'checkpoint')), ['c', 'd']);
    await store.append(key, [message('e')], { checkpoint: 1 });
    assert.deepEqual(texts(await store.read(key, 'checkpoint')), ['c', 'd', 'e']);
    const lease = await acquired(store);
    await store.append(key, [words('f')], { lease, checkpoint: 5 });
    assert.deepEqual(texts(await store.read(key, 'checkpoint')), ['f']);
    assert.deepEqual(
      (await store.read(key, 'checkpoint')).map(({ sequence }) => sequence),
      [6],
    );
    assert.equal((await store.read(key)).length, 6);
  },

  async 'lists the conversations of a tenant by id, page by page'({ store }) {
    const ids = Array.from({ length: 250 }, (_, index) => `c${String(index).padStart(3, '0')}`);
    for (let from = 0; from < ids.length; from += 50) {
      await Promise.all(
        ids
          .slice(from, from + 50)
          .map((conversationId) => store.append({ tenantId: 'tenant', conversationId }, [message('a')])),
      );
    }
    await store.append({ tenantId: 'other', conversationId: 'c000' }, [message('a')]);
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await store.list('tenant', { after, limit: 80 });
      found.push(...page.map(({ conversationId }) => conversationId));
      after = page.at(-1)?.conversationId;
      if (page.length < 80) {
        break;
      }
    }
    assert.deepEqual(found, ids);
    assert.equal((await store.list('tenant')).length, 100);
    assert.deepEqual(
      (await store.list('tenant', { limit: 1 }))[0],
      await store.head({ ...key, conversationId: 'c000' }),
    );
  },

  async 'lists by customer, by owner and by age'({ store }) {
    const write = (conversationId: string, customerId: string, entry: NewLogEntry) =>
      store.append({ tenantId: 'tenant', conversationId }, [entry], { customerId });
    await write('a', 'zhang', message('a'));
    await write('b', 'zhang', message('b', later));
    await write('c', 'li', ownerChange(1, later));
    const ids = async (filter: Parameters<ConversationStore['list']>[1]) =>
      (await store.list('tenant', filter)).map(({ conversationId }) => conversationId);
    assert.deepEqual(await ids({ customerId: 'zhang' }), ['a', 'b']);
    assert.deepEqual(await ids({ customerId: 'nobody' }), []);
    assert.deepEqual(await ids({ owner: 'operator' }), ['c']);
    assert.deepEqual(await ids({ owner: 'assistant' }), ['a', 'b']);
    assert.deepEqual(await ids({ owner: 'queue' }), []);
    assert.deepEqual(await ids({ idleSince: new Date(later) }), ['a']);
    assert.deepEqual(await ids({ idleSince: new Date(Date.parse(later) + 1) }), ['a', 'b', 'c']);
    assert.deepEqual(await ids({ customerId: 'zhang', idleSince: new Date(later) }), ['a']);
    assert.deepEqual(await ids({ customerId: 'zhang', after: 'a' }), ['b']);
  },

  async 'lists where work was left: entries after the last release, and no lease that runs'(trial) {
    const { store, another } = trial;
    const left = async () => (await store.list('tenant', { unfinished: true })).map((head) => head.conversationId);
    await store.append(key, [message('a')]);
    assert.deepEqual(await left(), ['conversation']);
    const lease = await store.acquire(key, 50);
    assert.ok(lease !== undefined);
    assert.deepEqual(await left(), []);
    await trial.advance(80);
    assert.deepEqual(await left(), ['conversation']);
    await store.renew(key, lease, ttlMs);
    assert.deepEqual(await left(), []);
    assert.equal(await store.release(key, lease, 1), true);
    assert.deepEqual(await left(), []);
    await another.append(key, [message('b')]);
    assert.deepEqual(await left(), ['conversation']);
  },

  async 'erases a conversation with all that belongs to it'({ store, another }) {
    await store.append(key, [message('secret')], { writeId: 'client:1', customerId: 'zhang' });
    await store.append(key, [ownerChange(1)], { fence: 0 });
    await store.append({ ...key, conversationId: 'other' }, [message('stays')]);
    await acquired(store);
    await another.remove(key);
    assert.deepEqual(await store.read(key), []);
    assert.equal(await store.head(key), undefined);
    assert.deepEqual(
      (await store.list('tenant')).map(({ conversationId }) => conversationId),
      ['other'],
    );
    assert.deepEqual(await store.append(key, [message('new')], { writeId: 'client:1', fence: 0 }), {
      sequence: 1,
      repeated: false,
    });
    assert.deepEqual(await headOf(store), {
      conversationId: 'conversation',
      customerId: 'conversation',
      owner: 'assistant',
      fence: 0,
      ownerSince: at,
      sequence: 1,
      updatedAt: at,
    });
  },

  async 'lets nobody reach a conversation of another tenant, by any method and whatever the ids'({ store }) {
    for (const [ours, theirs] of hostileKeys) {
      const name = JSON.stringify([ours, theirs]);
      await store.append(ours, [message('ours')], { writeId: 'client:1', customerId: 'zhang' });
      const lease = await acquired(store, ours);
      if (theirs.tenantId === ours.tenantId) {
        assert.deepEqual(await store.read(theirs), [], name);
      }
      assert.deepEqual(await store.read(theirs), [], name);
      assert.deepEqual(await store.read(theirs, 'checkpoint'), [], name);
      assert.equal(await store.head(theirs), undefined, name);
      assert.equal(await store.acquire(theirs, ttlMs), undefined, name);
      await assert.rejects(store.renew(theirs, lease, ttlMs), isConflict('lease'), name);
      await assert.rejects(store.append(theirs, [words('x')], { lease }), isConflict('lease'), name);
      assert.equal(await store.release(theirs, lease, 1), true, name);
      await store.remove(theirs);
      if (theirs.tenantId !== ours.tenantId) {
        assert.deepEqual(await store.list(theirs.tenantId, { customerId: 'zhang' }), [], name);
        assert.deepEqual(await store.list(theirs.tenantId), [], name);
      }
      assert.equal((await store.append(theirs, [message('theirs')], { writeId: 'client:1' })).repeated, false, name);
      assert.deepEqual(texts(await store.read(ours)), ['ours'], name);
      assert.deepEqual(texts(await store.read(theirs)), ['theirs'], name);
      assert.equal(await store.acquire(ours, ttlMs), undefined, name);
      await store.remove(theirs);
      assert.deepEqual(texts(await store.read(ours)), ['ours'], name);
      await store.remove(ours);
    }
  },
};

/**
 * What every `ConversationStore` does, as cases for any test runner.
 *
 * @param create - gives an empty store, anew for each case
 *
 * @example
 * ```ts
 * for (const { name, run } of conversationStoreContract(() => ({ store: createMyStore() }))) {
 *   test(name, run);
 * }
 * ```
 */
export function conversationStoreContract(
  create: () => Promise<StoreUnderTest> | StoreUnderTest,
): readonly ContractCase[] {
  return Object.entries(trials).map(([name, trial]) => ({
    name,
    async run() {
      const under = await create();
      try {
        await trial({
          store: under.store,
          another: (await under.another?.()) ?? under.store,
          advance: async (milliseconds) => {
            if (under.advance === undefined) {
              await new Promise((resolve) => setTimeout(resolve, milliseconds));
            } else {
              await under.advance(milliseconds);
            }
          },
        });
      } finally {
        await under.close?.();
      }
    },
  }));
}
