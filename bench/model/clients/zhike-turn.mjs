/** A whole turn: conversation, knowledge gate, tools, citations, log. */
import * as z from 'zod';
import { apiKey, boatTool, title as document, findBoats, model, question, sentences, system } from './task.mjs';

const { createAssistant, openaiCompatible, tool } = await import(process.env.ZHIKE_ENTRY);

export const title = 'zhike turn';

export function createClient({ baseURL }) {
  const boats = tool({
    name: boatTool.name,
    description: boatTool.description,
    input: z.object({ date: z.string().describe('The day, as YYYY-MM-DD') }),
    run: findBoats,
  });
  const make = (tools) =>
    createAssistant({ instructions: system, model: openaiCompatible({ baseURL, apiKey, model }), tools }).tenant(
      'bench',
    );
  const plain = make([]);
  const withBoats = make([boats]);
  let knows;
  let conversations = 0;
  const turn = async (tenant, onText, signal) => {
    conversations += 1;
    const pending = tenant.conversation(`customer-${conversations}`).send(question, { signal });
    for await (const event of pending) {
      if (event.type === 'text-delta') onText(event.delta);
    }
    return pending;
  };
  return {
    /** A passage that answers the question: without one, the assistant holds the text back until it has checked it. */
    async prepare() {
      knows ??= Promise.all(
        [plain, withBoats].map(({ knowledge }) =>
          knowledge.put({ id: 'boats', title: document, text: sentences.join('\n\n') }),
        ),
      );
      await knows;
    },
    async reply({ onText, signal }) {
      const reply = await turn(plain, onText, signal);
      return { finishReason: reply.status, text: reply.text };
    },
    async toolRound({ onText }) {
      await turn(withBoats, onText);
    },
  };
}
