import type { Detection, HandoffRule, Industry } from './industry.js';
import { type ReadSentence, readMessage } from './read-message.js';

/**
 * Finds the handoff rule that a customer's message calls for, before any model is asked.
 *
 * Reads Chinese in both scripts and English. What is denied ("卡没丢"), supposed ("if I lose my card") or told of the
 * news does not count, as far as patterns can tell: a missed emergency weighs more than a false alarm, so a doubtful
 * message counts. Of several rules, one that is urgent `now` comes first, then the earlier in the industry's list.
 *
 * @returns undefined when none is called for
 * @example
 * const rule = matchHandoffRule(finance, '我的银行卡被偷了');
 * console.log(rule?.id, rule?.urgency); // 'card-lost', 'now'
 */
export function matchHandoffRule(industry: Pick<Industry, 'handoffRules'>, message: string): HandoffRule | undefined {
  const sentences = readMessage(message);
  const rules = industry.handoffRules.filter(({ detect }) =>
    sentences.some((sentence) => isCalledFor(detect, sentence)),
  );
  return rules.find(({ urgency }) => urgency === 'now') ?? rules[0];
}

function isCalledFor(detect: Detection, sentence: ReadSentence): boolean {
  let { text } = sentence;
  for (const pattern of detect.except ?? []) {
    // The same length, so that the offsets of clauses and denials stay valid.
    text = text.replace(new RegExp(pattern, 'g'), (words) => ' '.repeat(words.length));
  }
  return (
    (detect.certain ?? []).some((pattern) => pattern.test(text)) ||
    detect.signs.some(
      (pattern) =>
        pattern.test(text) &&
        Array.from(text.matchAll(new RegExp(pattern, 'g'))).some((match) =>
          isStated(sentence, match.index, match.index + match[0].length, detect.suppositions === 'count'),
        ),
    )
  );
}

/** Whether what stands from `start` to `end` is said as a fact of the customer's own. */
function isStated(sentence: ReadSentence, start: number, end: number, suppositionsCount: boolean): boolean {
  const clause = sentence.clauses.findLast((each) => each.start <= start);
  if (clause?.told || (clause?.supposed && !suppositionsCount)) {
    return false;
  }
  return !sentence.denials.some(
    (denial) =>
      (denial.start < start && denial.end >= start) ||
      (denial.start >= start && denial.wordEnd < end && end - denial.wordEnd <= denial.reach),
  );
}
