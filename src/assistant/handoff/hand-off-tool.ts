import type { ToolDescription } from '../../model/chat-model.js';

/** The tool by which a model passes the conversation to the operators. The turn itself carries it out. */
export const handOffTool: ToolDescription = {
  name: 'hand_off',
  description:
    'Passes the conversation to a human colleague. Call it when the customer wants a human, is upset, or needs a decision that you cannot take. The customer is told by the system; say nothing more.',
  inputSchema: {
    type: 'object',
    properties: {
      intent: { type: 'string', description: 'What the customer wants, in a few words.' },
      summary: { type: 'string', description: 'What the colleague must know: what was tried, what is still open.' },
    },
    additionalProperties: false,
  },
};
