import type { Passage } from '../domain/passage.js';
import { normalizeText } from '../text/normalize.js';
import { readContent } from '../text/question-content.js';
import { questionKind } from '../text/question-kind.js';

/** A passage that answers a question word for word, and how the question was recognised. */
export interface ApprovedMatch {
  readonly passage: Passage;
  /** `exact`: but for punctuation, script and width; `near`: the same content in the same order, asked in other words. */
  readonly match: 'exact' | 'near';
}

/**
 * Finds the approved answer to a question.
 *
 * Precision comes first, for nothing checks the answer after this: near means that both questions have the same content
 * words in the same order (synonyms of customer service count as the same), ask for the same kind of fact, and both deny
 * or both affirm. Of several the exact one wins, then the one of higher priority, then the first.
 *
 * @param found - what the index found, best first; those without approval are passed over
 */
export function findApproved(question: string, found: readonly Passage[]): ApprovedMatch | undefined {
  let best: (ApprovedMatch & { readonly rank: number }) | undefined;
  const plain = plainOf(question);
  if (plain === '') return undefined;
  let key: string | undefined;
  for (const passage of found) {
    const { approved } = passage;
    if (approved === undefined) continue;
    for (const asked of approved.questions) {
      const isExact = plainOf(asked) === plain;
      key ??= keyOf(question);
      if (!isExact && (key === '' || keyOf(asked) !== key)) continue;
      const rank = (isExact ? 1e9 : 0) + (approved.priority ?? 0);
      if (best === undefined || rank > best.rank) best = { passage, match: isExact ? 'exact' : 'near', rank };
    }
  }
  return best && { passage: best.passage, match: best.match };
}

/** Letters and digits only. */
function plainOf(text: string): string {
  return normalizeText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Asks what 能不能 asks too; it denies nothing. */
const choice = /([\u3400-\u9fff])[不没]\1/g;
const negation = /[不没無无未勿禁非]|\b(?:not?|never|none|without|cannot)\b|n't\b/;

/** What two questions have in common that ask the same; empty where nothing tells. */
function keyOf(question: string): string {
  const kind = questionKind(question);
  const units = readContent(question, kind).map(({ token, names }) => [...names].sort()[0] ?? token);
  if (units.length === 0) return '';
  const denies = negation.test(normalizeText(question).replace(choice, '$1'));
  return JSON.stringify([kind, denies, units]);
}
