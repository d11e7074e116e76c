/** Longer ones are text that an answer only goes on with. */
const maxQuestionLength = 200;

/** A pair becomes a passage as one of a FAQ does: its question is the heading. Without an answer, the rest is the text. */
export function questionAndAnswer(question: unknown, answer: unknown): { text: unknown; headings?: readonly string[] } {
  if (typeof question !== 'string' || typeof answer !== 'string' || answer.trim() === '') return { text: question };
  if (question.length > maxQuestionLength) return { text: `${question}\n${answer}` };
  return { text: answer, headings: [question] };
}
