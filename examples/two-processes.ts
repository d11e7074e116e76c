// Two processes on one database: one is killed in the middle of its answer, the other goes on where it was.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { type ChatModel, createAssistant, noUsage, type ReplyEvent } from 'zhike';
import { createSqliteStore } from 'zhike/sqlite';

const model: ChatModel = {
  id: 'slow',
  async *stream({ signal }) {
    for (const delta of ['末班船', '17:30', '开,', '请提前', '十分钟', '到', '码头。']) {
      await setTimeout(30, undefined, { signal });
      yield { type: 'text-delta', delta, fromTool: true };
    }
    yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage: noUsage };
  },
};

/** The conversation as each process finds it. A short lease, so that the example is short. */
function openConversation(file: string) {
  const store = createSqliteStore(new Database(file));
  return createAssistant({ model, store, leaseMs: 1_000 }).tenant('lakeside').conversation('customer-42');
}

const [, , file] = process.argv;
if (file === undefined) {
  await showBoth();
} else {
  // The other process: answers the message, and tells what the customer sees.
  const reply = openConversation(file).send('末班船几点?', { clientMessageId: 'platform-7' });
  for await (const event of reply) {
    process.send?.(event);
  }
}

async function showBoth(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-example-'));
  const database = join(folder, 'conversations.db');
  try {
    const other = fork(fileURLToPath(import.meta.url), [database], { execArgv: process.execArgv });
    let shown = '';
    for (let events = 0; shown.length < 6 && events < 1_000; events += 1) {
      const [event] = (await once(other, 'message')) as [ReplyEvent];
      shown += event.type === 'text-delta' ? event.delta : '';
    }
    other.kill('SIGKILL');
    await once(other, 'close');
    console.log(`the other process said "${shown}" and was killed`);

    // The platform, which got no answer, delivers the message again.
    const reply = await openConversation(database).send('末班船几点?', { clientMessageId: 'platform-7' });
    console.log(`this process said "${reply.text}"`);
    assert.equal(reply.status, 'completed');
    assert.equal(reply.text, '末班船17:30开,请提前十分钟到码头。');

    // Delivered a third time, it is not answered again.
    const again = await openConversation(database).send('末班船几点?', { clientMessageId: 'platform-7' });
    assert.equal(again.turnId, reply.turnId);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
