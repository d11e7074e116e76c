/**
 * Measures what the in-memory store takes for a conversation of 50 messages:
 * `node --expose-gc --import tsx bench/model/conversation-memory.ts [--conversations 400] [--turns 25]`.
 *
 * Every conversation goes the real way: an assistant, a scripted model that streams its answer in pieces, the recorder,
 * the store. No text occurs twice. Counted is what the heap holds after a forced garbage collection, once all turns are
 * over, per conversation: heap, external memory and array buffers. The floor is a plain array of `{ role, content }`
 * with the same texts; "as objects" is a store that keeps the entries as they are. Each is measured in a process of its
 * own, which has made conversations before.
 */
import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createArrayStore } from '../../examples/your-own-store/array-store.js';
import { createAssistant } from '../../src/assistant/index.js';
import type { ConversationStore } from '../../src/conversation/conversation-store.js';
import { createMemoryStore } from '../../src/conversation/store/memory-store.js';
import { noUsage } from '../../src/domain/usage.js';
import { createAssistant as createWholeAssistant } from '../../src/index.js';
import { createKnowledge, type Knowledge } from '../../src/knowledge/knowledge.js';
import type { ChatModel } from '../../src/model/chat-model.js';

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '400' },
    turns: { type: 'string', default: '25' },
    /** Set by the script for the processes that it starts. */
    subject: { type: 'string' },
  },
});
const tenantId = 'lakeside';
const conversations = Number(values.conversations);
const turns = Number(values.turns);

const places = ['西湖游船', '灵隐寺', '宋城', '千岛湖', '乌镇西栅', '西溪湿地', '良渚古城', '钱塘江夜游'];
const questions = [
  '您好,我在小程序上订了{place}的票,订单号{number},想问一下能不能改到下个周末,需要补差价吗?',
  '请问{place}这边六十五岁以上的老人有没有优惠?我们一家五口,参考单号{number},身份证带着就行吗?',
  '订单{number}显示已经付款了,可是{place}的入园二维码一直没有收到,麻烦帮我查一下是什么情况,谢谢。',
  '我们打算带两个孩子去{place},团号{number},中午在里面吃饭方不方便,婴儿车能推进去吗?附近好停车吗?',
];
const answers = [
  '您好,订单{number}已经查到了:{place}的门票在使用日前一天18:00以前可以免费改期一次,改到周末需要补20元差价,您在订单详情页点“改期”即可。',
  '{place}对65岁以上的老人实行半价,凭身份证在入口处的2号窗口办理;您这一单{number}里有两位老人,可以先入园,差额在三个工作日内原路退回。',
  '非常抱歉给您添麻烦了。单号{number}的二维码已经重新发到您的手机上,两分钟内会收到;如果还是没有,到{place}东门的服务台报手机号也能换票。',
  '{place}里面有三家餐厅,儿童套餐38元起,婴儿车可以推进去,台阶处都有坡道。凭{number}可以在P2停车场免费停四个小时,离南门步行三分钟。',
];

/** A text that no other place and index gives; flat, not a rope of pieces. */
function compose(templates: readonly string[], index: number): string {
  const template = templates[index % templates.length] ?? '';
  const place = places[Math.floor(index / templates.length) % places.length] ?? '';
  return Buffer.from(template.replace('{place}', place).replace('{number}', String(70_000_000 + index))).toString();
}

/** Streams the answer of the turn in pieces of seven characters, as an inference API does. */
function createScriptedModel(): ChatModel {
  let calls = 0;
  return {
    id: 'deepseek/deepseek-chat',
    async *stream({ messages }) {
      const text = compose(answers, calls++);
      // Where there are passages, its sentences cite them; else the answer must pass without.
      const fromOwnKnowledge = !messages
        .at(-1)
        ?.parts.some((part) => part.type === 'evidence' && part.evidence.passages.length > 0);
      for (let start = 0; start < text.length; start += 7) {
        await Promise.resolve();
        yield { type: 'text-delta', delta: text.slice(start, start + 7), fromOwnKnowledge };
      }
      const usage = { ...noUsage, inputTokens: 800 + (calls % 900), outputTokens: 60 + (calls % 50), calls: 1 };
      yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage };
    },
  };
}

/** Keeps every entry as an object, as it comes. */
interface Subject {
  readonly name: string;
  make(count: number): Promise<{
    /** What is held while memory is measured. */
    readonly held: unknown;
    /** Measures time. Called afterwards, for reading may change what memory a store takes. */
    readonly spend?: () => Promise<Spent>;
  }>;
}

interface Spent {
  readonly microsecondsPerAppend: number;
  readonly millisecondsPerRead: number;
}

interface Result {
  readonly bytes: number;
  readonly spent?: Spent;
}

type Create = typeof createAssistant;

function talks(name: string, create: Create, createStore: () => ConversationStore, knowledge?: Knowledge): Subject {
  return {
    name,
    async make(count) {
      const store = createStore();
      let appendMs = 0;
      let appends = 0;
      const timed: ConversationStore = {
        ...store,
        append(key, entries, options) {
          const begin = performance.now();
          // Stores in memory do their work before they give the promise.
          const appended = store.append(key, entries, options);
          appendMs += performance.now() - begin;
          appends += 1;
          return appended;
        },
      };
      const assistant = create({ model: createScriptedModel(), store: timed, knowledge });
      for (let number = 0; number < count; number += 1) {
        const conversation = assistant.tenant(tenantId).conversation(`customer-${number}`);
        for (let turn = 0; turn < turns; turn += 1) {
          const index = number * turns + turn;
          const reply = await conversation.send(compose(questions, index));
          // The gate keeps back what it finds no evidence for: then less would be stored than is counted.
          if (reply.text !== compose(answers, index)) throw new Error(`${name}: an answer was not given as it is`);
        }
      }
      return {
        held: store,
        spend: async () => ({
          microsecondsPerAppend: (appendMs / appends) * 1000,
          millisecondsPerRead: await millisecondsPerRead(store, count),
        }),
      };
    },
  };
}

/** Reads every conversation five times over, and drops what was read. */
async function millisecondsPerRead(store: ConversationStore, count: number): Promise<number> {
  const rounds = 5;
  const begin = performance.now();
  for (let index = 0; index < rounds * count; index += 1) {
    await store.read({ tenantId, conversationId: `customer-${index % count}` });
  }
  return (performance.now() - begin) / (rounds * count);
}

async function createFilledKnowledge(): Promise<Knowledge> {
  const knowledge = createKnowledge();
  const documents = places.flatMap((place) =>
    answers.map((answer, index) => ({
      id: `${place}-${index}`,
      title: place,
      text: answer.replaceAll('{place}', place),
    })),
  );
  await knowledge.tenant(tenantId).put(documents);
  return knowledge;
}

const arrays: Subject = {
  name: 'floor: arrays of { role, content }',
  async make(count) {
    const held = Array.from({ length: count }, (_, number) =>
      Array.from({ length: turns }, (_, turn) => number * turns + turn).flatMap((index) => [
        { role: 'user', content: compose(questions, index) },
        { role: 'assistant', content: compose(answers, index) },
      ]),
    );
    return { held };
  },
};

const empty = createKnowledge();
const filled = await createFilledKnowledge();

const subjects: readonly Subject[] = [
  arrays,
  talks('zhike/assistant, entries as objects', createAssistant, createArrayStore),
  talks('zhike/assistant, memory store', createAssistant, createMemoryStore),
  talks('zhike, no documents, entries as objects', createWholeAssistant, createArrayStore, empty),
  talks('zhike, no documents, memory store', createWholeAssistant, createMemoryStore, empty),
  talks('zhike, 32 documents, entries as objects', createWholeAssistant, createArrayStore, filled),
  talks('zhike, 32 documents, memory store', createWholeAssistant, createMemoryStore, filled),
];

function memoryInUse(): number {
  if (globalThis.gc === undefined) {
    throw new Error('Run it as: node --expose-gc --import tsx bench/model/conversation-memory.ts');
  }
  for (let round = 0; round < 4; round += 1) globalThis.gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

async function measure(subject: Subject): Promise<Result> {
  // Code, caches and shapes of objects are there before the counting begins.
  await subject.make(30);
  await setTimeout(20);
  const before = memoryInUse();
  const { held, spend } = await subject.make(conversations);
  await setTimeout(20);
  const bytes = (memoryInUse() - before) / conversations;
  // Used after the measurement, so that it is held until then.
  if (held === undefined) throw new Error('nothing was held');
  return { bytes, ...(spend && { spent: await spend() }) };
}

function measureApart(subject: Subject): Result {
  const script = fileURLToPath(import.meta.url);
  const size = ['--conversations', String(conversations), '--turns', String(turns)];
  const output = execFileSync(process.execPath, [...process.execArgv, script, ...size, '--subject', subject.name]);
  return JSON.parse(output.toString()) as Result;
}

const chosen = subjects.find((subject) => subject.name === values.subject);
if (chosen !== undefined) {
  console.log(JSON.stringify(await measure(chosen)));
} else {
  memoryInUse();
  const floor = measureApart(arrays).bytes;
  console.log(`Node ${process.version}; ${conversations} conversations of ${2 * turns} messages; per conversation:\n`);
  console.log('| what is kept | KiB | times the floor | µs an append | ms a read |\n|---|---|---|---|---|');
  for (const subject of subjects) {
    const { bytes, spent } = subject === arrays ? { bytes: floor } : measureApart(subject);
    const times = spent && [spent.microsecondsPerAppend.toFixed(1), spent.millisecondsPerRead.toFixed(3)];
    const cells = [subject.name, (bytes / 1024).toFixed(2), (bytes / floor).toFixed(2), ...(times ?? ['', ''])];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
