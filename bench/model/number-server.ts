/**
 * The endpoint that every client is measured against. Runs in a process of its own, so that its work never counts as a
 * client's, and tells its address on the first line of its output.
 *
 * The first segment of a path says how a reply comes: `event-1000` as a thousand chunks of one event a read, `block-1000`
 * as the same chunks in writes of 16 kB, `first` with its first chunk at once, `tools` as a call of a tool and then an
 * answer, `many-40` as forty chunks on a slow beat, `endless-7` until the client leaves. `closed-7` answers when the
 * last has been left, with the moment in nanoseconds of the system's monotonic clock.
 */
import { createServer, type ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import answer from './answer.json' with { type: 'json' };

const pauseMs = 1;
const beatMs = 50;
const blockBytes = 16 * 1024;
const article = answer.sentences.join('');
const pieceLength = 3;

function event(delta: object, finishReason: string | null = null): Buffer {
  const chunk = {
    id: 'chatcmpl-8f1c2d3e4a5b6c7d8e9f',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: 'deepseek-chat',
    system_fingerprint: 'fp_3a5770e1b4',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  };
  return Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`);
}

const usage = Buffer.from(
  'data: {"id":"chatcmpl-8f1c2d3e4a5b6c7d8e9f","object":"chat.completion.chunk","created":1790000000,"model":"deepseek-chat","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":800,"total_tokens":920}}\n\n',
);
const ending = [event({}, 'stop'), usage, Buffer.from('data: [DONE]\n\n')];
const opening = event({ role: 'assistant', content: '' });
const pieces = Array.from({ length: Math.floor(article.length / pieceLength) }, (_, index) =>
  event({ content: article.slice(index * pieceLength, (index + 1) * pieceLength) }),
);
const textEvent = (index: number): Buffer => pieces[index % pieces.length] ?? opening;
const textEvents = (count: number): Buffer[] => Array.from({ length: count }, (_, index) => textEvent(index));

const toolCall = Buffer.concat([
  event({
    role: 'assistant',
    content: null,
    tool_calls: [{ index: 0, id: 'call_9d2f', type: 'function', function: { name: 'find_boats', arguments: '' } }],
  }),
  ...['{"da', 'te":"2026-', '11-25"}'].map((part) =>
    event({ tool_calls: [{ index: 0, function: { arguments: part } }] }),
  ),
  event({}, 'tool_calls'),
  usage,
  Buffer.from('data: [DONE]\n\n'),
]);
const toolAnswer = Buffer.concat([opening, ...textEvents(20), ...ending]);

const beat = new Set<() => void>();
setInterval(() => {
  for (const step of beat) step();
}, beatMs);

const closedAt = new Map<string, string>();
const closedWaiters = new Map<string, (moment: string) => void>();

/**
 * One event at a time. Every write is a chunk of HTTP besides, which a client's body hands over by itself even where
 * several come through the socket together.
 */
async function sendEvents(response: ServerResponse, count: number): Promise<void> {
  response.write(opening);
  for (let index = 0; index < count && !response.destroyed; index += 1) {
    await setImmediate();
    response.write(textEvent(index));
  }
  for (const event of ending) response.write(event);
  response.end();
}

async function sendBlocks(response: ServerResponse, count: number): Promise<void> {
  const whole = Buffer.concat([opening, ...textEvents(count), ...ending]);
  for (let start = 0; start < whole.length; start += blockBytes) {
    response.write(whole.subarray(start, start + blockBytes));
    await setImmediate();
  }
  response.end();
}

async function sendFirst(response: ServerResponse): Promise<void> {
  response.write(Buffer.concat([opening, textEvent(0)]));
  await setTimeout(pauseMs);
  response.end(Buffer.concat([textEvent(1), ...ending]));
}

function sendOnBeat(response: ServerResponse, count: number): void {
  response.write(opening);
  let index = 0;
  const step = () => {
    if (index < count) {
      response.write(textEvent(index));
      index += 1;
      return;
    }
    beat.delete(step);
    response.end(Buffer.concat(ending));
  };
  beat.add(step);
}

function sendEndlessly(response: ServerResponse, id: string): void {
  response.write(Buffer.concat([opening, textEvent(0), textEvent(1)]));
  const timer = setInterval(() => response.write(textEvent(0)), 5);
  response.once('close', () => {
    clearInterval(timer);
    const moment = process.hrtime.bigint().toString();
    closedAt.set(id, moment);
    closedWaiters.get(id)?.(moment);
  });
}

const server = createServer((request, response) => {
  response.socket?.setNoDelay(true);
  const [manner = '', number = ''] = (request.url?.split('/')[1] ?? '').split('-');
  if (manner === 'closed') {
    const moment = closedAt.get(number);
    if (moment !== undefined) response.end(moment);
    else closedWaiters.set(number, (later) => response.end(later));
    return;
  }
  const body: Buffer[] = [];
  request.on('data', (bytes: Buffer) => body.push(bytes));
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    switch (manner) {
      case 'event':
        return sendEvents(response, Number(number));
      case 'block':
        return sendBlocks(response, Number(number));
      case 'first':
        return sendFirst(response);
      case 'tools':
        return response.end(Buffer.concat(body).includes('"role":"tool"') ? toolAnswer : toolCall);
      case 'many':
        return sendOnBeat(response, Number(number));
      default:
        return sendEndlessly(response, number);
    }
  });
});
server.keepAliveTimeout = 60_000;
server.listen({ host: '127.0.0.1', port: 0, backlog: 2048 }, () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
