import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildSegment } from '../../../src/knowledge/search/index-segment.js';
import { decodeSegment, encodeSegment } from '../../../src/knowledge/store/segment-codec.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const segmentOf = (texts: readonly string[]) =>
  buildSegment(
    texts.map((text, index) => ({ id: `d${index}#1`, documentId: `d${index}`, title: '西湖', headings: [], text })),
  );

describe('the codec of a segment', () => {
  it('gives back what it was given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 12 }), async (texts) => {
        const segment = segmentOf([...texts, 'boat '.repeat(300), '游船 游船 boat']);
        const decoded = await decodeSegment(await encodeSegment(segment));
        expect(decoded).toEqual(segment);
      }),
      { numRuns: 60 },
    );
  });

  it('reads the same bytes on platforms without Node’s own compression', async () => {
    const segment = segmentOf(['游船 17:30 停航', 'Refunds take five days']);
    // Not the whole of `process`: the test runner needs it while the module loads.
    const { getBuiltinModule } = process;
    const lookUp = vi.spyOn(process, 'getBuiltinModule');
    lookUp.mockImplementation(((name: string) =>
      name === 'node:zlib' ? undefined : getBuiltinModule(name)) as typeof getBuiltinModule);
    const elsewhere = await import('../../../src/knowledge/store/segment-codec.js?elsewhere' as string);
    expect(lookUp).toHaveBeenCalledWith('node:zlib');
    lookUp.mockRestore();
    expect(await elsewhere.decodeSegment(await encodeSegment(segment))).toEqual(segment);
    expect(await decodeSegment(await elsewhere.encodeSegment(segment))).toEqual(segment);
  });

  it('refuses bytes that were changed anywhere in their counts or cut anywhere', async () => {
    const bytes = await encodeSegment(segmentOf(['游船 17:30 停航']));
    for (let length = 0; length < bytes.length; length += 1) {
      await expect(decodeSegment(bytes.slice(0, length))).rejects.toThrow();
    }
  });
});
