import type { EarlierQuestion } from '../../domain/earlier-question.js';
import type { Evidence } from '../../domain/evidence.js';
import { mentions, topicOf } from './question-words.js';
import { type Meanings, readInTalk, takeChoice } from './resolve-question.js';
import { findSubjects, type ListPassages } from './subjects.js';

/** What is likelier meant is taken unless something else is that much surer to have an answer. */
const margin = 0.1;

type Find = (question: string) => Promise<Evidence>;

interface Found {
  readonly question: string;
  readonly evidence: Evidence;
}

/**
 * Finds the evidence for a question as the talk before it has it meant: 那儿几点关门 as 雷峰塔 几点关门. Where the question
 * leaves the choice between several subjects, they are named.
 *
 * @param find - the evidence for a question that stands alone
 * @param list - passages that the reader may find, as many as asked for
 */
export async function evidenceInTalk(
  question: string,
  earlier: readonly EarlierQuestion[],
  find: Find,
  list: ListPassages,
): Promise<Evidence> {
  const calls: NonNullable<Evidence['calls']>[number][] = [];
  const count: Find = async (each) => {
    const evidence = await find(each);
    calls.push(...(evidence.calls ?? []));
    return evidence;
  };
  const best = await findMeant(question, earlier, count);
  const isRewritten = best.question !== question && best.evidence.answerability !== 'none';
  const subjects = await findSubjects(isRewritten ? best.question : question, best.evidence, list);
  return {
    ...best.evidence,
    ...(calls.length > 0 && { calls }),
    ...(isRewritten && { question: best.question }),
    ...(subjects !== undefined && { subjects }),
  };
}

async function findMeant(question: string, earlier: readonly EarlierQuestion[], find: Find): Promise<Found> {
  const foundFor = async (each: string): Promise<Found> => ({ question: each, evidence: await find(each) });
  const choice = takeChoice(question, earlier[0]);
  if (choice !== undefined) {
    const chosen = await foundFor(choice);
    if (chosen.evidence.answerability !== 'none') return chosen;
  }
  const meanings = readInTalk(question, earlier);
  const alone = await foundFor(question);
  if (meanings === undefined || alone.evidence.approved !== undefined) return alone;
  const { same, other } = meanings;
  if (other !== undefined && namesOther(question, meanings, alone.evidence)) return foundFor(other);
  let best: Found | undefined;
  for (const each of same) {
    const found = await foundFor(each);
    if (best === undefined || found.evidence.confidence > best.evidence.confidence + margin) best = found;
  }
  return best === undefined || alone.evidence.confidence > best.evidence.confidence + margin ? alone : best;
}

/** Whether a question names another subject than the one that was spoken of: the title of a document. */
function namesOther(question: string, { subject }: Meanings, { passages }: Evidence): boolean {
  const topic = topicOf(question);
  return passages.some(
    ({ title }) =>
      (mentions(topic, title) || mentions(title, topic)) && !mentions(title, subject) && !mentions(subject, title),
  );
}
