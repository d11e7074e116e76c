import type { JsonObject } from '../../domain/json.js';
import type { ChatRequest } from '../chat-model.js';
import { type PlainMessage, toPlainHistory } from '../plain-history.js';
import type { AiSdkCall, AiSdkMessage, AiSdkProviderOptions } from './shape.js';

export interface CallSettings {
  readonly temperature: number | undefined;
  readonly maxTokens: number | undefined;
  readonly replayReasoning: boolean;
  readonly providerOptions: AiSdkProviderOptions | undefined;
  readonly formatNow: (now: Date) => string;
}

/** Writes a request as the AI SDK's models take it. */
export function encodeCall(request: ChatRequest, settings: CallSettings, abortSignal: AbortSignal): AiSdkCall {
  const { tools, output, instructions } = request;
  const { temperature, maxTokens, providerOptions } = settings;
  const prompt: AiSdkMessage[] = toPlainHistory(request, settings.formatNow).map((message) =>
    encodeMessage(message, settings),
  );
  if (instructions.trim() !== '') {
    prompt.unshift({ role: 'system', content: instructions });
  }
  return {
    prompt,
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, inputSchema }) => ({ type: 'function', name, description, inputSchema })),
      toolChoice: { type: 'auto' },
    }),
    ...(output !== undefined && { responseFormat: { type: 'json', name: output.name, schema: output.schema } }),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
    ...(providerOptions !== undefined && { providerOptions }),
    abortSignal,
  };
}

function encodeMessage(message: PlainMessage, { replayReasoning }: CallSettings): AiSdkMessage {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.text }] };
    case 'tool': {
      const { callId: toolCallId, name: toolName, text: value } = message;
      return {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId, toolName, output: { type: 'text', value } }],
      };
    }
    case 'assistant':
      return {
        role: 'assistant',
        content: [
          ...(replayReasoning && message.reasoning !== ''
            ? [{ type: 'reasoning' as const, text: message.reasoning }]
            : []),
          ...(message.text === '' ? [] : [{ type: 'text' as const, text: message.text }]),
          ...message.calls.map(({ callId: toolCallId, name: toolName, arguments: written }) => ({
            type: 'tool-call' as const,
            toolCallId,
            toolName,
            input: JSON.parse(written) as JsonObject,
          })),
        ],
      };
  }
}
