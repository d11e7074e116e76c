import type { Evidence } from '../../domain/evidence.js';
import type { Passage } from '../../domain/passage.js';
import { normalizeText } from '../../text/normalize.js';
import { formFit, questionKind } from '../../text/question-kind.js';
import { isVague, mentions, topicOf } from './question-words.js';

/** Most subjects that are offered; where there are more than twice as many, an offer would be a guess. */
const maxSubjects = 4;

/** Longest subject, in characters; what is longer is no name that a customer could choose. */
const maxLabel = 24;

export type ListPassages = (most: number) => readonly Passage[] | Promise<readonly Passage[]>;

/** As many passages of a knowledge are looked at for a question that does not say of what. */
const maxRead = 2_000;

/**
 * Finds the subjects between which a question leaves the choice: one that asks for a price, a time or a place without
 * saying of what, one that follows on nothing, or one that is answered in part, by passages of several subjects alike.
 *
 * @param list - passages that the reader may find, as many as asked for
 * @returns 2 to 4 titles or headings; undefined where there is nothing to choose
 */
export async function findSubjects(
  question: string,
  { answerability, passages, reasons }: Evidence,
  list: ListPassages,
): Promise<readonly string[] | undefined> {
  if (answerability === 'answerable') return undefined;
  if (isVague(question)) {
    const all = await list(maxRead + 1);
    if (all.length > maxRead) return undefined;
    const kind = questionKind(normalizeText(question));
    const fitting = all.filter(({ text }) => formFit(kind, text) === 1);
    const isHan = /[\u3400-\u9fff]/.test(question);
    return labelsOf(fitting.filter(({ title }) => /[\u3400-\u9fff]/.test(title) === isHan)) ?? labelsOf(fitting);
  }
  const topic = topicOf(question);
  if (passages.some((passage) => isNamed(passage, topic, reasons?.isFollowUp === true))) return undefined;
  if (reasons?.isFollowUp === true) return labelsOf(passages);
  // Each of them has all that is asked about, and none is about just that: which one is meant decides.
  const alike = passages.filter(({ text }) => topic !== '' && topic.split(' ').every((word) => mentions(text, word)));
  return alike.length === passages.length && questionKind(normalizeText(question)) !== 'contact'
    ? labelsOf(alike)
    : undefined;
}

/** Titles where the passages are of several documents, headings where they are of one. */
function labelsOf(passages: readonly Passage[]): readonly string[] | undefined {
  const titles = new Set(passages.map(({ title }) => title));
  const labels = titles.size > 1 ? titles : new Set(passages.map(({ headings }) => headings.at(-1) ?? ''));
  const named = [...labels]
    .map((label) => label.replace(/[\s?？]+$/u, '').trim())
    .filter((label) => label !== '' && label.length <= maxLabel);
  return named.length < 2 || named.length > 2 * maxSubjects ? undefined : named.slice(0, maxSubjects);
}

/** Whether a passage is of the document, or under the heading, that the question speaks of. */
function isNamed({ title, headings }: Passage, topic: string, byTitle: boolean): boolean {
  const name = normalizeText([title, ...(byTitle ? [] : headings)].join(' '));
  return topic.split(' ').some((word) => word.length > 1 && name.includes(word));
}
