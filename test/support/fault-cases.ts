/** What an endpoint does with one request. Its parts come in the order of the fields. */
export interface FaultReply {
  /** Instead of any answer: keep silent, or reset the connection. */
  readonly instead?: 'hang' | 'reset';
  /** Default 200. */
  readonly status?: number;
  /** Default: `content-type: text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Default: the whole body in one write. */
  readonly bytesPerWrite?: number;
  /** Wait between two writes, in milliseconds. */
  readonly delayMs?: number;
  /** Sent over and over until the client leaves, or until it was given `atMostBytes`. */
  readonly endless?: { readonly text: string; readonly delayMs?: number; readonly atMostBytes?: number };
  /** After all that: end in order (default), leave the connection open, reset it, or close it without an end. */
  readonly afterwards?: 'end' | 'hang' | 'reset' | 'close';
}

/** A reason to stop, as the clients' own words are brought to one spelling. */
export type FaultFinish = 'stop' | 'length' | 'content-filter' | 'tool-calls';

export interface FaultCase {
  /** Unique. */
  readonly name: string;
  /** Answers to the first request, the second and so on; the last one also to all after it. */
  readonly replies: readonly FaultReply[];
  /** True where nobody listens at the address. */
  readonly refused?: boolean;
  /** What a complete answer says. */
  readonly text: string;
  /** The tool calls of a complete answer: `[name, input]`. */
  readonly calls?: readonly (readonly [name: string, input: unknown])[];
  /** How a complete answer ends. Default `stop`. */
  readonly finish?: FaultFinish;
  /** Ends that are right: the complete answer, an error in bounded time that holds what was shown, or either. */
  readonly accept: 'complete' | 'error' | 'either';
  /** Kinds of error that name the fault rightly. */
  readonly kinds?: readonly string[];
  /** Requests after which another one is a fault: 1 once text was shown. */
  readonly maxRequests: number;
  /** Milliseconds until a client that has neither answered nor failed counts as hanging. */
  readonly boundMs: number;
  /** Most memory that the case may take beyond what the process had, in MiB. */
  readonly maxMemoryMiB?: number;
  /** True where a client waits for its own time limits, or the endpoint is slow on purpose: minutes, with defaults. */
  readonly slow?: boolean;
}

export interface FaultGroup {
  readonly name: string;
  readonly cases: readonly FaultCase[];
}

const pieces = ['西湖游船', '每天八点开航', ',傍晚五点半停航,', '票价五十五元,', '含上岛门票。'];
const answer = pieces.join('');

const envelope = { id: 'chatcmpl-7', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'm' };
const chunk = (delta: object, finish: string | null = null) => ({
  ...envelope,
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const usage = { prompt_tokens: 12, completion_tokens: 20, total_tokens: 32 };
const usageChunk = { ...envelope, choices: [], usage };

const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
const done = 'data: [DONE]\n\n';
const said = (...texts: readonly string[]): string => texts.map((content) => event(chunk({ content }))).join('');
const opening = event(chunk({ role: 'assistant', content: '' }));
const silentOpening = event(chunk({ role: 'assistant', content: null }));
const beginning = opening + said(...pieces.slice(0, 2));
const wholeText = opening + said(...pieces);
const stop = event(chunk({}, 'stop'));
const complete = wholeText + stop + event(usageChunk) + done;
const good: FaultReply = { body: complete };

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const page = '<!DOCTYPE html>\n<html><head><title>Bad Gateway</title></head>\n<body>nginx</body></html>\n';
const errorBody = (code: string, message: string, type = 'api_error') =>
  JSON.stringify({ error: { message, type, param: null, code } });
const tooMany = (headers: Readonly<Record<string, string>>): FaultReply => ({
  status: 429,
  headers: { ...json, ...headers },
  body: errorBody('rate_limit_exceeded', 'Rate limit reached', 'requests'),
});
const inSeconds = tooMany({ 'retry-after': '1' });
const inMilliseconds = tooMany({ 'retry-after-ms': '300' });
const inTwoMinutes = tooMany({ 'retry-after': '120' });
const broken: FaultReply = { status: 500, headers: json, body: errorBody('server_error', 'The server had an error') };

const boundMs = 200_000;

type Rest = Partial<Omit<FaultCase, 'name' | 'replies' | 'accept'>>;
const make =
  (accept: FaultCase['accept'], defaults: Rest) =>
  (name: string, replies: readonly FaultReply[], rest: Rest = {}): FaultCase => ({
    name,
    replies,
    text: answer,
    accept,
    maxRequests: 4,
    boundMs,
    ...defaults,
    ...rest,
  });

/** Text was shown before the fault. */
const shown: Rest = { maxRequests: 1 };
const mustComplete = make('complete', {});
const mustFail = make('error', {});
const mayDoEither = make('either', {});

const refusals: FaultGroup = {
  name: 'Refusals',
  cases: [
    mustComplete('429 once, Retry-After in seconds', [inSeconds, good]),
    mustComplete('429 once, Retry-After in milliseconds', [inMilliseconds, good]),
    mayDoEither('429 once, Retry-After of 120 s', [inTwoMinutes, good], { kinds: ['rate-limit'] }),
    mustFail('429 always, Retry-After in seconds', [inSeconds], { kinds: ['rate-limit'] }),
    mustFail('429 always, Retry-After in milliseconds', [inMilliseconds], { kinds: ['rate-limit'] }),
    mustFail('429 always, Retry-After of 120 s', [inTwoMinutes], { kinds: ['rate-limit'] }),
    mustFail(
      '429 of insufficient quota',
      [{ status: 429, headers: json, body: errorBody('insufficient_quota', 'You exceeded your current quota') }],
      { kinds: ['quota'] },
    ),
    mustComplete('500 once', [broken, good]),
    mustFail('500 always', [broken]),
    mustFail('503 with HTML', [{ status: 503, headers: html, body: page }], { kinds: ['overloaded'] }),
    mustFail('401', [{ status: 401, headers: json, body: errorBody('invalid_api_key', 'Incorrect API key') }], {
      kinds: ['auth'],
      maxRequests: 1,
    }),
    mustFail(
      '400 too long',
      [
        {
          status: 400,
          headers: json,
          body: errorBody(
            'context_length_exceeded',
            "This model's maximum context length is 8192 tokens",
            'invalid_request_error',
          ),
        },
      ],
      { kinds: ['context-length'], maxRequests: 1 },
    ),
  ],
};

const connections: FaultGroup = {
  name: 'Broken connections',
  cases: [
    mustFail('refused connection', [], { refused: true, kinds: ['network'] }),
    mustComplete('reset before headers, once', [{ instead: 'reset' }, good]),
    mustFail('reset before headers, always', [{ instead: 'reset' }], { kinds: ['network'] }),
    mayDoEither('reset after headers, once', [{ afterwards: 'reset' }, good], { kinds: ['network'] }),
    mustFail('reset after headers, always', [{ afterwards: 'reset' }], { kinds: ['network'] }),
    mayDoEither('reset in mid-stream, once', [{ body: beginning, afterwards: 'reset' }, good], {
      ...shown,
      kinds: ['network'],
    }),
    mustFail('reset in mid-stream, always', [{ body: beginning, afterwards: 'reset' }], {
      ...shown,
      kinds: ['network'],
    }),
    mayDoEither('close in mid-stream, once', [{ body: beginning, afterwards: 'close' }, good], {
      ...shown,
      kinds: ['network'],
    }),
    mustFail('close in mid-stream, always', [{ body: beginning, afterwards: 'close' }], {
      ...shown,
      kinds: ['network'],
    }),
  ],
};

const endings: FaultGroup = {
  name: 'Ends',
  cases: [
    mustFail('no finish reason, no [DONE]', [{ body: beginning }], { ...shown, kinds: ['incomplete'] }),
    mustFail('no finish reason, but [DONE]', [{ body: beginning + done }], { ...shown, kinds: ['incomplete'] }),
    mustFail('cut inside an event', [{ body: beginning + said(pieces[2] ?? '').slice(0, -30) }], {
      ...shown,
      kinds: ['incomplete'],
    }),
    mustFail('empty body', [{}]),
    mustComplete('complete without [DONE]', [{ body: wholeText + stop }], shown),
    mustComplete('complete but left open', [{ body: complete, afterwards: 'hang' }], shown),
    mustComplete('finish reason length', [{ body: wholeText + event(chunk({}, 'length')) + done }], {
      ...shown,
      finish: 'length',
    }),
    mustComplete('finish reason content_filter', [{ body: wholeText + event(chunk({}, 'content_filter')) + done }], {
      ...shown,
      finish: 'content-filter',
    }),
  ],
};

const heartbeat = ': keep-alive\n\n';

const silence: FaultGroup = {
  name: 'Silence',
  cases: [
    mustFail('hang before headers', [{ instead: 'hang' }], { slow: true, kinds: ['timeout'] }),
    mustFail('hang after headers', [{ afterwards: 'hang' }], { slow: true, kinds: ['timeout'] }),
    mustFail('hang in mid-stream', [{ body: beginning, afterwards: 'hang' }], {
      ...shown,
      slow: true,
      kinds: ['timeout'],
    }),
    mustFail('only heartbeats', [{ endless: { text: heartbeat, delayMs: 2_000 } }], {
      slow: true,
      kinds: ['timeout'],
    }),
    mustComplete('slow drip, an event every 8 s', [dripOf(complete)], { ...shown, slow: true }),
  ],
};

/** Writes of the same length, as many as there are events, so that hardly one ends where an event does. */
function dripOf(body: string): FaultReply {
  const events = body.split('\n\n').length - 1;
  return { body, bytesPerWrite: Math.ceil(Buffer.byteLength(body) / events), delayMs: 8_000 };
}

const fault = { message: 'The service is overloaded', type: 'server_error', code: 'server_overloaded' };
const completion = {
  ...envelope,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: answer }, finish_reason: 'stop' }],
  usage,
};
const longPiece = '山外青山楼外楼,西湖歌舞几时休?'.repeat(100_000).slice(0, 1_500_000);

const bodies: FaultGroup = {
  name: 'Bodies',
  cases: [
    mustFail('error JSON in mid-stream', [{ body: beginning + event({ error: fault }) }], shown),
    mustFail(
      'event: error in mid-stream',
      [{ body: `${beginning}event: error\ndata: {"code":"overloaded","message":"busy"}\n\n` }],
      shown,
    ),
    mustFail(
      'error with finish reason',
      [
        {
          body:
            beginning + event({ ...chunk({ content: '' }, 'error'), error: { code: 502, message: 'Provider broke' } }),
        },
      ],
      shown,
    ),
    mustFail('200 with a JSON error', [{ headers: json, body: JSON.stringify({ error: fault }) }]),
    mustFail('200 with a bare JSON line', [{ body: `${JSON.stringify({ error: fault })}\n` }]),
    mustFail('200 with HTML', [{ headers: html, body: page }]),
    mustComplete('200 with a completion that is not streamed', [{ headers: json, body: JSON.stringify(completion) }]),
    mustFail(
      'invalid JSON chunk',
      [{ body: `${beginning}data: {"choices":[{"delta":{"content":",傍\n\n${said(...pieces.slice(3))}${stop}${done}` }],
      shown,
    ),
    mustComplete('line of 1.5 million characters', [{ body: opening + said(longPiece) + stop + done }], {
      ...shown,
      text: longPiece,
    }),
    mustFail(
      'endless line',
      [
        {
          body: `${opening}data: {"choices":[{"delta":{"content":"`,
          endless: { text: '游'.repeat(20_000), atMostBytes: 2 ** 28 },
        },
      ],
      { maxRequests: 1, maxMemoryMiB: 64 },
    ),
    mayDoEither('wrong content type', [{ headers: { 'content-type': 'text/plain' }, body: complete }]),
  ],
};

const variant = (name: string, reply: FaultReply, rest: Rest = {}) =>
  mustComplete(name, [reply], { ...shown, ...rest });

const wires: FaultGroup = {
  name: 'Ways to write a stream',
  cases: [
    variant('LF', good),
    variant('CRLF', { body: complete.replaceAll('\n', '\r\n') }),
    variant('lone CR', { body: complete.replaceAll('\n', '\r') }),
    variant('byte order mark', { body: `\ufeff${complete}` }),
    variant('one byte a read', { body: complete, bytesPerWrite: 1, delayMs: 1 }),
    variant('CRLF, one byte a read', { body: complete.replaceAll('\n', '\r\n'), bytesPerWrite: 1, delayMs: 1 }),
    variant('no space after data:', { body: complete.replaceAll('data: ', 'data:') }),
    variant('comments between events', { body: complete.replaceAll('data: ', ': keep-alive\n\ndata: ') }),
    variant('event names and ids', { body: complete.replaceAll('data: ', 'event: message\nid: 7\ndata: ') }),
    variant('usage chunk with empty choices first and last', { body: event({ ...usageChunk, id: '' }) + complete }),
    variant('empty first delta', { body: event(chunk({})) + complete }),
    variant('null content and unknown fields', {
      body:
        event({ ...chunk({ content: null, reasoning_content: null, tool_calls: null }), obfuscation: 'x7' }) + complete,
    }),
  ],
};

const days = ['2026-11-25', '2026-11-26'] as const;
const written = days.map((date) => JSON.stringify({ date })) as [string, string];
const call = (date: string) => ['find_boats', { date }] as const;
const one = { text: '', calls: [call(days[0])], finish: 'tool-calls' } as const;
const two = { text: '', calls: [call(days[0]), call(days[1])], finish: 'tool-calls' } as const;
const fragment = (fields: object): string => event(chunk({ tool_calls: [fields] }));
const named = (text: unknown) => ({ name: 'find_boats', arguments: text });
const callsEnd = event(chunk({}, 'tool_calls')) + event(usageChunk) + done;
const halves = (text: string) => [text.slice(0, 9), text.slice(9)] as const;
const openCall = (text: string, fields: object = { index: 0, id: 'call_1' }) =>
  fragment({ ...fields, type: 'function', function: named(text) });
const moreOf = (text: string, fields: object = { index: 0 }) => fragment({ ...fields, function: { arguments: text } });

const toolCalls: FaultGroup = {
  name: 'Tool calls',
  cases: [
    variant(
      'in two fragments',
      { body: silentOpening + openCall(halves(written[0])[0]) + moreOf(halves(written[0])[1]) + callsEnd },
      one,
    ),
    variant(
      'without index',
      {
        body:
          silentOpening +
          openCall(halves(written[0])[0], { id: 'call_1' }) +
          moreOf(halves(written[0])[1], {}) +
          openCall(written[1], { id: 'call_2' }) +
          callsEnd,
      },
      two,
    ),
    variant(
      'without id',
      {
        body: silentOpening + openCall(halves(written[0])[0], { index: 0 }) + moreOf(halves(written[0])[1]) + callsEnd,
      },
      one,
    ),
    variant(
      'with an empty id and name later',
      {
        body:
          silentOpening +
          openCall(halves(written[0])[0]) +
          fragment({ index: 0, id: '', type: 'function', function: { name: '', arguments: halves(written[0])[1] } }) +
          fragment({ index: 0, id: '', type: 'function', function: { name: null, arguments: null } }) +
          callsEnd,
      },
      one,
    ),
    variant(
      'with an empty id at first',
      {
        body:
          silentOpening +
          openCall(halves(written[0])[0], { index: 0, id: '' }) +
          moreOf(halves(written[0])[1]) +
          callsEnd,
      },
      one,
    ),
    variant(
      'with the id and name repeated in every fragment',
      {
        body: silentOpening + openCall(halves(written[0])[0]) + openCall(halves(written[0])[1]) + callsEnd,
      },
      one,
    ),
    variant(
      'two under one id',
      {
        body: silentOpening + openCall(written[0]) + openCall(written[1], { index: 1, id: 'call_1' }) + callsEnd,
      },
      two,
    ),
    variant(
      'arguments cut at every character',
      {
        body: silentOpening + openCall('') + [...written[0]].map((character) => moreOf(character)).join('') + callsEnd,
      },
      one,
    ),
    variant(
      'several at once, fragments interleaved',
      {
        body:
          silentOpening +
          openCall('') +
          openCall('', { index: 1, id: 'call_2' }) +
          moreOf(halves(written[0])[0]) +
          moreOf(halves(written[1])[0], { index: 1 }) +
          moreOf(halves(written[1])[1], { index: 1 }) +
          moreOf(halves(written[0])[1]) +
          callsEnd,
      },
      two,
    ),
    variant(
      'several in one delta',
      {
        body:
          silentOpening +
          event(
            chunk({
              tool_calls: [
                { index: 0, id: 'call_1', type: 'function', function: named(written[0]) },
                { index: 1, id: 'call_2', type: 'function', function: named(written[1]) },
              ],
            }),
          ) +
          callsEnd,
      },
      two,
    ),
    variant('after an empty first delta', { body: opening + openCall(written[0]) + callsEnd }, one),
    variant(
      'mixed with text',
      {
        body:
          opening +
          said(...pieces.slice(0, 3)) +
          event(
            chunk({
              content: pieces[3],
              tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: named(halves(written[0])[0]) }],
            }),
          ) +
          said(...pieces.slice(4)) +
          moreOf(halves(written[0])[1]) +
          callsEnd,
      },
      { ...one, text: answer },
    ),
    variant(
      'with arguments that are an object',
      {
        body:
          silentOpening +
          fragment({ index: 0, id: 'call_1', type: 'function', function: named({ date: days[0] }) }) +
          callsEnd,
      },
      one,
    ),
    variant('with finish reason stop', { body: silentOpening + openCall(written[0]) + stop + done }, one),
  ],
};

/** Every fault that a client has to survive with its default settings, and every way to write a stream that it reads. */
export const faultGroups: readonly FaultGroup[] = [refusals, connections, endings, silence, bodies, wires, toolCalls];
