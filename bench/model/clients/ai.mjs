import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { isStepCount, jsonSchema, streamText, tool } from 'ai';
import { apiKey, boatTool, findBoats, model, question, system } from './task.mjs';

export const title = 'ai';

export function createClient({ baseURL }) {
  const provider = createOpenAICompatible({ name: 'bench', baseURL, apiKey });
  const { description, parameters } = boatTool;
  const boats = (execute) => ({
    [boatTool.name]: tool({ description, inputSchema: jsonSchema(parameters), ...(execute ? { execute } : {}) }),
  });
  return {
    async reply({ onText, signal, withTools = false }) {
      const result = streamText({
        model: provider(model),
        instructions: system,
        prompt: question,
        abortSignal: signal,
        ...(withTools ? { tools: boats() } : {}),
      });
      let finishReason;
      const calls = [];
      for await (const part of result.fullStream) {
        switch (part.type) {
          case 'text-delta':
            onText(part.text);
            break;
          case 'tool-call':
            calls.push({ id: part.toolCallId, name: part.toolName, arguments: JSON.stringify(part.input) });
            break;
          case 'finish':
            finishReason = part.finishReason;
            break;
          case 'error':
            throw part.error;
          case 'abort':
            throw new DOMException('aborted', 'AbortError');
        }
      }
      return { finishReason, calls };
    },

    async toolRound({ onText }) {
      const result = streamText({
        model: provider(model),
        instructions: system,
        prompt: question,
        tools: boats(findBoats),
        stopWhen: isStepCount(8),
      });
      for await (const part of result.fullStream) {
        if (part.type === 'text-delta') onText(part.text);
        if (part.type === 'error') throw part.error;
      }
    },
  };
}
