import type { Evidence } from '../domain/evidence.js';
import type { ScoredPassage } from '../domain/passage.js';
import { findApproved } from './approved-answer.js';
import { judgeEvidence } from './gate/gate.js';
import type { TokenStatistics } from './search/keyword-index.js';
import { readingDepth } from './search/token-stream-weights.js';

/** How many passages to look for: an approved answer known by many questions may stand behind passages all about one. */
export function depthFor(limit: number): number {
  return Math.max(limit, readingDepth);
}

/**
 * Judges whether passages answer a question. An approved answer among them settles it.
 *
 * @param found - best first, `depthFor(limit)` at most
 * @param limit - how many of them are judged
 */
export function judgeFound(
  question: string,
  found: readonly ScoredPassage[],
  limit: number,
  statistics: TokenStatistics,
): Evidence {
  const approved = findApproved(
    question,
    found.map(({ passage }) => passage),
  );
  if (approved === undefined) return judgeEvidence(question, found.slice(0, limit), statistics);
  const { passage, match } = approved;
  return {
    answerability: 'answerable',
    passages: [passage],
    confidence: 1,
    approved: { passageId: passage.id, match },
  };
}
