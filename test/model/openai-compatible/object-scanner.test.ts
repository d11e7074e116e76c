import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ObjectScanner } from '../../../src/model/openai-compatible/object-scanner.js';

/** For each number of pieces taken, whether the object is closed. */
function closedAfter(...pieces: readonly string[]) {
  const scanner = new ObjectScanner();
  return pieces.map((piece) => {
    scanner.push(piece);
    return scanner.isClosed;
  });
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

describe('ObjectScanner', () => {
  it.each<[string[], boolean[]]>([
    [
      ['', ' ', '{', '}', '\n', 'x', '}'],
      [false, false, false, true, true, false, false],
    ],
    [
      ['{"a":"}', '{\\"', '\\\\', '"', '}'],
      [false, false, false, false, true],
    ],
    [
      ['{"a":{"b":[{}]', '}', '}'],
      [false, false, true],
    ],
    [['[{}]'], [false]],
    [['"{}"'], [false]],
    [
      ['{}', '{}'],
      [true, false],
    ],
    [['null'], [false]],
  ])('follows %j', (pieces, expected) => {
    expect(closedAfter(...pieces)).toEqual(expected);
  });

  it('is closed exactly when what came so far is an object, for any object cut anywhere', () => {
    const written = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(written, (json) => {
        const pieces = [...json];
        const prefixes = pieces.map((_, index) => pieces.slice(0, index + 1).join(''));
        expect(closedAfter(...pieces)).toEqual(prefixes.map(isObject));
      }),
    );
  });
});
