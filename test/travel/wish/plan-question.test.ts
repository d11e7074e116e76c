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

  it.each(['今天天气怎么样', '明天西湖人多吗'])('that only names a day does not move the trip: %j', async (text) => {
    const { conversation } = await afterAPlan();
    expect((await conversation.send(text)).itinerary).toBeUndefined();
  });
});
