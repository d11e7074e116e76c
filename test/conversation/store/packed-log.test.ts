import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewLogEntry } from '../../../src/conversation/conversation-store.js';
import { Numbering } from '../../../src/conversation/store/numbering.js';
import { PackedLog } from '../../../src/conversation/store/packed-log.js';
import { ValueReader } from '../../../src/conversation/store/value-reader.js';
import { ValueWriter } from '../../../src/conversation/store/value-writer.js';
import { Vocabulary } from '../../../src/conversation/store/vocabulary.js';
import type { TurnEvent } from '../../../src/domain/turn.js';

function createLog(): PackedLog {
  return new PackedLog({ vocabulary: new Vocabulary(), pieces: new Numbering(), conversationId: 'conversation' });
}

function entryOf(event: unknown): NewLogEntry {
  return { at: '2026-11-24T08:00:00.000Z', turnId: 'turn-1', event: event as TurnEvent };
}

function firstEventOf(log: PackedLog): unknown {
  return log.read(0)[0]?.event;
}

/** What comes back of a value in an event. */
function throughLog(value: unknown): unknown {
  const log = createLog();
  log.append([entryOf({ type: 'tool-result', output: value })]);
  return (firstEventOf(log) as { readonly output: unknown }).output;
}

describe('PackedLog', () => {
  it('gives back a value of any kind', () => {
    const common = { withBigInt: true, withDate: true, withObjectString: true, maxDepth: 4 };
    const anything = fc.oneof(
      fc.anything({ ...common, withMap: true, withSet: true, withTypedArray: true }),
      fc.anything({ ...common, withNullPrototype: true }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        expect(throughLog(value)).toStrictEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['minus zero', -0],
    ['a number just below the next form', 0x7fff],
    ['the first of the next form', 0x8000],
    ['the last of that form', 0xffff_ffff],
    ['the first that is kept as a double', 0x1_0000_0000],
    ['a list of the longest short form', Array.from({ length: 0x3ff }, (_, index) => index)],
    ['a list of the long form', Array.from({ length: 70_000 }, (_, index) => index)],
    ['names that hold commas', { 'a,b': 1, c: { a: 2, b: 3 } }],
    [
      'names like other names put together',
      [
        { 'a,b': 1, c: 2 },
        { a: 1, 'b,c': 2 },
        { a: 1, b: 2, c: 3 },
      ],
    ],
    ['names that are numbers', { 2: 'two', 1: 'one', b: 'b', a: 'a' }],
    ['an object without properties', {}],
    ['a name of its own called __proto__', JSON.parse('{"__proto__":{"polluted":true},"a":1}')],
    [
      'an object with a great many names',
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`n${index}`, index])),
    ],
    ['JSON that goes deep', JSON.parse(`${'[{"a":'.repeat(300)}1${'}]'.repeat(300)}`)],
  ])('gives back %s', (_case, value) => {
    expect(throughLog(value)).toStrictEqual(value);
  });

  it('takes a value that goes round in a circle', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle.self = circle;
    expect(throughLog(circle)).toMatchObject({ name: 'circle', self: { name: 'circle', self: { name: 'circle' } } });
  });

  it('copies dates and maps on the way in and on the way out', () => {
    const log = createLog();
    const output = { when: new Date(0), seats: new Map([['boat', 1]]) };
    log.append([entryOf({ type: 'tool-result', output })]);
    output.when.setTime(1);
    output.seats.clear();
    const read = () => (firstEventOf(log) as { readonly output: typeof output }).output;
    read().when.setTime(2);
    read().seats.clear();
    expect(read()).toEqual({ when: new Date(0), seats: new Map([['boat', 1]]) });
  });

  it('keeps what it has no copy of', () => {
    const act = () => 1;
    class Seat {
      readonly number = 4;
    }
    expect(throughLog(act)).toBe(act);
    expect(throughLog(new Seat())).toBeInstanceOf(Seat);
  });

  it('numbers what it cannot pack over several writes', () => {
    const log = createLog();
    const dates = [1, 2, 3, 4].map((time) => new Date(time));
    log.append([entryOf(dates[0]), entryOf(dates[1])]);
    log.append([entryOf(dates[2])]);
    log.append([entryOf(dates[3])]);
    expect(log.read(0).map((entry) => entry.event)).toEqual(dates);
  });

  it.each([
    ['with a day that does not exist', '2026-02-30T00:00:00.000Z'],
    ['in another zone', '2026-11-24T16:00:00.000+08:00'],
    ['without milliseconds', '2026-11-24T08:00:00Z'],
    ['before 1970', '1969-12-31T23:59:59.999Z'],
    ['far in the future', '+010000-01-01T00:00:00.000Z'],
    ['that is none', 'soon'],
  ])('gives back a time %s, and those around it', (_case, at) => {
    const log = createLog();
    const times = ['2026-11-24T08:00:01.000Z', at, at, '2026-11-24T08:00:00.000Z'];
    log.append(times.map((time) => ({ ...entryOf({ type: 'text-end' }), at: time })));
    expect(log.read(0).map((entry) => entry.at)).toEqual(times);
  });
});

/** How many code units a value takes. */
function sizeOf(value: unknown, vocabulary: Vocabulary, pieces: Numbering): number {
  const writer = new ValueWriter({ vocabulary, pieces }, 'turn-1');
  writer.write(value);
  return writer.packed.length;
}

describe('what conversations have in common', () => {
  const passage = {
    id: 'boats#1',
    documentId: 'boats',
    title: '西湖游船',
    headings: [],
    text: '末班船 17:30 开。'.repeat(20),
  };
  const citation = (text: string) => ({
    type: 'citation',
    citation: { number: 1, passage: { ...passage, text }, start: 0, end: 9 },
  });

  it('keeps a passage once, however many conversations cite it, and each version of it', () => {
    const vocabulary = new Vocabulary();
    const pieces = new Numbering();
    sizeOf(citation(passage.text), vocabulary, pieces);
    // Object, kind, object, number, the piece's two, start, end.
    expect(sizeOf(structuredClone(citation(passage.text)), vocabulary, pieces)).toBe(8);
    sizeOf(citation('末班船 18:00 开。'), vocabulary, pieces);
    expect([pieces.textOf(0), pieces.textOf(1), pieces.textOf(2)].map((piece) => piece.length > 0)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('keeps a passage that holds a value of no kind of JSON with its event', () => {
    const log = createLog();
    const event = { type: 'citation', citation: { passage: { ...passage, updated: new Date(5) } } };
    log.append([entryOf(event), entryOf(event)]);
    expect(log.read(0).map((entry) => entry.event)).toEqual([event, event]);
  });

  it('takes one unit for a word, and for the names of an object, that it has seen before', () => {
    const vocabulary = new Vocabulary();
    const pieces = new Numbering();
    const event = { type: 'step-start', step: 1, model: 'deepseek/deepseek-chat' };
    sizeOf(event, vocabulary, pieces);
    expect(sizeOf(event, vocabulary, pieces)).toBe(4);
  });

  it('takes half a code unit for a letter of a text that has no other ones than of ISO 8859-1', () => {
    expect(sizeOf('a'.repeat(1_001), new Vocabulary(), new Numbering())).toBe(502);
  });

  it('learns no names from objects used as dictionaries', () => {
    const vocabulary = new Vocabulary();
    for (const name of ['13800000000', '2026-11-24', '张三', 'order_17', 'A1']) {
      expect(vocabulary.objectNumber([name])).toBeUndefined();
    }
    expect(vocabulary.objectNumber(['a'.repeat(401)])).toBeUndefined();
    expect(vocabulary.objectNumber(['inputTokens'])).toBe(0);
  });

  it('learns no word from inside an event, where a property of the same name may be a person', () => {
    const vocabulary = new Vocabulary();
    sizeOf({ type: 'tool-result', name: 'orders', output: { name: '张三' } }, vocabulary, new Numbering());
    expect([0, 1, 2].map((number) => vocabulary.word(number))).toEqual(['tool-result', 'orders', '']);
  });

  it('still gives back everything when it has no room for more words and names', () => {
    const letters = (number: number) =>
      number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
    const events = Array.from({ length: 5_000 }, (_, index) => ({
      type: `kind-${index}`,
      [`n${letters(index)}`]: index,
    }));
    const vocabulary = new Vocabulary();
    const context = { vocabulary };
    const writer = new ValueWriter(context, undefined);
    for (const event of events) {
      writer.write(event);
    }
    const reader = new ValueReader(writer.packed, context);
    expect(events.map(() => reader.read())).toEqual(events);
    expect(reader.position).toBe(writer.packed.length);
  });
});
