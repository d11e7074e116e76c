import { isFunctionWord } from '../../text/function-words.js';
import { tokenize } from '../../text/tokenize.js';
import type { TokenStatistics } from '../search/keyword-index.js';
import { streamWeights } from '../search/token-stream-weights.js';
import { minPassageCount } from './question-coverage.js';

/**
 * How many times higher a question's keyword scores would be if the knowledge had a hundred passages, 1 where it has: in
 * a small one every word is common, so that scores are low however well a passage fits.
 */
export function scoreScale(question: string, statistics: TokenStatistics): number {
  const count = statistics.passageCount;
  if (count >= minPassageCount) return 1;
  const streams = tokenize(question);
  let here = 0;
  let there = 0;
  for (const { stream, weight, framing } of streamWeights) {
    for (const token of new Set(streams[stream])) {
      const found = statistics.passagesWith(stream, token);
      if (found === 0) continue;
      const worth = weight * (isFunctionWord(token) ? framing : 1);
      here += worth * rarity(count, found);
      there += worth * rarity(minPassageCount, found);
    }
  }
  return here === 0 ? 1 : there / here;
}

function rarity(count: number, found: number): number {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}
