import { describe, expect, it } from 'vitest';
import { DecoderV2 } from '../../../src/model/tencent-adp/decode-v2.js';
import { offsetsOf } from '../../support/cut-body.js';
import { decode, tellChunks } from '../../support/decode-adp.js';

const create = () => new DecoderV2({ target: 'POST https://host/adp/v2/chat', sent: '' });
const event = (Type: string, fields: object = {}) => `data: ${JSON.stringify({ Type, ...fields })}\n\n`;
const added = (MessageId: string, Type = 'reply') => event('message.added', { Message: { MessageId, Type } });
const delta = (MessageId: string, Text: string, ContentIndex: number | string = 0) =>
  event('text.delta', { MessageId, ContentIndex, Text });
const replace = (MessageId: string, Text: string, ContentIndex = 0) =>
  event('text.replace', { MessageId, ContentIndex, Text });
const completed = (Response: object = {}) =>
  event('response.completed', { Response: { Status: 'success', ...Response } });
const final = (MessageId: string, Type: string, ...texts: readonly string[]) => ({
  MessageId,
  Type,
  Contents: texts.map((Text) => ({ Type: 'text', Text })),
});

async function tell(...events: readonly string[]) {
  return tellChunks((await decode(create(), events.join(''))).chunks);
}

describe('the text of a bot of version 2', () => {
  it('shows replies and questions, and no other message', async () => {
    const kinds = ['tool_call', 'task_execution', 'recommendation', 'notice', 'a kind to come'];
    const others = kinds.map((kind) => added(kind, kind) + delta(kind, 'hidden'));
    expect(
      await tell(...others, added('m'), delta('m', '五点。'), added('q', 'question'), delta('q', '还有呢?')),
    ).toEqual(['+五点。', '+\n\n还有呢?']);
  });

  it('joins the contents of a message line by line, in the order of their index', async () => {
    expect(await tell(added('m'), delta('m', '一', 0), delta('m', '二', '1'), completed())).toEqual(['+一', '+\n二']);
    expect(await tell(added('m'), delta('m', '二', 1), delta('m', '一', 0), completed())).toEqual([
      '+二',
      '-replaced',
      '+一\n二',
    ]);
  });

  it('shows text that came before anybody said whom it is for', async () => {
    expect(await tell(delta('m', '五'), delta('m', '点'), added('m'), delta('m', '。'))).toEqual(['+五点', '+。']);
    expect(await tell(delta('t', '想'), added('t', 'thought'), delta('t', '想'))).toEqual(['~想', '~想']);
  });

  it('goes on where a replacement only adds', async () => {
    expect(await tell(added('m'), replace('m', '五'), replace('m', '五点'), replace('m', '五点。'))).toEqual([
      '+五',
      '+点',
      '+。',
    ]);
  });

  it('says nothing where a replacement changes nothing', async () => {
    expect(await tell(added('m'), delta('m', '五点'), replace('m', '五点'), delta('m', '。'))).toEqual([
      '+五点',
      '+。',
    ]);
  });

  it('withdraws all of it where an earlier message is replaced', async () => {
    expect(await tell(added('a'), delta('a', '一'), added('b'), delta('b', '二'), replace('a', '1'))).toEqual([
      '+一',
      '+\n\n二',
      '-replaced',
      '+1\n\n二',
    ]);
  });

  it('is given again once, not piece by piece, where two messages grow side by side', async () => {
    const pieces = ['甲', '乙', '丙'].map((piece) => delta('a', piece) + delta('b', piece));
    const told = await tell(added('a'), added('b'), ...pieces, event('message.done', { Message: { MessageId: 'a' } }));
    expect(told).toEqual(['+甲', '+\n\n甲', '-replaced', '+甲乙丙\n\n甲乙丙']);
  });

  it('is whole at the end where two messages grow side by side and none is ever done', async () => {
    const pieces = ['甲', '乙'].map((piece) => delta('a', piece) + delta('b', piece));
    expect(await tell(added('a'), added('b'), ...pieces, completed())).toEqual([
      '+甲',
      '+\n\n甲',
      '-replaced',
      '+甲乙\n\n甲乙',
    ]);
  });

  it('comes with the message where there were no pieces', async () => {
    const Message = final('m', 'reply', '五点。');
    expect(await tell(event('message.added', { Message }))).toEqual(['+五点。']);
    expect(await tell(event('message.done', { Message }))).toEqual(['+五点。']);
    expect(
      await tell(added('m'), event('content.added', { MessageId: 'm', ContentIndex: 0, Content: { Text: '五点。' } })),
    ).toEqual(['+五点。']);
  });

  it('heeds a message that is done, and no older state of one at work', async () => {
    const processing = event('message.processing', { Message: final('m', 'reply', '五') });
    const done = event('message.done', { Message: final('m', 'reply', '六点。') });
    expect(await tell(added('m'), delta('m', '五点'), processing, delta('m', '。'), done)).toEqual([
      '+五点',
      '+。',
      '-replaced',
      '+六点。',
    ]);
  });

  it('disappears with a message that turns out to be none for the customer', async () => {
    expect(await tell(added('m'), delta('m', '查一下'), added('m', 'notice'))).toEqual(['+查一下', '-replaced']);
  });

  it('never holds the customer’s own message', async () => {
    const ack = event('request_ack', { RequestAck: { Messages: [final('q', 'question', '几点?')] } });
    const Message = final('q', 'question', '几点?');
    const end = completed({ Messages: [final('q', 'question', '几点?'), final('m', 'reply', '五点。')] });
    expect(await tell(ack, event('message.added', { Message }), added('m'), delta('m', '五点。'), end)).toEqual([
      '+五点。',
    ]);
  });
});

describe('the end of a reply of version 2', () => {
  it('puts the final messages in place of all', async () => {
    const kept = completed({ Messages: [final('m', 'reply', '五点。')] });
    expect(await tell(added('m'), delta('m', '五点。'), kept)).toEqual(['+五点。']);
    const longer = completed({ Messages: [final('m', 'reply', '五点。'), final('q', 'question', '还有呢?')] });
    expect(await tell(added('m'), delta('m', '五点。'), longer)).toEqual(['+五点。', '+\n\n还有呢?']);
    const gone = completed({ Messages: [final('n', 'notice', '内容不当')] });
    expect(await tell(added('m'), delta('m', '五点。'), gone)).toEqual(['+五点。', '-replaced']);
  });

  it('keeps what was said where the final record repeats nothing', async () => {
    for (const record of [{}, { Messages: null }, { Messages: [] }, { Messages: [{ MessageId: 'm' }] }]) {
      expect(await tell(added('m'), delta('m', '五点。'), completed(record))).toEqual(['+五点。']);
    }
  });

  it('is the end, whatever follows', async () => {
    expect(await tell(added('m'), delta('m', '五点。'), completed(), delta('m', '六点。'))).toEqual(['+五点。']);
  });

  it('gives thoughts once, and those of the final record where none came before', async () => {
    const end = completed({ Messages: [final('t', 'thought', '想'), final('m', 'reply', '五点。')] });
    expect(await tell(added('t', 'thought'), delta('t', '想'), end)).toEqual(['~想', '+五点。']);
    expect(await tell(end)).toEqual(['~想', '+五点。']);
    expect(await tell(added('t', 'thought'), replace('t', '想'), replace('t', '想想'))).toEqual(['~想', '~想']);
  });

  it.each(['failed', 'error'])('is an error where the record says %s', async (Status) => {
    const { error } = await decode(create(), added('m') + delta('m', '五') + completed({ Status, RecordId: 'r-1' }));
    expect(error).toMatchObject({ kind: 'unknown', retryable: false, partialText: '五' });
  });

  it.each([
    ['numbers', { InputTokens: 12, OutputTokens: 3 }, 'response.completed'],
    ['strings', { InputTokens: '12', OutputTokens: '3' }, 'response.completed'],
    ['a report before the end', { InputTokens: 12, OutputTokens: 3 }, 'response.processing'],
  ])('counts tokens from %s', async (_, StatInfo, type) => {
    const zeros = event('response.created', { Response: { StatInfo: { InputTokens: 0, OutputTokens: 0 } } });
    const { chunks } = await decode(create(), zeros + event(type, { Response: { StatInfo } }) + completed());
    expect(chunks.at(-1)).toMatchObject({ usage: { inputTokens: 12, outputTokens: 3, calls: 1, estimated: false } });
  });

  it('estimates tokens that nobody counted', async () => {
    const { chunks } = await decode(create(), added('m') + delta('m', '五点停航。') + completed({ StatInfo: {} }));
    expect(chunks.at(-1)).toMatchObject({ usage: { outputTokens: 4, estimated: true } });
  });

  it('does not take heartbeats and records at work for progress', async () => {
    const decoder = create();
    await decode(
      decoder,
      `${event('request_ack')}${event('response.created')}${event('response.processing')}: ping\n\n`,
    );
    expect(decoder.progress).toBe(0);
    await decode(decoder, added('m') + delta('m', '五'));
    expect(decoder.progress).toBeGreaterThan(0);
  });
});

describe('the sources of a bot of version 2', () => {
  const source = (Reference: object) => event('reference.added', { MessageId: 'm', ContentIndex: 0, Reference });

  async function referencesOf(...events: readonly string[]) {
    const { chunks } = await decode(create(), events.join(''));
    const references = chunks.flatMap((chunk) => (chunk.type === 'reference' ? [chunk.reference] : []));
    return JSON.parse(JSON.stringify(references)) as readonly object[];
  }

  it('have the number by which the text refers to them, a title and an address', async () => {
    expect(
      await referencesOf(
        source({ Index: 1, Name: '时刻表', Url: 'https://boats.example/a' }),
        source({ Index: '2', DocRefer: { DocName: '票价.pdf', Url: 'https://boats.example/b' } }),
        source({ Index: 3, Name: '', WebSearchRefer: { Url: 'https://boats.example/c' } }),
        source({ Index: 4, Name: '问答', QaRefer: { QaBizId: '8' } }),
        source({ Index: 5 }),
      ),
    ).toEqual([
      { id: '1', title: '时刻表', url: 'https://boats.example/a' },
      { id: '2', title: '票价.pdf', url: 'https://boats.example/b' },
      { id: '3', title: 'https://boats.example/c', url: 'https://boats.example/c' },
      { id: '4', title: '问答' },
    ]);
  });

  it('are named once, wherever they stand', async () => {
    const Reference = { Index: 1, Name: '时刻表' };
    const Contents = [{ Type: 'text', Text: '五点[1]。', References: [Reference, { Index: 2, Name: '票价' }] }];
    const Message = { MessageId: 'm', Type: 'reply', Contents };
    expect(
      await referencesOf(source(Reference), event('message.done', { Message }), completed({ Messages: [Message] })),
    ).toEqual([
      { id: '1', title: '时刻表' },
      { id: '2', title: '票价' },
    ]);
  });
});

it('reads a stream with everything in it the same wherever it is cut', async () => {
  const body = [
    event('request_ack', { RequestAck: { RecordId: 'q' } }),
    ': heartbeat\n\n',
    added('t', 'thought').replaceAll('\n', '\r\n'),
    delta('t', '先查🚢'),
    added('m').replace('data: ', 'data:'),
    delta('m', '票价 50 元'),
    replace('m', '票价 55 元🎫'),
    event('reference.added', { Reference: { Index: '1', Name: '价目' } }),
    completed({ Messages: [final('m', 'reply', '票价 55 元🎫。')], StatInfo: { InputTokens: '9', OutputTokens: '4' } }),
  ].join('');
  const bytes = new TextEncoder().encode(body);
  const whole = await decode(create(), bytes);
  expect(tellChunks(whole.chunks)).toEqual(['~先查🚢', '+票价 50 元', '-replaced', '+票价 55 元🎫', '+。']);
  for (const offset of offsetsOf(bytes)) {
    expect(await decode(create(), bytes, [offset])).toEqual(whole);
  }
});

it('survives events whose fields are missing, null or of another type', async () => {
  const types =
    'request_ack response.created message.added message.done content.added text.delta text.replace reference.added';
  const odd = [null, 7, 'x', [], [null], {}, { Messages: [null, 7], Contents: [null, 'x'], MessageId: null }];
  const events = types
    .split(' ')
    .flatMap((type) =>
      odd.map((value) =>
        event(type, { RequestAck: value, Response: value, Message: value, Content: value, Reference: value, Text: 7 }),
      ),
    );
  const end = completed({ Messages: [null, 7, { Contents: [null, { Text: 7, References: 7 }] }], StatInfo: [] });
  const { chunks, error } = await decode(create(), events.join('') + added('m') + delta('m', '五点。') + end);
  expect(error).toBeUndefined();
  expect(chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
});
