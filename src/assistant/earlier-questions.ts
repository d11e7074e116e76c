import type { LogEntry } from '../conversation/conversation-store.js';
import type { EarlierQuestion } from '../domain/earlier-question.js';

/** As far back as a question is read together with others. */
const maxEarlier = 4;

/** What the customer asked before, newest first, with what the answers spoke of. */
export function earlierQuestions(log: readonly LogEntry[]): readonly EarlierQuestion[] {
  const questions: { question: string; about: string[]; offered?: readonly string[] | undefined }[] = [];
  let subjects: readonly string[] | undefined;
  for (const { event } of log) {
    const last = questions.at(-1);
    if (event.type === 'turn-start' && event.text !== '') {
      questions.push({ question: event.text, about: [] });
      subjects = undefined;
    } else if (last !== undefined && event.type === 'evidence') {
      last.question = event.evidence.question ?? last.question;
      subjects = event.evidence.subjects;
      const asked = last.question.toLowerCase();
      last.about.push(
        ...event.evidence.passages.flatMap(({ title }) => (asked.includes(title.toLowerCase()) ? [title] : [])),
      );
    } else if (last !== undefined && event.type === 'citation') {
      const { title, headings } = event.citation.passage;
      last.about.push(title, ...headings);
    } else if (last !== undefined && event.type === 'decision' && event.decision.outcome === 'ask-back') {
      last.offered = subjects;
    }
  }
  return questions.slice(-maxEarlier).reverse();
}
