import type { ChatRequest } from './chat-model.js';

/** The instructions, and for endpoints that do not enforce a form of the reply, the form in words. */
export function wordInstructions({ instructions, output }: ChatRequest): string {
  if (output === undefined) {
    return instructions;
  }
  const demanded = `Reply with one JSON value and nothing else: no prose, no code fence. It conforms to this JSON Schema:\n${JSON.stringify(output.schema)}`;
  return instructions.trim() === '' ? demanded : `${instructions}\n\n${demanded}`;
}
