import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/index.js';
import { checkMultiCityTrip } from '../../src/travel/multi-city/check-multi-city-trip.js';
import { parseConnections } from '../../src/travel/place/connections.js';
import { parsePlaces } from '../../src/travel/place/places.js';
import { type TripOutput, tourOf } from '../../src/travel/tool/trip-output.js';
import { tripPlanner } from '../../src/travel/tool/trip-tool.js';

const rowsOf = (name: string): readonly unknown[] =>
  ['hangzhou', 'suzhou'].flatMap((city) => {
    const url = new URL(`../../examples/${city}/${name}.json`, import.meta.url);
    return JSON.parse(readFileSync(url, 'utf8')) as readonly unknown[];
  });
const places = parsePlaces(rowsOf('places'));
const connections = parseConnections(rowsOf('connections'), places);
const planner = tripPlanner({ places, connections });

/** A customer's talk with the offline assistant, on Tuesday 24 November 2026. */
function startTalk() {
  const outputs: TripOutput[] = [];
  const seen = {
    ...planner,
    run: async (...call: Parameters<typeof planner.run>) => {
      const output = (await planner.run(...call)) as TripOutput;
      outputs.push(output);
      return output;
    },
  };
  const assistant = createAssistant({
    burst: { quietMs: 0 },
    tools: [seen],
    now: () => new Date('2026-11-24T02:00:00Z'),
  });
  const conversation = assistant.tenant('lakeside').conversation('customer');
  return {
    /** Says something, and gives what the planner made of it. */
    async say(text: string) {
      const before = outputs.length;
      const reply = await conversation.send(text);
      const [output] = outputs.slice(before);
      const several = output?.status === 'several-cities' ? output : undefined;
      const tour = several && tourOf(several);
      return {
        text: reply.text,
        itinerary: reply.itinerary,
        request: several?.request,
        status: several?.outcome.status,
        stays: tour?.stays.map(({ city, itinerary }) => [city, itinerary.days[0]?.date, itinerary.days.at(-1)?.date]),
        broken: several && tour && checkMultiCityTrip(tour, several.request, places, { connections }),
        tour,
      };
    },
  };
}

describe('a talk about a trip over several cities', () => {
  it.each([
    ['先去杭州玩两天,再去苏州玩两天', '为您安排好了杭州、苏州 4 天 3 晚'],
    ['two days in Hangzhou and then two in Suzhou', 'Here is your trip to Hangzhou and Suzhou, 4 days and 3 nights'],
  ])('plans each city for its days: %s', async (message, opening) => {
    const { text, stays, broken, itinerary } = await startTalk().say(message);
    expect(text).toContain(opening);
    expect(stays).toEqual([
      ['杭州', '2026-11-28', '2026-11-30'],
      ['苏州', '2026-11-30', '2026-12-01'],
    ]);
    expect(broken).toEqual([]);
    expect(itinerary).toBeUndefined();
  });

  it('shares the length of the whole trip, and keeps budget, party, date, pace and the sights of each city', async () => {
    const said = '杭州苏州四天,12月12日从上海出发,两个人,预算4000,节奏轻松,一定要去灵隐寺和拙政园';
    const { text, request, stays, broken, tour } = await startTalk().say(said);
    expect(request).toMatchObject({
      origin: '上海',
      startDate: '2026-12-12',
      party: { adult: 2 },
      budgets: [{ scope: 'total', maxYuan: 4000 }],
      pace: 'relaxed',
    });
    expect(stays).toEqual([
      ['杭州', '2026-12-12', '2026-12-14'],
      ['苏州', '2026-12-14', '2026-12-15'],
    ]);
    expect(broken).toEqual([]);
    expect(tour?.costs.total).toBeLessThanOrEqual(4000);
    expect(text).toContain('节奏轻松');
    const [first, second] = text.split('━━ 苏州');
    expect(first).toContain('灵隐寺');
    expect(second).toContain('拙政园');
  });

  it('asks once for what is missing', async () => {
    const { say } = startTalk();
    expect((await say('想去杭州和苏州玩')).text).toBe('您打算哪天出发，玩几天？');
    const { stays, text } = await say('四天');
    expect(stays?.map(([city]) => city)).toEqual(['杭州', '苏州']);
    expect(text).toContain('您还没说几位出行，先按 1 位成人计算');
  });

  it('plans again for new wishes: people, the length of a city, of all, and a city less', async () => {
    const { say } = startTalk();
    await say('先去杭州玩两天,再去苏州玩两天');
    expect((await say('三个人')).request?.party).toEqual({ adult: 3 });
    expect((await say('苏州改成一天')).request?.stays).toMatchObject([
      { city: '杭州', days: 2 },
      { city: '苏州', days: 1 },
    ]);
    const longer = await say('一共玩四天吧');
    expect(longer.request?.stays).toMatchObject([{ days: 2 }, { days: 2 }]);
    expect(longer.request?.party).toEqual({ adult: 3 });
    const one = await say('不去杭州了');
    expect(one.itinerary?.city).toBe('苏州');
    expect(one.itinerary?.days).toHaveLength(4);
    expect(one.itinerary?.party).toEqual({ adult: 3 });
  });

  it('says what is in the way and shows the nearest plan', async () => {
    const { text, status, tour } = await startTalk().say('杭州玩一天,苏州玩一天,三个人,预算300');
    expect(status).toBe('no-plan');
    expect(text).toMatch(/^预算 300 元不够：最省的 2 天安排要 \d+ 元。/);
    expect(text).toContain(`最省的 2 天安排要 ${tour?.costs.total} 元`);
  });

  it('takes one city where another is where they start, is refused, or is only asked about', async () => {
    expect((await startTalk().say('从苏州去杭州玩两天')).itinerary?.city).toBe('杭州');
    expect((await startTalk().say('去杭州玩两天,不去苏州')).itinerary?.city).toBe('杭州');
    expect((await startTalk().say('杭州还是苏州好玩？')).request).toBeUndefined();
  });

  it('takes the cities from a model', () => {
    const input = planner.checkInput?.({
      stays: [
        { city: '杭州', days: '1' },
        { city: '苏州', nights: 1 },
      ],
      party: 2,
    });
    expect(input).toEqual({
      value: {
        stays: [
          { city: '杭州', days: 1 },
          { city: '苏州', nights: 1 },
        ],
        party: { adult: 2 },
      },
    });
  });
});
