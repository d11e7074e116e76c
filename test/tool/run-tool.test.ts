import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ToolContext } from '../../src/domain/tool.js';
import { tool } from '../../src/tool/define-tool.js';
import { runTool } from '../../src/tool/run-tool.js';

const context: ToolContext = {
  tenantId: 'tenant',
  conversationId: 'conversation',
  turnId: 'turn',
  callId: 'call-1',
  language: 'en',
  now: new Date('2026-11-24T00:00:00Z'),
  signal: new AbortController().signal,
};

const call = (text: string, name = 'lookup') =>
  ({ type: 'tool-call', callId: 'call-1', name, arguments: text }) as const;

const lookup = (run: (input: { id: string }, context: ToolContext) => unknown, timeoutMs?: number) =>
  tool({ name: 'lookup', description: 'Looks up.', input: z.object({ id: z.string() }), run, timeoutMs });

describe('runTool()', () => {
  it('gives the output as the model reads it and as data', async () => {
    const { result } = await runTool(
      lookup(({ id }) => ({ id, stock: 3 })),
      call('{"id":"A"}'),
      context,
    );
    expect(result).toEqual({
      type: 'tool-result',
      callId: 'call-1',
      name: 'lookup',
      outcome: 'done',
      text: '{"id":"A","stock":3}',
      output: { id: 'A', stock: 3 },
    });
  });

  it('takes the words and the card that the tool presents', async () => {
    const presenting = tool({
      name: 'lookup',
      description: 'Looks up.',
      input: z.object({}),
      run: () => ({ stock: 3 }),
      present: ({ stock }) => ({ text: `${stock} left`, card: { type: 'data', name: 'stock', data: { stock } } }),
    });
    const { result, card } = await runTool(presenting, call(''), context);
    expect(result).toMatchObject({ outcome: 'done', text: '3 left', forCustomer: true });
    expect(card).toEqual({ type: 'data', name: 'stock', data: { stock: 3 } });
  });

  it('takes empty arguments for an empty object', async () => {
    const free = tool({ name: 'lookup', description: 'Looks up.', input: z.object({}), run: () => 'ok' });
    expect((await runTool(free, call('  '), context)).result).toMatchObject({ outcome: 'done', text: 'ok' });
  });

  it.each([
    ['arguments cut off', '{"id":"A', /valid JSON/],
    ['a field of the wrong type', '{"id":5}', /id/],
    ['a field left out', '{}', /id/],
  ])('hands %s back to the model', async (_case, text, message) => {
    const { result, issues } = await runTool(
      lookup(() => 'never'),
      call(text),
      context,
    );
    expect(result.outcome).toBe('invalid-input');
    expect(result.text).toMatch(message);
    expect(issues).toHaveLength(1);
  });

  it('tells the model of a tool that does not exist', async () => {
    expect((await runTool(undefined, call('{}', 'nope'), context)).result).toMatchObject({
      outcome: 'unknown-tool',
      name: 'nope',
    });
  });

  it('hides what a tool throws from the model and gives it to the product', async () => {
    const failure = new Error('password=hunter2 refused by 10.0.0.5');
    const failing = lookup(() => {
      throw failure;
    });
    const { result, error } = await runTool(failing, call('{"id":"A"}'), context);
    expect(result.outcome).toBe('failed');
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(error).toBe(failure);
  });

  it('gives up a tool that never answers and tells it so', async () => {
    let toldToStop = false;
    const hanging = lookup((_input, { signal }) => {
      signal.addEventListener('abort', () => {
        toldToStop = true;
      });
      return new Promise(() => {});
    }, 20);
    const { result } = await runTool(hanging, call('{"id":"A"}'), context);
    expect(result).toMatchObject({ outcome: 'timed-out' });
    expect(result.text).toContain('20 ms');
    expect(toldToStop).toBe(true);
  });

  it.each([
    [
      'a cycle',
      () => {
        const cycle: Record<string, unknown> = {};
        cycle.self = cycle;
        return cycle;
      },
    ],
    ['a bigint', () => 10n],
    ['more than anybody could read', () => 'x'.repeat(200_001)],
  ])('fails in words when a tool returns %s', async (_case, run) => {
    const { result, error } = await runTool(lookup(run), call('{"id":"A"}'), context);
    expect(result.outcome).toBe('failed');
    expect(error).toBeInstanceOf(Error);
  });

  it('takes no result for null', async () => {
    expect(
      (
        await runTool(
          lookup(() => undefined),
          call('{"id":"A"}'),
          context,
        )
      ).result,
    ).toMatchObject({
      outcome: 'done',
      output: null,
    });
  });

  it('lets the abort of the turn through as it is, even when the tool does not listen', async () => {
    const controller = new AbortController();
    const reason = new Error('stopped by the customer');
    const running = runTool(
      lookup(() => new Promise(() => {})),
      call('{"id":"A"}'),
      { ...context, signal: controller.signal },
    );
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
  });
});
