import type { EarlierQuestion } from '../../domain/earlier-question.js';
import { normalizeText } from '../../text/normalize.js';
import { questionKind } from '../../text/question-kind.js';
import { isVague, mentions, pointsBack, topicOf, untied, without } from './question-words.js';

/** A reply to an offer of subjects has no more characters than this. */
const maxChoice = 24;

const ordinals = [
  /^(?:第?[一1]个?|(?:the )?(?:1st|first)(?: one)?)[.。!！]*$/,
  /^(?:第?[二两2]个?|(?:the )?(?:2nd|second)(?: one)?)[.。!！]*$/,
  /^(?:第?[三3]个?|(?:the )?(?:3rd|third)(?: one)?)[.。!！]*$/,
  /^(?:第?[四4]个?|(?:the )?(?:4th|fourth)(?: one)?)[.。!！]*$/,
];

/** What a question may mean that leaves something to the talk before it. */
export interface Meanings {
  /** What was spoken of. */
  readonly subject: string;
  /** With the subject, the likelier first: 那门票呢 as 雷峰塔 门票. */
  readonly same: readonly string[];
  /** Where it names another subject: 那灵隐寺呢 as 灵隐寺 门票多少钱. Undefined where it names none. */
  readonly other: string | undefined;
}

/** What the customer takes of the subjects that were offered, with the question that was open; undefined where nothing. */
export function takeChoice(reply: string, last: EarlierQuestion | undefined): string | undefined {
  if (last?.offered === undefined) return undefined;
  const text = normalizeText(reply).trim();
  const number = ordinals.findIndex((ordinal) => ordinal.test(text));
  const taken = last.offered[number] ?? last.offered.find((label) => mentions(text, label));
  // What asks something of its own is a question, not a choice.
  const isChoice =
    text.length <= maxChoice &&
    !/[?？]/.test(text) &&
    questionKind(text) === 'other' &&
    (taken === undefined ? topicOf(text) !== '' : true);
  return isChoice ? `${taken ?? untied(reply)} ${untied(last.question)}` : undefined;
}

/**
 * Reads a question together with the talk before it.
 *
 * @param earlier - newest first
 * @returns undefined where the question stands alone
 */
export function readInTalk(question: string, earlier: readonly EarlierQuestion[]): Meanings | undefined {
  if (!pointsBack(question) && !isVague(question)) return undefined;
  const before = earlier.find((each) => topicOf(each.question) !== '' || each.about.length > 0);
  if (before === undefined) return undefined;
  const topic = topicOf(question);
  const rest = untied(question);
  const known = topicOf(before.question);
  const [subject = known] = before.about;
  const predicate = mentions(before.question, subject) ? without(untied(before.question), subject) : '';
  const asksItself = questionKind(normalizeText(question)) !== 'other';
  return {
    subject,
    same: [`${subject} ${rest}`, ...(known === '' || known === subject ? [] : [`${known} ${rest}`])],
    other: topic === '' ? undefined : asksItself ? rest : `${topic} ${predicate}`.trim(),
  };
}
