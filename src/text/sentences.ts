/** A sentence within a text. */
export interface Sentence {
  /** Without white space at either end. */
  readonly text: string;
  /** Offsets of `text` in the whole text in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Finds sentences in a text that arrives piece by piece. */
export interface SentenceSplitter {
  /** Takes the next piece; gives the sentences that it completes, with offsets from the start of the first piece. */
  push(delta: string): Sentence[];
  /** Gives what is left at the end of the text. The splitter is then ready for a new text. */
  flush(): Sentence[];
}

const fullStop = /[。！？!?｡]/;
const closing = new Map([
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['《', '》'],
]);
const closers = new Set([...closing.values(), '"', '’', "'", '*', '_']);
const abbreviation =
  /(?:^|[^a-z])(?:no|nos|mr|mrs|ms|dr|st|vs|approx|tel|fig|dept|est|inc|ltd|e\.g|i\.e|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])$/i;
/** Abbreviations that often end a sentence too: only a capital letter after them tells. */
const openAbbreviation = /(?:^|[^a-z])(?:etc|a\.m|p\.m)$/i;
const listNumber = /^\s*\d{1,3}$/;

const markOrCloser = /[。！？!?｡.…\n”」』"’'）)】》*_]/;
const endsWithMark = /[。！？!?｡.…”」』"’'）)】》*_][^\S\n]*$/;

/**
 * Finds where the sentence that starts at `from` ends.
 *
 * @param complete - whether the text ends here; otherwise more may follow
 * @returns the offset after the sentence, or undefined when the text at hand does not tell yet
 */
function findEnd(text: string, from: number, complete: boolean): number | undefined {
  const open: string[] = [];
  for (let index = from; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\n') return index + 1;
    const closer = closing.get(character);
    if (character === '"') {
      if (open.at(-1) === '"') open.pop();
      else open.push('"');
    } else if (closer !== undefined) {
      open.push(closer);
    } else if (open.includes(character)) {
      open.length = open.lastIndexOf(character);
    }
    const isQuoteEnd = open.length === 0 && closers.has(character) && fullStop.test(text.charAt(index - 1));
    if (open.length > 0 || !(isQuoteEnd || character === '.' || character === '…' || fullStop.test(character)))
      continue;

    let after = index + 1;
    while (after < text.length && (fullStop.test(text.charAt(after)) || /[.…]/.test(text.charAt(after)))) after += 1;
    while (after < text.length && closers.has(text.charAt(after))) after += 1;
    let next = after;
    while (next < text.length && /[^\S\n]/.test(text.charAt(next))) next += 1;
    if (next === text.length) return complete ? next : undefined;
    const markStart = isQuoteEnd ? index - 1 : index;
    const mark = text.slice(markStart, after);
    if (isEnd(text.slice(from, markStart), mark, text.slice(after, next), text.charAt(next))) return after;
    index = after - 1;
  }
  return complete && from < text.length ? text.length : undefined;
}

/** Decides about one mark, given what stands before it, white space after it, and the next character. */
function isEnd(before: string, mark: string, space: string, next: string): boolean {
  if (next === '\n') return true;
  const spaced = space !== '';
  const isQuoteEnd = /[”」』"’'）)】]$/.test(mark);
  if (/[。｡！？]/.test(mark)) return !isQuoteEnd || spaced || /[“「『"]/.test(next);
  if (/^(?:\.{2,}|…)/.test(mark)) return spaced && /[A-Z\u3400-\u9fff]/.test(next);
  if (/[!?]/.test(mark) && isQuoteEnd) return spaced && !/[a-z]/.test(next);
  if (/[!?]/.test(mark)) return spaced || /[^\x21-\x7e，、；：]/.test(next);
  if (!spaced) return /[\u3400-\u9fff]$/.test(before) && /[^\x21-\x7e，、；：]/.test(next);
  if (/[a-z]/.test(next) || listNumber.test(before)) return false;
  if (openAbbreviation.test(before)) return /[A-Z\u3400-\u9fff]/.test(next);
  return !abbreviation.test(before);
}

function takeSentences(text: string, offset: number, complete: boolean): { sentences: Sentence[]; taken: number } {
  const sentences: Sentence[] = [];
  let from = 0;
  for (;;) {
    const end = findEnd(text, from, complete);
    if (end === undefined) return { sentences, taken: from };
    const raw = text.slice(from, end);
    const trimmed = raw.trim();
    const start = offset + from + raw.length - raw.trimStart().length;
    if (trimmed !== '') sentences.push({ text: trimmed, start, end: start + trimmed.length });
    from = end;
  }
}

/**
 * Cuts a text into sentences, Chinese and English.
 *
 * A line break always ends a sentence. Decimals, times, addresses of pages, ellipses within a sentence, list numbers
 * and usual abbreviations (`No. 5`, `10 a.m.`) are not cut, nor is what stands in quotation marks or brackets.
 *
 * @returns in order; all text but white space is in one of them
 */
export function splitSentences(text: string): Sentence[] {
  return takeSentences(text, 0, true).sentences;
}

/** Makes a splitter whose sentences are those of `splitSentences`, however the text is cut into pieces. */
export function createSentenceSplitter(): SentenceSplitter {
  let pending = '';
  let offset = 0;
  return {
    push(delta) {
      // Most pieces of a stream hold no mark: nothing can end with them, unless a mark before them waits for what follows.
      const mayEnd = markOrCloser.test(delta) || endsWithMark.test(pending);
      pending += delta;
      if (!mayEnd) return [];
      const { sentences, taken } = takeSentences(pending, offset, false);
      pending = pending.slice(taken);
      offset += taken;
      return sentences;
    },
    flush() {
      const { sentences } = takeSentences(pending, offset, true);
      pending = '';
      offset = 0;
      return sentences;
    },
  };
}
