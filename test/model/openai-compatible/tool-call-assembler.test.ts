import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ToolCallAssembler } from '../../../src/model/openai-compatible/tool-call-assembler.js';
import type { WireToolCallDelta } from '../../../src/model/openai-compatible/wire.js';

function assemble(...deltas: WireToolCallDelta[]) {
  let minted = 0;
  const assembler = new ToolCallAssembler(() => `minted-${++minted}`);
  for (const delta of deltas) {
    assembler.push(delta);
  }
  return assembler.finish()?.map((call) => [call.callId, call.name, call.arguments]);
}

const part = (index: number | null, id: string | null, name: string | null, written?: unknown): WireToolCallDelta => ({
  index,
  id,
  function: { name, arguments: written },
});

describe('ToolCallAssembler', () => {
  it('joins a call whose arguments arrive in three pieces', () => {
    expect(assemble(part(0, 'a', 'f', '{"x'), part(0, null, null, '":'), part(0, null, null, '1}'))).toEqual([
      ['a', 'f', '{"x":1}'],
    ]);
  });

  it('never lets an empty id or name replace a known one', () => {
    expect(assemble(part(0, 'a', 'f', '{'), part(0, '', '', '}'))).toEqual([['a', 'f', '{}']]);
  });

  it('puts pieces without index to the call with their id, or to the open one', () => {
    expect(
      assemble(
        part(null, 'a', 'f', '{"x":'),
        part(null, null, null, '1}'),
        part(null, 'b', 'g', '{'),
        part(null, 'b', '', '}'),
      ),
    ).toEqual([
      ['a', 'f', '{"x":1}'],
      ['b', 'g', '{}'],
    ]);
  });

  it('mints an id for a call that has none', () => {
    expect(assemble(part(0, null, 'f', '{}'), part(1, '', 'g', '{}'))).toEqual([
      ['minted-1', 'f', '{}'],
      ['minted-2', 'g', '{}'],
    ]);
  });

  it('mints ids of its own that differ from reply to reply', () => {
    const one = new ToolCallAssembler();
    const other = new ToolCallAssembler();
    one.push(part(0, null, 'f', '{}'));
    other.push(part(0, null, 'f', '{}'));
    expect(one.finish()?.[0]?.callId).not.toBe(other.finish()?.[0]?.callId);
  });

  it('takes an id and a name that arrive late', () => {
    expect(assemble(part(0, null, null, '{"x"'), part(0, null, 'f', ':1'), part(0, 'a', null, '}'))).toEqual([
      ['a', 'f', '{"x":1}'],
    ]);
  });

  it('orders calls by first sight, whatever their indexes', () => {
    expect(assemble(part(3, 'a', 'f', '{'), part(1, 'b', 'g', '{}'), part(3, null, null, '}'))).toEqual([
      ['a', 'f', '{}'],
      ['b', 'g', '{}'],
    ]);
  });

  it('accepts arguments as an object, as nothing and as an empty text', () => {
    expect(assemble(part(0, 'a', 'f', { x: 1 }), part(1, 'b', 'g', null), part(2, 'c', 'h', ''))).toEqual([
      ['a', 'f', '{"x":1}'],
      ['b', 'g', '{}'],
      ['c', 'h', '{}'],
    ]);
  });

  it('tells calls apart that are all numbered 0', () => {
    expect(assemble(part(0, 'a', 'f', '{"x":1}'), part(0, 'b', 'f', '{"x":2}'), part(0, 'c', 'g', '{}'))).toEqual([
      ['a', 'f', '{"x":1}'],
      ['b', 'f', '{"x":2}'],
      ['c', 'g', '{}'],
    ]);
  });

  it('gives two calls that share an id one each', () => {
    expect(assemble(part(0, 'a', 'f', '{"x":1}'), part(1, 'a', 'f', '{"x":2}'))).toEqual([
      ['a', 'f', '{"x":1}'],
      ['minted-1', 'f', '{"x":2}'],
    ]);
    expect(assemble(part(null, 'a', 'f', '{"x":1}'), part(null, 'a', 'g', '{"x":1}'))).toEqual([
      ['a', 'f', '{"x":1}'],
      ['minted-1', 'g', '{"x":1}'],
    ]);
  });

  it('counts a call once that is sent twice', () => {
    expect(assemble(part(null, 'a', 'f', '{"x":1}'), part(null, 'a', 'f', '{"x":1}'))).toEqual([['a', 'f', '{"x":1}']]);
  });

  it('joins a call whose id and name come again with every piece', () => {
    expect(
      assemble(part(0, 'a', 'f', '{"x"'), part(0, 'a', 'f', ':1'), part(0, 'a', 'f', '}'), part(0, 'a', 'f', '')),
    ).toEqual([['a', 'f', '{"x":1}']]);
  });

  it('joins a call whose pieces are numbered instead of the calls', () => {
    expect(assemble(part(0, 'a', 'f', '{"x"'), part(1, null, null, ':1'), part(2, null, null, '}'))).toEqual([
      ['a', 'f', '{"x":1}'],
    ]);
  });

  it('drops an empty first piece and refuses arguments without a name', () => {
    expect(assemble({}, part(0, 'a', 'f', '{}'))).toEqual([['a', 'f', '{}']]);
    expect(assemble(part(0, 'a', '', '{"x":1}'))).toBeUndefined();
  });

  it('gives the same calls however their arguments are cut, with or without index', () => {
    const calls = fc.uniqueArray(
      fc.record({ id: fc.uuid(), name: fc.constantFrom('f', 'g'), input: fc.dictionary(fc.string(), fc.jsonValue()) }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 7 }), fc.boolean(), (wanted, size, withIndex) => {
        const deltas = wanted.flatMap(({ id, name, input }, number) => {
          const written = JSON.stringify(input);
          const index = withIndex ? number : null;
          const rest = written.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
          return [part(index, id, name, ''), ...rest.map((piece) => part(index, null, null, piece))];
        });
        expect(assemble(...deltas)).toEqual(wanted.map(({ id, name, input }) => [id, name, JSON.stringify(input)]));
      }),
    );
  });
});
