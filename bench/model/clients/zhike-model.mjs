/** The model alone: what `assistant` stands on. */
import { apiKey, boatTool, findBoats, model, question, system } from './task.mjs';

const { openaiCompatible } = await import(process.env.ZHIKE_ENTRY);

export const title = 'zhike model';

export function createClient({ baseURL }) {
  const chat = openaiCompatible({ baseURL, apiKey, model });
  const { name, description, parameters } = boatTool;
  const tools = [{ name, description, inputSchema: parameters }];
  const request = (messages, given, signal) => ({
    instructions: system,
    messages,
    tools: given,
    language: 'zh-Hans',
    now: new Date(),
    signal,
  });
  const asked = { role: 'user', parts: [{ type: 'text', text: question }] };
  return {
    async reply({ onText, signal, withTools = false }) {
      let finishReason;
      const calls = [];
      for await (const chunk of chat.stream(request([asked], withTools ? tools : [], signal))) {
        switch (chunk.type) {
          case 'text-delta':
            onText(chunk.delta);
            break;
          case 'tool-call':
            calls.push({ id: chunk.call.callId, name: chunk.call.name, arguments: chunk.call.arguments });
            break;
          case 'finish':
            finishReason = chunk.reason;
            break;
        }
      }
      return { finishReason, calls };
    },

    async toolRound({ onText }) {
      const messages = [asked];
      while (true) {
        const parts = [];
        for await (const chunk of chat.stream(request(messages, tools))) {
          if (chunk.type === 'text-delta') onText(chunk.delta);
          if (chunk.type === 'tool-call') parts.push(chunk.call);
        }
        if (parts.length === 0) return;
        const results = parts.map((call) => ({
          type: 'tool-result',
          callId: call.callId,
          name: call.name,
          outcome: 'done',
          text: JSON.stringify(findBoats(JSON.parse(call.arguments))),
        }));
        messages.push({ role: 'assistant', parts }, { role: 'tool', parts: results });
      }
    },
  };
}
