import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expectTypeOf, it } from 'vitest';
import { type Tool, type ToolContext, tool } from 'zhike';
import * as z from 'zod';

const description = 'Looks up where an order is.';

describe('tool()', () => {
  it('infers the input from a zod schema', () => {
    tool({
      name: 'order_status',
      description,
      input: z.object({ orderId: z.string(), lines: z.array(z.number()).optional() }),
      run: (input, context) => {
        expectTypeOf(input).toEqualTypeOf<{ orderId: string; lines?: number[] | undefined }>();
        expectTypeOf(context).toEqualTypeOf<ToolContext>();
        return null;
      },
    });
  });

  it('infers the input from a valibot schema', () => {
    tool({
      name: 'order_status',
      description,
      input: v.object({ orderId: v.string(), express: v.optional(v.boolean()) }),
      jsonSchema: { type: 'object' },
      run: (input) => {
        expectTypeOf(input).toEqualTypeOf<{ orderId: string; express?: boolean | undefined }>();
        return null;
      },
    });
  });

  it('infers the input from an arktype schema', () => {
    tool({
      name: 'order_status',
      description,
      input: type({ orderId: 'string', size: "'small' | 'large'" }),
      run: (input) => {
        expectTypeOf(input).toEqualTypeOf<{ orderId: string; size: 'small' | 'large' }>();
        return null;
      },
    });
  });

  it('hands over what the schema makes of the input, not what it takes', () => {
    tool({
      name: 'order_status',
      description,
      input: z.object({ day: z.string().transform((text) => new Date(text)), page: z.number().default(1) }),
      run: ({ day, page }) => {
        expectTypeOf(day).toEqualTypeOf<Date>();
        expectTypeOf(page).toEqualTypeOf<number>();
        return null;
      },
    });
  });

  it('gives present() the output of run(), awaited', () => {
    tool({
      name: 'order_status',
      description,
      input: z.object({ orderId: z.string() }),
      run: async ({ orderId }) => ({ orderId, minutes: 30 }),
      present: (output) => {
        expectTypeOf(output).toEqualTypeOf<{ orderId: string; minutes: number }>();
        return { text: `${output.minutes}` };
      },
    });
  });

  it('makes tools of one type, whatever their inputs, so that they fit one list', () => {
    const first = tool({ name: 'first', description, input: z.object({ id: z.string() }), run: ({ id }) => id });
    const second = tool({ name: 'second', description, input: type({ count: 'number' }), run: ({ count }) => count });
    expectTypeOf([first, second]).toEqualTypeOf<Tool[]>();
  });

  it('refuses a run() that wants another input, and a schema that is none', () => {
    tool({
      name: 'order_status',
      description,
      input: z.object({ orderId: z.string() }),
      // @ts-expect-error the schema lets a string through, not a number
      run: ({ orderId }: { orderId: number }) => orderId,
    });
    // @ts-expect-error a plain object is not a Standard Schema
    tool({ name: 'order_status', description, input: { orderId: 'string' }, run: () => null });
  });
});
