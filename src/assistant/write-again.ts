import type { Message } from '../domain/message.js';
import type { RejectedDraft } from './sentence-gate.js';

/** What a model is told of an answer of its own that is not shown, so that it writes it again. */
export function askToWriteAgain({ text, sentences }: RejectedDraft): readonly Message[] {
  const named = sentences.map((sentence) => `- ${sentence}`).join('\n');
  const note = `Your answer was not shown to the customer. These sentences of it stand neither in the passages nor in a tool result:
${named}
Write the whole answer again, in the customer's language. Say only what the passages and tool results given above support, with their numbers, times, prices and names as they stand there; where they do not tell, say so plainly. Mention neither this note nor your first answer.`;
  return [
    { role: 'assistant', parts: [{ type: 'text', text }] },
    { role: 'user', parts: [{ type: 'note', text: note }] },
  ];
}
