import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../../src/index.js';
import { parsePlaces } from '../../../src/travel/place/places.js';
import { tripPlanner } from '../../../src/travel/tool/trip-tool.js';

const rows: unknown = JSON.parse(
  readFileSync(new URL('../../../examples/hangzhou/places.json', import.meta.url), 'utf8'),
);
const places = parsePlaces(rows);

/** A conversation in which two days with 雷峰塔, and without 宋城, were planned for two. */
async function afterAPlan() {
  const assistant = createAssistant({
    tools: [tripPlanner({ places })],
    now: () => new Date('2026-11-24T09:00:00+08:00'),
  });
  const conversation = assistant.tenant('lakeside').conversation('customer-42');
  const first = await conversation.send('12月5日杭州两日游两个大人,一定要去雷峰塔,不去宋城');
  return { conversation, itinerary: first.itinerary };
}

describe('a question about one place', () => {
  it.each([
    ['雷峰塔门票多少钱', '门票 80 元\n费用是 2 人合计。'],
    ['雷峰塔几点关门', '开放 08:00–17:30'],
    ['how much is the ticket for Leifeng Pagoda?', 'tickets ¥80\nThe price is for the 2 of you.'],
  ])('is answered from the plan that holds it: %j', async (question, answer) => {
    const { conversation } = await afterAPlan();
    const reply = await conversation.send(question);
    expect(reply.text).toContain(answer);
    expect(reply.itinerary).toBeUndefined();
  });

  it.each([
    ['为什么没有宋城', '您说过不去宋城'],
    ['为什么没有杭州乐园', '说“加上杭州乐园”'],
    ['why is 宋城 not included?', 'You asked to leave out'],
  ])('hears why it was left out: %j', async (question, answer) => {
    const { conversation } = await afterAPlan();
    expect((await conversation.send(question)).text).toContain(answer);
  });

  it('hears that a closed place is not in the plan', async () => {
    const { conversation } = await afterAPlan();
    const reply = await conversation.send('杭州乐园关门了,怎么办');
    expect(reply.text).toBe('杭州乐园不在这次的行程里，行程不受影响。');
  });

  it('shares the total out among those who go', async () => {
    const { conversation, itinerary } = await afterAPlan();
    const share = (itinerary?.costs.total ?? Number.NaN) / 2;
    expect((await conversation.send('人均多少钱')).text).toContain(`平均每人约 ${share} 元`);
  });
});
