import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as mini from 'zod/mini';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { tool } from '../../src/tool/define-tool.js';

const run = ({ orderId }: { orderId: string }) => `order ${orderId}`;
const named = { name: 'order_status', description: 'Looks up where an order is.' };

describe('tool()', () => {
  it('describes a zod, an arktype and a valibot schema alike', () => {
    const inputSchema = {
      type: 'object',
      properties: { orderId: { type: 'string' } },
      required: ['orderId'],
    } as const;
    const tools = [
      tool({ ...named, input: z.object({ orderId: z.string() }), run }),
      tool({ ...named, input: type({ orderId: 'string' }), run }),
      tool({ ...named, input: v.object({ orderId: v.string() }), jsonSchema: inputSchema, run }),
    ];
    for (const made of tools) {
      expect(made.inputSchema).toMatchObject(inputSchema);
      expect(made.inputSchema).not.toHaveProperty('$schema');
    }
  });

  it.each([
    ['zod', z.object({ orderId: z.string() })],
    ['arktype', type({ orderId: 'string' })],
  ])('checks input with %s and names the field that is wrong', async (_vendor, input) => {
    const made = tool({ ...named, input, run });
    expect(await made.checkInput({ orderId: 'A-1' })).toEqual({ value: { orderId: 'A-1' } });
    const refused = await made.checkInput({ orderId: 7 });
    expect(refused).toMatchObject({ issues: [{ path: 'orderId' }] });
  });

  it('applies what the schema changes', async () => {
    const made = tool({ ...named, input: z.object({ orderId: z.string().trim() }), run });
    expect(await made.checkInput({ orderId: ' A-1 ' })).toEqual({ value: { orderId: 'A-1' } });
  });

  it.each([
    ['an unknown option', { ...named, input: z.object({}), run, timeout: 5 }, /"timeout".*timeoutMs/],
    ['a name with a space', { ...named, name: 'order status', input: z.object({}), run }, /name must be/],
    ['no description', { ...named, description: ' ', input: z.object({}), run }, /description/],
    ['a schema that is none', { ...named, input: { orderId: 'string' }, run }, /Standard Schema/],
    ['a schema of a string', { ...named, input: z.string(), run }, /object/],
    ['valibot without jsonSchema', { ...named, input: v.object({}), run }, /valibot.*jsonSchema/],
    ['zod/mini without jsonSchema', { ...named, input: mini.object({}), run }, /jsonSchema/],
    ['a schema that JSON Schema cannot say', { ...named, input: z.object({ at: z.date() }), run }, /jsonSchema/],
    ['a time limit of zero', { ...named, input: z.object({}), run, timeoutMs: 0 }, /timeoutMs/],
    ['no run', { ...named, input: z.object({}) }, /run/],
  ])('refuses %s and says what to change', (_case, options, message) => {
    const make = () => tool(options as never);
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(message);
  });
});
