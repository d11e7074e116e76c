import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../../src/index.js';
import { parsePlaces } from '../../../src/travel/place/places.js';
import { tripPlanner } from '../../../src/travel/tool/trip-tool.js';

const rows: unknown = JSON.parse(
  readFileSync(new URL('../../../examples/hangzhou/places.json', import.meta.url), 'utf8'),
);
const places = parsePlaces(rows);

/** A conversation in which a trip over National Day was planned. */
async function afterAPlan() {
  const assistant = createAssistant({
    tools: [tripPlanner({ places })],
    now: () => new Date('2026-11-24T09:00:00+08:00'),
  });
  const conversation = assistant.tenant('lakeside').conversation('customer-42');
  const { itinerary } = await conversation.send('国庆去杭州玩两天,两个大人');
  return { conversation, itinerary };
}

describe('a question about the plan', () => {
  it.each(['总共多少钱?', '全程一共要多少钱', 'how much is it in total?'])(
    'is answered with its costs: %j',
    async (text) => {
      const { conversation, itinerary } = await afterAPlan();
      const reply = await conversation.send(text);
      expect(reply.text).toContain(
        new Intl.NumberFormat('en')
          .format(itinerary?.costs.total ?? Number.NaN)
          .replace(/,/g, text.startsWith('how') ? ',' : ''),
      );
      expect(reply.itinerary).toBeUndefined();
    },
  );

  it.each(['我们住哪里?', 'where do we stay?'])('is answered with its nights: %j', async (text) => {
    const { conversation, itinerary } = await afterAPlan();
    const night = itinerary?.days[0]?.overnight;
    expect((await conversation.send(text)).text).toContain(night?.name);
  });

  it.each([
    ['门票一共多少钱', 'attractions', '门票'],
    ['吃饭总共要多少钱', 'dining', '餐饮'],
    ['how much are the tickets in total?', 'attractions', 'Tickets'],
  ] as const)('is answered with what one kind of thing costs: %j', async (text, kind, label) => {
    const { conversation, itinerary } = await afterAPlan();
    const reply = await conversation.send(text);
    expect(reply.text).toContain(label);
    expect(reply.text).toContain(String(itinerary?.costs[kind]));
    expect(reply.text).not.toContain(String(itinerary?.costs.total));
    expect(reply.itinerary).toBeUndefined();
  });

  it.each(['第二天几点出发', 'what time do we start on day 2?'])(
    'is answered with the hour of its day: %j',
    async (text) => {
      const { conversation, itinerary } = await afterAPlan();
      const reply = await conversation.send(text);
      expect(reply.text).toMatch(/^(?:第 2 天|Day 2) /);
      expect(reply.text).toContain(itinerary?.days[1]?.start.time);
      expect(reply.text.split('\n')).toHaveLength(1);
    },
  );

  it('is answered with the hours of all days where none is named, and not for boats', async () => {
    const { conversation, itinerary } = await afterAPlan();
    const { text } = await conversation.send('我们每天几点出门?');
    for (const { start } of itinerary?.days ?? []) expect(text).toContain(start.time);
    expect(text.split('\n')).toHaveLength(2);
    expect((await conversation.send('游船几点出发')).text).not.toContain(itinerary?.days[1]?.start.time);
  });

  it.each(['今天天气怎么样', '明天西湖人多吗'])('that only names a day does not move the trip: %j', async (text) => {
    const { conversation } = await afterAPlan();
    expect((await conversation.send(text)).itinerary).toBeUndefined();
  });
});
