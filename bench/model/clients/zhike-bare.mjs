/** A turn without knowledge: conversation, tools, log. What the other clients' loops do, and no more. */
import * as z from 'zod';
import { apiKey, boatTool, findBoats, model, question, system } from './task.mjs';

const { openaiCompatible, tool } = await import(process.env.ZHIKE_ENTRY);
const { createAssistant } = await import(new URL('./assistant.js', process.env.ZHIKE_ENTRY).href);

export const title = 'zhike/assistant';

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
    async reply({ onText, signal }) {
      const reply = await turn(plain, onText, signal);
      return { finishReason: reply.status, text: reply.text };
    },
    async toolRound({ onText }) {
      await turn(withBoats, onText);
    },
  };
}
