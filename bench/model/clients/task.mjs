/** What all clients are asked, and the tool that they are given. */
import { readFileSync } from 'node:fs';

const answer = JSON.parse(readFileSync(new URL('../answer.json', import.meta.url), 'utf8'));

export const model = 'deepseek-chat';
export const apiKey = 'key';
export const system =
  'You are the customer-service assistant of a travel agency. Answer briefly, from what you are told.';
export const { question, title, sentences } = answer;

export const boatTool = {
  name: 'find_boats',
  description: 'Finds the boats that sail on a day.',
  parameters: {
    type: 'object',
    properties: { date: { type: 'string', description: 'The day, as YYYY-MM-DD' } },
    required: ['date'],
    additionalProperties: false,
  },
};

export const toolDescriptions = [{ type: 'function', function: boatTool }];

export function findBoats({ date }) {
  return { date, boats: [{ name: '画舫', from: '08:00', to: '17:30', fareYuan: 55 }] };
}
