import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant/index.js';
import type { LogEntry } from '../../src/conversation/conversation-store.js';
import { type ChatModel, type ConversationStore, noUsage } from '../../src/index.js';
import { createPostgresStore } from '../../src/postgres/index.js';
import { hasPostgres, TestSchema } from '../support/postgres.js';
import { type ChildOptions, killChildren, startChild } from './start-child.js';

/** All of it, as the measurements have it: more processes, more messages, longer absences. */
const isFull = process.env.ZHIKE_FAULTS === 'full';
const tenantId = 'lakeside';
const schema = new TestSchema();
let store: ConversationStore;
let conversations = 0;

interface Line {
  readonly id?: number;
  readonly type?: string;
  readonly delta?: string;
  readonly reply?: { readonly status: string; readonly text: string; readonly turnId: string };
}

beforeAll(async () => {
  if (hasPostgres) {
    await schema.create();
    store = createPostgresStore(schema.pool({ max: 5 }), { schema: schema.name });
    await store.head({ tenantId, conversationId: 'none' });
    await schema.run(`create table "${schema.name}".booking (seat text)`);
  }
});
afterAll(() => (hasPostgres ? schema.close() : undefined));

function newConversation(): string {
  conversations += 1;
  return `customer-${conversations}`;
}
const read = (conversationId: string, tenant = tenantId) => store.read({ tenantId: tenant, conversationId });
const run = (conversationId: string, options: Partial<ChildOptions>) =>
  startChild({ schema: schema.name, tenantId, conversationId, ...options });
const linesOf = async (child: ReturnType<typeof run>) => (await child.ended) as readonly Line[];

function statuses(log: readonly LogEntry[]): readonly string[] {
  return log.flatMap(({ event }) => (event.type === 'turn-end' ? [event.status] : []));
}

/** Every message is answered by exactly one turn that was completed, and every turn is closed exactly once. */
function expectAnsweredOnce(log: readonly LogEntry[]): void {
  const messages = log.flatMap(({ event }) => (event.type === 'message' ? [event.messageId] : []));
  const completed = new Set(
    log.flatMap(({ turnId, event }) => (event.type === 'turn-end' && event.status === 'completed' ? [turnId] : [])),
  );
  const answered = log.flatMap(({ turnId, event }) =>
    event.type === 'turn-start' && completed.has(turnId) ? event.messageIds : [],
  );
  expect(answered).toEqual(messages);
  const started = log.flatMap(({ turnId, event }) => (event.type === 'turn-start' ? [turnId] : []));
  const ended = log.flatMap(({ turnId, event }) => (event.type === 'turn-end' ? [turnId] : []));
  expect(ended).toEqual(started);
}

/** What a reader was given is stored, word for word and under the same ids. */
function expectStored(log: readonly LogEntry[], lines: readonly Line[]): void {
  const stored = new Map(log.map(({ sequence, event }) => [sequence, event]));
  for (const { id, type, delta } of lines) {
    if (id !== undefined) {
      expect(stored.get(id)).toMatchObject({ type, ...(delta !== undefined && { delta }) });
    }
  }
}

describe.skipIf(!hasPostgres)('a process that is killed', () => {
  const points = ['after-message', 'mid-stream', 'before-close'] as const;
  const touches = ['the same message again', 'recover()', 'the next message'] as const;
  const cases = points.flatMap((dieAt) => touches.map((touch) => [dieAt, touch] as const));

  it.concurrent.each(cases)('%s loses nothing: %s has the message answered, once', async (dieAt, touch) => {
    const conversationId = newConversation();
    // recover() takes up whatever is unfinished in its tenant, the conversations of other tests too.
    const own = `tenant of ${conversationId}`;
    const first = { id: 'platform-1', text: '几点开门?' };
    const shown = await linesOf(run(conversationId, { tenantId: own, messages: [first], dieAt }));
    // The lease of a dead process runs out by itself.
    await setTimeout(1_100);
    const follow: Partial<ChildOptions> = {
      'the same message again': { messages: [first] },
      'recover()': { recover: true },
      'the next message': { messages: [{ id: 'platform-2', text: '周末呢?' }] },
    }[touch];
    const lines = await linesOf(run(conversationId, { tenantId: own, ...follow }));
    const log = await read(conversationId, own);
    expectAnsweredOnce(log);
    expectStored(log, [...shown, ...lines]);
    expect(statuses(log)).toEqual([
      ...(dieAt === 'after-message' ? [] : ['interrupted']),
      'completed',
      ...(touch === 'the next message' ? ['completed'] : []),
    ]);
    const said = log.flatMap(({ event }) => (event.type === 'text-delta' ? [event.delta] : [])).join('');
    expect(said).toContain('答:几点开门?');
  });

  it('between the effect of a tool and its entry does not have it run twice', async () => {
    const conversationId = newConversation();
    const message = { id: 'platform-1', text: '订一张票' };
    await linesOf(run(conversationId, { messages: [message], dieAt: 'after-effect' }));
    await setTimeout(1_100);
    const lines = await linesOf(run(conversationId, { messages: [message] }));
    expect(lines.findLast(({ reply }) => reply)?.reply).toMatchObject({
      status: 'completed',
      text: expect.stringContaining('outcome-unknown'),
    });
    expect(await schema.run(`select * from "${schema.name}".booking`)).toHaveLength(1);
    const log = await read(conversationId);
    expectAnsweredOnce(log);
    expect(log.filter(({ event }) => event.type === 'tool-start')).toHaveLength(1);
  });
});

describe.skipIf(!hasPostgres)('several processes', () => {
  afterEach(killChildren);

  it('given the same message at the same moment answer it once, and both have the reply', async () => {
    const rounds = isFull ? 20 : 6;
    const messages = Array.from({ length: rounds }, (_, round) => ({
      id: 'platform-1',
      text: `第${round}问?`,
      conversation: newConversation(),
    }));
    const both = await Promise.all([1, 2].map(() => linesOf(run('none', { messages, quiet: true, deltaMs: 1 }))));
    const turnsOf = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line)).sort();
    expect(turnsOf(both[0] ?? [])).toEqual(turnsOf(both[1] ?? []));
    for (const { conversation } of messages) {
      const log = await read(conversation);
      expectAnsweredOnce(log);
      expect(log.filter(({ event }) => event.type === 'message')).toHaveLength(1);
    }
  });

  it('hammering the same conversations answer every message once, in order', async () => {
    const processes = isFull ? 20 : 5;
    const each = isFull ? 100 : 30;
    const ids = Array.from({ length: isFull ? 10 : 5 }, newConversation);
    const children = Array.from({ length: processes }, (_, process) =>
      run('none', {
        quiet: true,
        deltaMs: 0,
        connections: 2,
        leaseMs: 10_000,
        messages: Array.from({ length: each }, (_message, index) => ({
          id: `${process}-${index}`,
          text: `${process}-${index}?`,
          conversation: ids[index % ids.length] ?? '',
        })),
      }),
    );
    const lines = (await Promise.all(children.map(({ ended }) => ended))).flat();
    expect(lines).toHaveLength(processes * each);
    for (const line of lines) {
      expect(line).toMatchObject({ status: 'completed', said: `答:${line.id}?` });
    }
    const logs = await Promise.all(ids.map((each) => read(each)));
    expect(logs.flat().filter(({ event }) => event.type === 'message')).toHaveLength(processes * each);
    logs.forEach(expectAnsweredOnce);
  }, 300_000);

  it('follow and stop a turn of another one', async () => {
    const conversationId = newConversation();
    const message = { id: 'platform-1', text: '说很多很多很多很多很多很多很多很多很多很多话?' };
    const speaker = run(conversationId, { messages: [message], deltaMs: 400 });
    let turnId: string | undefined;
    while (turnId === undefined) {
      await setTimeout(20);
      turnId = (await read(conversationId)).find(({ event }) => event.type === 'text-delta')?.turnId;
    }
    const reader = run(conversationId, { resume: turnId });
    while (reader.lines.length < 4) {
      await setTimeout(20);
    }
    const desk = createAssistant({ model: silent, store }).tenant(tenantId).conversation(conversationId);
    await desk.stop(turnId);
    const [spoken, followed] = await Promise.all([linesOf(speaker), linesOf(reader)]);
    const log = await read(conversationId);
    expect(statuses(log)).toEqual(['stopped']);
    expectStored(log, [...spoken, ...followed]);
    const idsOf = (lines: readonly Line[]) => lines.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(idsOf(followed)).toEqual(idsOf(spoken));
  });
});

const silent: ChatModel = {
  id: 'silent',
  async *stream() {
    yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage: noUsage };
  },
};

/** A way to the database that can be cut, and opened again. */
class Wire {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isCut = false;

  constructor() {
    this.#server = createServer((socket) => {
      if (this.#isCut) {
        socket.destroy();
        return;
      }
      const upstream = connect(5432, '127.0.0.1');
      for (const [from, to] of [
        [socket, upstream],
        [upstream, socket],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => to.destroy());
        from.pipe(to);
      }
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `postgres://postgres@127.0.0.1:${(this.#server.address() as AddressInfo).port}/test`;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}

describe.skipIf(!hasPostgres)('the database', () => {
  it('that is away in the middle of an answer and comes back has all of it, once', async () => {
    const conversationId = newConversation();
    const wire = new Wire();
    const connectionString = await wire.open();
    const message = { id: 'platform-1', text: '慢慢说一句很长很长的话好吗?' };
    const child = run(conversationId, { messages: [message], deltaMs: 60, connectionString });
    while (!child.lines.some(({ type }) => type === 'text-delta')) {
      await setTimeout(20);
    }
    wire.cut();
    await setTimeout(isFull ? 10_000 : 2_500);
    wire.mend();
    const lines = await linesOf(child);
    wire.close();
    expect(lines.at(-1)?.reply).toMatchObject({ status: 'completed', text: `答:${message.text}` });
    const log = await read(conversationId);
    expectAnsweredOnce(log);
    expectStored(log, lines);
  });

  it('by a pool of one connection answers twenty conversations at once', async () => {
    const messages = Array.from({ length: 20 }, (_, index) => ({
      id: 'platform-1',
      text: `第${index}问?`,
      conversation: newConversation(),
    }));
    const lines = await linesOf(run('none', { messages, quiet: true, connections: 1 }));
    expect(lines).toHaveLength(20);
    for (const { conversation } of messages) {
      expectAnsweredOnce(await read(conversation));
    }
  });
});

describe.skipIf(!hasPostgres)('a clock', () => {
  it.each([3_600_000, -3_600_000])(
    'that jumps by %i ms in the middle of a turn changes nothing',
    async (clockJumpMs) => {
      const conversationId = newConversation();
      const messages = [{ id: 'platform-1', text: '慢慢说一句很长很长的话好吗?' }];
      const child = run(conversationId, { messages, deltaMs: 80, clockJumpMs });
      while (!child.lines.some(({ type }) => type === 'text-delta')) {
        await setTimeout(20);
      }
      const other = run(conversationId, { messages });
      const [lines, others] = await Promise.all([linesOf(child), linesOf(other)]);
      expect(lines.at(-1)?.reply).toEqual(others.at(-1)?.reply);
      const log = await read(conversationId);
      expectAnsweredOnce(log);
      expect(statuses(log)).toEqual(['completed']);
    },
  );
});

describe.skipIf(!hasPostgres)('an operator', () => {
  it('who takes over in the middle of an answer has the last word, at whatever moment', async () => {
    const times = isFull ? 1_000 : 100;
    const model: ChatModel = {
      id: 'chatter',
      async *stream({ signal }) {
        for (let index = 0; index < 60; index += 1) {
          await setTimeout(4, undefined, { signal });
          yield { type: 'text-delta', delta: '话' };
        }
        yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage: noUsage };
      },
    };
    const service = createAssistant({ model, store, flushMs: 2 }).tenant(tenantId);
    const desk = createAssistant({ model, store }).tenant(tenantId);
    let inTheMiddle = 0;
    for (let round = 0; round < times; round += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const id = newConversation();
          const reply = service.conversation(id).send('几点开门?');
          let shown = '';
          const reading = (async () => {
            for await (const event of reply) {
              shown += event.type === 'text-delta' ? event.delta : '';
            }
          })();
          while (shown === '') {
            await setTimeout(1);
          }
          await setTimeout((round * 7 + index * 13) % 150);
          await desk.conversation(id).takeOver({ operatorId: 'wang' });
          await reading;
          const log = await read(id);
          const taken = log.findIndex(({ event }) => event.type === 'owner-change');
          const after = log.slice(taken).filter(({ event }) => event.type === 'text-delta');
          expect(after).toEqual([]);
          const stored = log.flatMap(({ event }) => (event.type === 'text-delta' ? [event.delta] : [])).join('');
          expect(shown).toBe(stored);
          inTheMiddle += stored.length > 0 && stored.length < 60 ? 1 : 0;
        }),
      );
    }
    // Else the moments were badly chosen, and nothing was tried.
    expect(inTheMiddle).toBeGreaterThan(times / 4);
  }, 300_000);
});
