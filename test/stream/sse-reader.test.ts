import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SseItem, SseReader } from '../../src/stream/sse-reader.js';
import { cutBody, offsetsOf } from '../support/cut-body.js';

const encode = (text: string) => new TextEncoder().encode(text);

async function readAll(body: ReadableStream<Uint8Array> | null, maxEventLength?: number): Promise<SseItem[]> {
  const reader = new SseReader(body, maxEventLength);
  const all: SseItem[] = [];
  for (let items = await reader.read(); items !== undefined; items = await reader.read()) {
    all.push(...items);
  }
  return all;
}

const event = (data: string, name?: string, cut = false): SseItem => ({ type: 'event', event: name, data, cut });
const endings = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const;

describe('SseReader', () => {
  it.each(endings)('reads the same events wherever a body with %s line ends is cut in two', async (_, ending) => {
    const bytes = encode(
      [
        '\ufeff: hello',
        'data: 游船🚢',
        '',
        'event: error',
        'data:{"a":1}',
        'data: 2',
        '',
        ': ping',
        'data: end',
        '',
        '',
      ].join(ending),
    );
    const expected = [event('游船🚢'), event('{"a":1}\n2', 'error'), event('end')];
    for (const offset of offsetsOf(bytes)) {
      expect(await readAll(cutBody(bytes, [offset]))).toEqual(expected);
    }
    expect(await readAll(cutBody(bytes, offsetsOf(bytes)))).toEqual(expected);
  });

  it('reads any lines cut anywhere as if they came at once', async () => {
    const line = fc.constantFrom('data: a', 'data:茶', 'data', 'event: x', ': c', '', '{"stray":1}', 'id: 1');
    const ending = fc.constantFrom('\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(line, ending)), fc.array(fc.nat()), async (lines, cuts) => {
        const bytes = encode(lines.flat().join(''));
        const offsets = cuts.map((cut) => cut % (bytes.length + 1)).sort((left, right) => left - right);
        expect(await readAll(cutBody(bytes, offsets))).toEqual(await readAll(cutBody(bytes, [])));
      }),
    );
  });

  it('gives an event with lone CR line ends out at once', async () => {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(encode('data: now\r\r')) });
    const reader = new SseReader(body);
    expect(await reader.read()).toEqual([event('now')]);
    reader.cancel();
  });

  it('marks the event that the end of the body cuts off', async () => {
    expect(await readAll(cutBody(encode('data: 1\n\ndata: 2'), []))).toEqual([event('1'), event('2', undefined, true)]);
  });

  it('passes lines on that belong to no event stream', async () => {
    expect(await readAll(cutBody(encode('{"error":\n  "x"}'), []))).toEqual([
      { type: 'stray', text: '{"error":' },
      { type: 'stray', text: '  "x"}' },
    ]);
  });

  it('gives nothing for an empty body', async () => {
    expect(await readAll(cutBody(encode(''), []))).toEqual([]);
    expect(await readAll(null)).toEqual([]);
  });

  it('reads a line of 1.5 million characters', async () => {
    const long = '茶'.repeat(1_500_000);
    const bytes = encode(`data: ${long}\n\n`);
    const offsets = Array.from({ length: Math.floor(bytes.length / 65_536) }, (_, index) => (index + 1) * 65_536);
    expect(await readAll(cutBody(bytes, offsets))).toEqual([event(long)]);
  });

  it.each(['data: ', 'data: x\n'])('refuses an endless event made of %o', async (piece) => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(encode(piece.repeat(100)));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    await expect(readAll(body, 10_000)).rejects.toMatchObject({ code: 'event-too-long' });
    expect(pulled).toBeLessThan(60);
    expect(cancelled).toBe(true);
  });

  it('lets go of the body when it is cancelled', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encode('data: 1\n\ndata: 2\n\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    const reader = new SseReader(body);
    await reader.read();
    reader.cancel();
    reader.cancel();
    expect(cancelled).toBe(true);
  });

  it('fails with what the body fails with', async () => {
    const reason = new Error('reset');
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(reason) });
    await expect(readAll(body)).rejects.toBe(reason);
  });
});
