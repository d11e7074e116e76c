/**
 * Does one measurement in a process of its own and prints the result as JSON:
 * `child.ts <task> <place> <address> <options as JSON>`. Begins with a line on its input, so that several start at once.
 */
import { once } from 'node:events';
import { createAssistant } from '../../src/assistant/index.js';
import { toMessages } from '../../src/conversation/projection.js';
import { openPlace, type PlaceName } from './places.js';
import { question, scriptedModel } from './scripted-model.js';

const [task = '', name = 'memory', address = '', written = '{}'] = process.argv.slice(2);
const options = JSON.parse(written) as Readonly<Record<string, number>>;
const place = await openPlace(name as PlaceName, address);
const assistant = createAssistant({ model: scriptedModel(), store: place.store, memory: { maxTokens: 8_000 } });
const tenant = assistant.tenant('bench');

const option = (key: string) => options[key] ?? 0;

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const tasks: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Turns a second: conversations side by side, in each one turn after the other. */
  async turns() {
    const conversations = option('conversations');
    const talk = async (id: string, turns: number) => {
      const conversation = tenant.conversation(id);
      for (let turn = 0; turn < turns; turn += 1) {
        await conversation.send(question);
      }
    };
    await talk(`warm-${process.pid}`, 20);
    const seconds =
      (await timed(() =>
        Promise.all(
          Array.from({ length: conversations }, (_, index) => talk(`${process.pid}-${index}`, option('turns'))),
        ),
      )) / 1000;
    return { perSecond: (conversations * option('turns')) / seconds };
  },

  /** Rows a second, as many writes at once: the floor of the place itself. */
  async rows() {
    const writers = option('conversations');
    const write = async (index: number, rows: number) => {
      for (let row = 0; row < rows; row += 1) {
        await place.writeRow(`${process.pid}-${index}-${row}`, question);
      }
    };
    await write(-1, 20);
    const work = () => Promise.all(Array.from({ length: writers }, (_, index) => write(index, option('turns'))));
    return { perSecond: (writers * option('turns')) / ((await timed(work)) / 1000) };
  },

  /** From the message to its first word, one turn after the other, each in a conversation of its own. */
  async first() {
    const waits: number[] = [];
    for (let run = -option('warmUps'); run < option('runs'); run += 1) {
      const reply = tenant.conversation(`first-${run}`).send(question);
      const wait = await timed(async () => {
        for await (const event of reply) {
          if (event.type === 'text-delta') {
            return;
          }
        }
      });
      await reply;
      if (run >= 0) {
        waits.push(wait);
      }
    }
    return { milliseconds: middle(waits) };
  },

  /** Fills the place with conversations that then rest. */
  async fill() {
    for (let index = 0; index < option('conversations'); index += 1) {
      const conversation = tenant.conversation(`idle-${index}`);
      for (let turn = 0; turn < option('turns'); turn += 1) {
        await conversation.send(question);
      }
    }
    return {};
  },

  /** What a turn loads before it can begin. */
  async load() {
    const key = { tenantId: 'bench', conversationId: 'idle-0' };
    const load = async () => toMessages(await place.store.read(key, 'checkpoint'));
    const whole = async () => toMessages(await place.store.read(key));
    const waits = { checkpoint: [] as number[], whole: [] as number[] };
    for (let run = 0; run < option('runs'); run += 1) {
      waits.checkpoint.push(await timed(load));
      waits.whole.push(await timed(whole));
    }
    const entries = (await place.store.read(key, 'checkpoint')).length;
    return { milliseconds: middle(waits.checkpoint), wholeMilliseconds: middle(waits.whole), entries };
  },
};

process.stdout.write('ready\n');
await once(process.stdin, 'data');
const result = await tasks[task]?.();
await place.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
