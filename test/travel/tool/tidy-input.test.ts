import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { tidyInput } from '../../../src/travel/tool/tidy-input.js';

const schema: JsonObject = {
  type: 'object',
  properties: {
    count: { type: 'number' },
    sure: { type: 'boolean' },
    words: { type: 'array', items: { type: 'string' } },
    mode: { type: 'string', enum: ['metro', 'dragon-boat'] },
    nested: { type: 'object', properties: { count: { type: 'number' } } },
  },
};

describe('tidyInput', () => {
  it.each<[what: string, input: JsonValue, tidied: JsonValue]>([
    ['reads a number in quotes', { count: '3' }, { count: 3 }],
    ['reads a number with thousands', { count: '2,000' }, { count: 2000 }],
    ['reads a negative number, for the range check to refuse', { count: '-1' }, { count: -1 }],
    ['leaves a number with a unit to the check', { count: '3 days' }, { count: '3 days' }],
    ['leaves an amount with a stray comma to the check', { count: '1,5' }, { count: '1,5' }],
    ['reads true and false in quotes', { sure: 'false' }, { sure: false }],
    ['leaves other words for yes to the check', { sure: 'yes' }, { sure: 'yes' }],
    ['makes a list of one word', { words: 'lake' }, { words: ['lake'] }],
    ['keeps an empty list, which takes a wish back', { words: [] }, { words: [] }],
    ['writes a choice the way the schema does', { mode: 'Dragon_Boat' }, { mode: 'dragon-boat' }],
    ['leaves an unknown choice to the check', { mode: 'subway' }, { mode: 'subway' }],
    ['drops null and empty text', { mode: null, words: '', count: 1 }, { count: 1 }],
    ['tidies within objects', { nested: { count: '4' } }, { nested: { count: 4 } }],
    ['keeps unknown fields for the check to name', { other: '3' }, { other: '3' }],
    ['leaves what is no object alone', 'three days', 'three days'],
  ])('%s', (_what, input, tidied) => {
    expect(tidyInput(input, schema)).toEqual(tidied);
  });
});
