import type { Message } from '../../domain/message.js';
import type { ChatRequest } from '../chat-model.js';
import { estimateTokens } from '../estimate-tokens.js';
import { renderEvidence } from '../render-evidence.js';

/** Estimates the input tokens of a request before it is sent: good to about a third either way. */
export function estimateRequestTokens({ instructions, messages, tools, output }: ChatRequest): number {
  const described = tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  const forms = described.length === 0 && output === undefined ? '' : JSON.stringify([described, output?.schema]);
  return estimateTokens(`${instructions}${forms}${messages.map(toText).join('')}`);
}

function toText(message: Message): string {
  return message.parts
    .map((part) => {
      switch (part.type) {
        case 'evidence':
          return renderEvidence(part.evidence);
        case 'tool-call':
          return `${part.name}${part.arguments}`;
        default:
          return part.text;
      }
    })
    .join('');
}
