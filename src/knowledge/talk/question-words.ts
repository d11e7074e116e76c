import { dropQuestionPhrases, isFunctionWord } from '../../text/function-words.js';
import { normalizeText } from '../../text/normalize.js';
import { dropAskingWords, type QuestionKind, questionKind } from '../../text/question-kind.js';
import { tokenize } from '../../text/tokenize.js';

/** Kinds of facts that are told by their form, so that a question for one need not say of what. */
const formKinds: ReadonlySet<QuestionKind> = new Set(['price', 'time', 'duration', 'place']);

/** Words that stand for what was spoken of: 那儿, 它的, "there". */
const pronouns =
  /那(?:儿|里|边|家|个(?:地方|景点)?|座|种)|这(?:儿|里|边|家|个(?:地方|景点)?|座|种)|它们?的?|(?:那|这)(?=[的有要在几多开关])|\b(?:there(?! (?:is|are|was|were)\b)|its?|that (?:place|one)|this (?:place|one)|they|them|their)\b/gi;

/** What only ties a message to the one before it. */
const ties = /^(?:那么?|还有|然后|另外|(?:and|so|then|what about|how about)\b)[\s,，、]*|呢[\s?？!！。]*$/gi;

/** What a question speaks of, without the words that ask; empty where it has none. */
export function topicOf(question: string): string {
  const text = normalizeText(question).replace(pronouns, ' ').replace(ties, ' ');
  const topic = dropQuestionPhrases(dropAskingWords(questionKind(text), text))
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
  const { words, characters } = tokenize(topic);
  return [...words, ...characters].some((word) => !isFunctionWord(word)) ? topic : '';
}

/** The question without what ties it to the talk before it. */
export function untied(question: string): string {
  return question
    .replace(pronouns, ' ')
    .replace(ties, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?？.])/g, '')
    .trim();
}

/** Whether a question has words that point back to the talk before it. */
export function pointsBack(question: string): boolean {
  const text = normalizeText(question).trim();
  return text.length <= 80 && untied(text) !== text.replace(/\s+/g, ' ');
}

/** Whether a question asks for a price, a time or the like, and does not say of what. */
export function isVague(question: string): boolean {
  return formKinds.has(questionKind(normalizeText(question))) && topicOf(question) === '';
}

/** Whether a text has a name in it, spaces and punctuation aside. */
export function mentions(text: string, name: string): boolean {
  const [whole = '', part = ''] = [text, name].map((each) => normalizeText(each).replace(/[\s\p{P}]+/gu, ''));
  return part !== '' && whole.includes(part);
}

/** A text without a name, normalised. */
export function without(text: string, name: string): string {
  return normalizeText(text).replace(normalizeText(name), ' ').replace(/\s+/g, ' ').trim();
}
