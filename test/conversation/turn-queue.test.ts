import { describe, expect, it } from 'vitest';
import { createTurnQueue } from '../../src/conversation/turn-queue.js';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('createTurnQueue()', () => {
  it('runs the turns of one conversation one after the other', async () => {
    const queue = createTurnQueue();
    const key = { tenantId: 't', conversationId: 'c' };
    const first = gate();
    const steps: string[] = [];
    const one = queue.run(key, async () => {
      steps.push('one begins');
      await first.opened;
      steps.push('one ends');
    });
    const two = queue.run(key, async () => {
      steps.push('two begins');
    });
    await Promise.resolve();
    first.open();
    await Promise.all([one, two]);
    expect(steps).toEqual(['one begins', 'one ends', 'two begins']);
  });

  it.each([
    ['conversations', { tenantId: 't', conversationId: 'd' }],
    ['tenants', { tenantId: 'u', conversationId: 'c' }],
    ['ids that join to the same text', { tenantId: 't","c', conversationId: '' }],
  ])('runs the turns of different %s side by side', async (_case, other) => {
    const queue = createTurnQueue();
    const never = gate();
    void queue.run({ tenantId: 't', conversationId: 'c' }, () => never.opened);
    expect(await queue.run(other, async () => 'done')).toBe('done');
  });

  it('goes on after a turn that failed', async () => {
    const queue = createTurnQueue();
    const key = { tenantId: 't', conversationId: 'c' };
    await expect(queue.run(key, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run(key, async () => 'next')).toBe('next');
  });
});
