const openers = '“「『（(【《〈';
const closers = '”」』）)】》〉';

/** Without what stands before or after it, such a clause says something else: a condition, an exception, a reservation. */
const conditional =
  /^\s*(?:如|若|当|當|除|凡|只要|只有|一旦|虽|雖|尽管|儘管|即使|但|不过|不過|否则|否則|仅|僅|须|需|且|必须|if|unless|except|but|although|though|provided|only)/i;

/** So begins what belongs to the clause before: 与 somebody, 由 somebody. */
const bound = /^\s*(?:[和及与與由]|以及)/;

/** With such a word a clause goes on that cannot begin a reply. */
const goesOn = /^\s*(?:[是为為並并而则則也故即均都又或使]|因此|所以|其中|从而|從而|因而|然后|以便)/;

/** After a comma, what an English sentence can do without. */
const englishTail = /^ (?:while|which|who|whose|where|whereas|so|because|with|including)\b/;
const englishAnd = /^ and\b/;

const han = /[\u3400-\u9fff]/;

/** Cuts a sentence after `，`, `；` and `;` outside of brackets and quotation marks, and before `, which` and its like. */
function splitClauses(sentence: string): string[] {
  const clauses: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < sentence.length - 1; index += 1) {
    const character = sentence.charAt(index);
    if (openers.includes(character)) depth += 1;
    else if (closers.includes(character)) depth = Math.max(0, depth - 1);
    const rest = sentence.slice(index + 1);
    const isTail = englishTail.test(rest) || (englishAnd.test(rest) && !sentence.slice(from, index).includes(','));
    const isComma = character === ',' && (han.test(sentence.charAt(index - 1)) || isTail);
    if (depth > 0 || !(isComma || /[，；;]/.test(character))) continue;
    clauses.push(sentence.slice(from, index + 1));
    from = index + 1;
  }
  return [...clauses, sentence.slice(from)];
}

/** Whether a sentence may be cut between two clauses. @param isStart - whether the second is to begin a reply */
function canCut(before: string | undefined, after: string | undefined, isStart: boolean): boolean {
  if (before === undefined || after === undefined) return true;
  if (conditional.test(before) || conditional.test(after)) return false;
  if (bound.test(after)) return false;
  return !isStart || /[；;]$/.test(before) || (han.test(after) && !goesOn.test(after));
}

/**
 * Leaves clauses of a sentence out at either end so that it fits a length. Conditions, exceptions and what they belong
 * to stay together.
 *
 * @param room - in UTF-16 code units
 * @param isEnough - whether a part says what is wanted of the sentence
 * @returns the longest part that is enough and fits; the sentence where there is none
 */
export function shorten(sentence: string, room: number, isEnough: (part: string) => boolean): string {
  if (sentence.length <= room) return sentence;
  const clauses = splitClauses(sentence);
  let longest = '';
  for (let first = 0; first < clauses.length; first += 1) {
    if (!canCut(clauses[first - 1], clauses[first], true)) continue;
    for (let last = first + 1; last <= clauses.length; last += 1) {
      const part = clauses
        .slice(first, last)
        .join('')
        .replace(/^[，；\s]+/, '');
      if (part.length > room) break;
      if (part.length > longest.length && canCut(clauses[last - 1], clauses[last], false) && isEnough(part))
        longest = part;
    }
  }
  return longest === '' ? sentence : longest.replace(/[，；,;]$/, han.test(longest) ? '。' : '.');
}
