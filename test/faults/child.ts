/**
 * A process that serves conversations on a real PostgreSQL and may die at a point of the test's choice:
 * `child.ts <options as JSON>`. Prints every event that its reader is given, one a line.
 */
import { setTimeout } from 'node:timers/promises';
import { Pool } from 'pg';
import * as z from 'zod';
import { createAssistant } from '../../src/assistant/index.js';
import type { ConversationStore } from '../../src/conversation/conversation-store.js';
import { type ChatModel, noUsage, tool } from '../../src/index.js';
import { createPostgresStore } from '../../src/postgres/index.js';
import type { ChildOptions } from './start-child.js';

const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const { schema, tenantId, conversationId, dieAt, clockJumpMs } = options;

if (clockJumpMs !== undefined) {
  // The clock of the machine jumps a moment after the turn has begun; time that only goes on does not.
  const realNow = Date.now.bind(Date);
  const jumpsAt = performance.now() + 200;
  const jumped = () => realNow() + (performance.now() > jumpsAt ? clockJumpMs : 0);
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [jumped()] : given) as [number]));
    }
    static override now() {
      return jumped();
    }
  } as DateConstructor;
}

const die = () => process.kill(process.pid, 'SIGKILL');
const connectionString = options.connectionString ?? 'postgres://postgres@127.0.0.1:5432/test';
const pool = new Pool({ connectionString, max: options.connections ?? 3, connectionTimeoutMillis: 2_000 });
const kept = createPostgresStore(pool, { schema });

const store: ConversationStore = {
  ...kept,
  async append(key, entries, given) {
    const holds = (type: string) => entries.some(({ event }) => event.type === type);
    if (dieAt === 'before-close' && holds('turn-end')) {
      die();
    }
    const result = await kept.append(key, entries, given);
    if (dieAt === 'after-message' && holds('message')) {
      die();
    }
    return result;
  },
};

/** Answers with the question, a character at a time; asked to book, it calls the tool first. */
const model: ChatModel = {
  id: 'echo',
  async *stream({ messages, signal }) {
    const question = messages
      .flatMap((message) => (message.role === 'user' ? message.parts : []))
      .findLast((part) => part.type === 'text');
    const text = question?.type === 'text' ? (question.text.split('\n').at(-1) ?? '') : '';
    const last = messages.at(-1);
    if (text.includes('订') && last?.role === 'user') {
      yield {
        type: 'tool-call',
        call: { type: 'tool-call', callId: 'book', name: 'book', arguments: '{"seat":"A1"}' },
      };
    } else {
      const outcome = last?.role === 'tool' ? `[${last.parts.map((part) => part.outcome).join()}]` : '';
      let said = 0;
      for (const delta of `答:${text}${outcome}`) {
        await setTimeout(options.deltaMs ?? 5, undefined, { signal });
        yield { type: 'text-delta', delta };
        said += 1;
        if (dieAt === 'mid-stream' && said === 4) {
          await setTimeout(120);
          die();
        }
      }
    }
    yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage: { ...noUsage, calls: 1 } };
  },
};

const book = tool({
  name: 'book',
  description: 'Books a seat.',
  input: z.object({ seat: z.string() }),
  effect: 'write',
  async run({ seat }) {
    // Knows nothing of keys: each run would book once more.
    await pool.query(`insert into "${schema}".booking values ($1)`, [seat]);
    if (dieAt === 'after-effect') {
      die();
    }
    return 'booked';
  },
});

const assistant = createAssistant({
  model,
  store,
  tools: [book],
  leaseMs: options.leaseMs ?? 1_000,
  burst: { policy: 'queue' },
  onError: (error) => console.error(error),
});
const tenant = assistant.tenant(tenantId);
const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

if (options.recover) {
  await tenant.recover();
}
if (options.resume !== undefined) {
  for await (const event of tenant.conversation(conversationId).resume(options.resume)) {
    tell(event);
  }
}
await Promise.all(
  (options.messages ?? []).map(async ({ id, text, conversation = conversationId }) => {
    const reply = tenant.conversation(conversation).send(text, { clientMessageId: id });
    if (options.quiet) {
      const { status, text: said, turnId } = await reply;
      tell({ id, status, said, turnId });
      return;
    }
    for await (const event of reply) {
      tell(event);
    }
    tell({ type: 'reply', reply: await reply });
  }),
);
await assistant.close();
await pool.end();
