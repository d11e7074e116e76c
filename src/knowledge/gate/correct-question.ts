import { dropQuestionPhrases } from '../../text/function-words.js';
import { normalizeText } from '../../text/normalize.js';
import { tokenize } from '../../text/tokenize.js';
import { meantInstead } from '../search/alternatives.js';
import type { TokenStatistics } from '../search/keyword-index.js';

/**
 * Writes a question as it was likely meant: words and characters that no passage has as those that they were likely typed
 * for, by their spelling or by their sound, where some passage has them.
 *
 * @returns normalised
 */
export function correctQuestion(question: string, statistics: TokenStatistics): string {
  const text = normalizeText(question);
  const meant = meantInstead(tokenize(dropQuestionPhrases(text)), (stream, token) =>
    statistics.passagesWith(stream, token),
  );
  return meant.reduce((corrected, { typed, meant }) => corrected.replace(typed, () => meant), text);
}
