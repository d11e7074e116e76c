import { describe, expect, it } from 'vitest';
import { chanceOfAnswer, type EvidenceFeatures } from '../../../src/knowledge/gate/evidence-weights.js';

const middling: EvidenceFeatures = { coverage: 0.6, likeness: 0.4, strength: 3, unknown: 0.2, size: 5 };

describe('chanceOfAnswer', () => {
  it.each(['coverage', 'likeness', 'strength'] as const)('grows with %s', (name) => {
    const more = { ...middling, [name]: middling[name] + 0.2 };
    expect(chanceOfAnswer(more)).toBeGreaterThan(chanceOfAnswer(middling));
  });

  it.each(['unknown', 'size'] as const)('falls with %s', (name) => {
    const more = { ...middling, [name]: middling[name] + 0.2 };
    expect(chanceOfAnswer(more)).toBeLessThan(chanceOfAnswer(middling));
  });

  it('is near its ends for all and nothing of a question in a middling knowledge', () => {
    expect(chanceOfAnswer({ coverage: 1, likeness: 0.9, strength: 4, unknown: 0, size: 6 })).toBeGreaterThan(0.95);
    expect(chanceOfAnswer({ coverage: 0, likeness: 0.1, strength: 1, unknown: 1, size: 6 })).toBeLessThan(0.05);
  });
});
