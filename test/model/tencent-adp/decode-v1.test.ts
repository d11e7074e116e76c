import { describe, expect, it } from 'vitest';
import { DecoderV1 } from '../../../src/model/tencent-adp/decode-v1.js';
import { decode, tellChunks } from '../../support/decode-adp.js';

const create = (incremental = false) =>
  new DecoderV1({ target: 'POST https://host/v1/qbot/chat/sse', sent: '', incremental });
const event = (type: string, payload: object) => `event:${type}\ndata:${JSON.stringify({ type, payload })}\n\n`;
const reply = (content: string, fields: object = {}) =>
  event('reply', { record_id: 'r', content, is_final: false, is_from_self: false, is_evil: false, ...fields });
const last = { is_final: true };

async function tell(events: readonly string[], incremental = false) {
  return tellChunks((await decode(create(incremental), events.join(''))).chunks);
}

describe('the text of a bot of version 1', () => {
  it('grows by what is new of it', async () => {
    expect(await tell([reply('五'), reply('五'), reply('五点'), reply('五点。', last)])).toEqual(['+五', '+点', '+。']);
    expect(await tell([reply('五'), reply('五'), reply('点。', last)], true)).toEqual(['+五', '+五', '+点。']);
  });

  it('is withdrawn and begun again where it changes', async () => {
    expect(await tell([reply('五点停航'), reply('六点停航'), reply('六点停航。', last)])).toEqual([
      '+五点停航',
      '-replaced',
      '+六点停航',
      '+。',
    ]);
  });

  it('stands where the last event brings none', async () => {
    expect(await tell([reply('五点。'), reply('', last)])).toEqual(['+五点。']);
    expect(await tell([reply('五点。'), reply('', last)], true)).toEqual(['+五点。']);
  });

  it('is that of all records, apart from each other', async () => {
    const other = { record_id: 's' };
    expect(await tell([reply('查到了。'), reply('五', other), reply('五点。', { ...other, ...last })])).toEqual([
      '+查到了。',
      '+\n\n五',
      '+点。',
    ]);
  });

  it('leaves out the echo of the customer’s message, also as the end of the reply', async () => {
    const { error, chunks } = await decode(create(), reply('几点?', { is_from_self: true, is_final: true }));
    expect(tellChunks(chunks)).toEqual([]);
    expect(error).toMatchObject({ kind: 'incomplete', retryable: true });
  });

  it('is not shown once it is forbidden, whatever comes after', async () => {
    const events = [reply('坏话'), reply('坏话连篇', { is_evil: true }), reply('坏话连篇。', last)];
    const { chunks } = await decode(create(), events.join(''));
    expect(tellChunks(chunks)).toEqual(['+坏话', '-is_evil']);
    // What was withdrawn was written all the same.
    const usage = { outputTokens: 2, estimated: true };
    expect(chunks.at(-1)).toMatchObject({ reason: 'content-filter', rawReason: 'is_evil', usage });
  });

  it('is read where only the event’s name says what it is', async () => {
    const nameless = reply('五点。', last).replace('"type":"reply",', '');
    expect(await tell([nameless])).toEqual(['+五点。']);
  });
});

describe('what else a bot of version 1 says', () => {
  it('gives thoughts by their growth', async () => {
    const thought = (...texts: readonly string[]) =>
      event('thought', { record_id: 'r', procedures: texts.map((content) => ({ debugging: { content } })) });
    expect(await tell([thought('想'), thought('想想'), thought('想想', '再查'), reply('五点。', last)])).toEqual([
      '~想',
      '~想',
      '~再查',
      '+五点。',
    ]);
    expect(await tell([thought('想'), thought('想'), reply('五点。', last)], true)).toEqual(['~想', '~想', '+五点。']);
  });

  it('counts the tokens of its last report, all steps together', async () => {
    const count = (...counts: readonly (readonly [unknown, unknown])[]) =>
      event('token_stat', {
        token_count: 99,
        procedures: counts.map(([input_count, output_count]) => ({ name: 'step', input_count, output_count })),
      });
    const body = count([0, 0]) + count([5, 1]) + reply('五点。', last) + count([5, 1], ['60', '12']) + count();
    const { chunks } = await decode(create(), body);
    expect(chunks.at(-1)).toMatchObject({ usage: { inputTokens: 65, outputTokens: 13, estimated: false } });
  });

  it('names its sources, also after the end of the text', async () => {
    const references = [
      { id: '5', name: '常见问题', url: 'https://boats.example/faq', doc_name: 'faq.docx' },
      { id: 6, name: '', doc_name: '时刻表.pdf', url: '' },
      { id: '7', name: '' },
      null,
    ];
    const { chunks } = await decode(create(), reply('五点。', last) + event('reference', { references }));
    expect(chunks.filter(({ type }) => type === 'reference')).toEqual([
      { type: 'reference', reference: { id: '5', title: '常见问题', url: 'https://boats.example/faq' } },
      { type: 'reference', reference: { id: '6', title: '时刻表.pdf', url: undefined } },
    ]);
  });

  it('keeps suggestions of further questions to itself', async () => {
    expect(await tell([reply('五点。', last), event('recommended', { recommendeds: ['票价?'] })])).toEqual(['+五点。']);
  });

  it('does not take reports of nothing for progress', async () => {
    const decoder = create();
    await decode(decoder, event('token_stat', { procedures: [] }) + event('thought', { procedures: [] }));
    expect(decoder.progress).toBe(0);
  });

  it('survives payloads whose fields are missing, null or of another type', async () => {
    const odd = [null, 7, 'x', [], {}, { content: 7, procedures: [null, 7, { debugging: 'x' }], references: [7] }];
    const events = ['reply', 'thought', 'token_stat', 'reference', 'else'].flatMap((type) =>
      odd.map((payload) => `data: ${JSON.stringify({ type, payload })}\n\n`),
    );
    const { error } = await decode(create(), events.join('') + reply('五点。', last));
    expect(error).toBeUndefined();
  });
});
