import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ModelError } from '../../src/error/model-error.js';
import type { ChatRequest } from '../../src/model/chat-model.js';
import { openaiCompatible } from '../../src/model/openai-compatible/openai-compatible.js';
import { type FaultCase, faultGroups } from '../support/fault-cases.js';
import { type FaultServer, startFaultServer } from '../support/fault-server.js';
import { type FaultCall, type FaultOutcome, judgeFault } from '../support/fault-verdict.js';

/** The slow cases take minutes with default limits, as bench/model/faults.ts runs them; here all of it is faster. */
const timeScale = 0.02;
const timeLimits = { firstTokenMs: 2_000, idleMs: 2_000, progressMs: 3_000 };

const request: ChatRequest = {
  instructions: 'Be kind.',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '游船几点开航?' }] }],
  tools: [
    {
      name: 'find_boats',
      description: 'Finds the boats that sail on a day.',
      inputSchema: { type: 'object', properties: { date: { type: 'string' } } },
    },
  ],
  now: new Date('2026-11-24T02:25:00Z'),
};

let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer(timeScale);
});

afterAll(() => server.close());

async function meet(faultCase: FaultCase, session: string): Promise<FaultOutcome> {
  const model = openaiCompatible({
    baseURL: server.baseURL(faultCase, session),
    apiKey: 'key',
    model: 'm',
    ...(faultCase.slow ? { timeLimits } : {}),
  });
  const calls: FaultCall[] = [];
  let shown = '';
  let finishReason: string | undefined;
  const read = async (): Promise<FaultOutcome['end']> => {
    try {
      for await (const chunk of model.stream(request)) {
        if (chunk.type === 'text-delta') shown += chunk.delta;
        if (chunk.type === 'tool-call') calls.push({ ...chunk.call, id: chunk.call.callId });
        if (chunk.type === 'finish') finishReason = chunk.reason;
      }
      return { type: 'resolved', finishReason, calls };
    } catch (error) {
      expect(error).toBeInstanceOf(ModelError);
      const { message, code, kind, partialText } = error as ModelError;
      return { type: 'thrown', error: message, code, kind, partialText };
    }
  };
  const end = await read();
  await vi.waitFor(() => expect(server.observe(session).open).toBe(0), 3_000);
  return { shown, end, elapsedMs: 0, ...server.observe(session) };
}

describe.concurrent.each(faultGroups)('$name', ({ name, cases }) => {
  it.each(cases)('survives: $name', async (faultCase) => {
    const outcome = await meet(faultCase, `${name}-${cases.indexOf(faultCase)}`.replaceAll(' ', '-'));

    expect({ ...outcome, ...judgeFault(faultCase, outcome) }).toMatchObject({ grade: 'pass', lacks: [] });
  });
});
