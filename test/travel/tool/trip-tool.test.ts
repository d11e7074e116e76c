import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/domain/json.js';
import type { Language } from '../../../src/domain/language.js';
import type { ToolContext } from '../../../src/domain/tool.js';
import type { ToolCue } from '../../../src/domain/tool-intent.js';
import { PlaceError } from '../../../src/error/travel-error.js';
import { checkItinerary } from '../../../src/travel/check-itinerary.js';
import type { TripOutput } from '../../../src/travel/tool/trip-output.js';
import { tripPlanner } from '../../../src/travel/tool/trip-tool.js';
import { smallCity, smallCityConnections } from '../small-city.js';

const tool = tripPlanner({ places: smallCity, connections: smallCityConnections });
const now = new Date('2026-11-24T02:00:00Z');

interface Call {
  readonly input: JsonValue;
  readonly output: JsonValue;
}

/** Calls the tool as a turn does: check, run, store as JSON. */
async function call(input: JsonValue, previous?: Call, used = tool): Promise<Call & { readonly trip: TripOutput }> {
  const checked = await used.checkInput(input);
  if ('issues' in checked) throw new Error(checked.issues.map((issue) => issue.message).join('; '));
  const output = await used.run(checked.value, contextWith(previous));
  const stored = JSON.parse(JSON.stringify(output)) as JsonValue;
  return { input, output: stored, trip: stored as unknown as TripOutput };
}

function contextWith(previous?: Call, language: Language = 'zh-Hans'): ToolContext {
  return {
    ...{ tenantId: 'travel', conversationId: 'c', turnId: 't', callId: 'k', language, now },
    signal: new AbortController().signal,
    previous: previous && { ...previous, talkLength: 1 },
  };
}

function textIn(language: Language, { output }: Call): string {
  return tool.present?.(output, contextWith(undefined, language)).text ?? '';
}

function cue(text: string, previous?: Call): ToolCue {
  return {
    talk: [{ role: 'customer', text }],
    language: 'zh-Hans',
    now,
    previous: previous && { ...previous, talkLength: 0 },
  };
}

function itineraryOf(trip: TripOutput) {
  if (trip.status !== 'planned') throw new Error(`expected a plan, found ${trip.status}`);
  return trip.itinerary;
}

const twoDays = { city: '临溪', origin: '上海', startDate: '2027-10-01', days: 2, party: { adult: 2 } } as const;

describe('tripPlanner', () => {
  it('plans what was asked for, and the plan passes the checker', async () => {
    const { trip } = await call({ ...twoDays, budgets: [{ scope: 'total', maxYuan: 2000 }] });
    const itinerary = itineraryOf(trip);
    expect(itinerary.days.map((day) => day.date)).toEqual(['2027-10-01', '2027-10-02']);
    expect(itinerary.outbound?.from).toBe('上海');
    expect(itinerary.costs.intercityTransport).toBe(200);
    if (trip.status !== 'planned') return;
    expect(checkItinerary(itinerary, trip.request, smallCity, { connections: smallCityConnections })).toEqual([]);
  });

  it('words the plan in the customer’s language beside a card that holds it', async () => {
    const done = await call({ ...twoDays, budgets: [{ scope: 'total', maxYuan: 2000 }] });
    const { total } = itineraryOf(done.trip).costs;
    expect(textIn('zh-Hans', done)).toContain(
      `为您安排好了临溪 2 天 1 晚：2027 年 10 月 1 日（周五）至 2 日（周六），2 位成人，全程预计 ${total} 元，在 2000 元的预算之内。`,
    );
    expect(textIn('zh-Hant', done)).toContain('為您安排好了臨溪 2 天 1 晚');
    expect(textIn('en', done)).toContain('Fri 1 Oct to Sat 2 Oct 2027, for 2 adults');
    expect(textIn('en', done)).toContain('Mirror Lake (镜湖)');
    expect(tool.present?.(done.output, contextWith()).card).toEqual({
      type: 'itinerary',
      itinerary: itineraryOf(done.trip),
    });
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      expect(textIn(language, done)).not.toMatch(/undefined|NaN|(?<!\d)0 元|¥0\b/);
    }
  });

  it('keeps the fields that a later call leaves out', async () => {
    const first = await call(twoDays);
    const { trip } = await call({ mustNotSee: ['云山寺'] }, first);
    expect(trip.wish).toEqual({ ...twoDays, mustNotSee: ['云山寺'] });
    const visited = itineraryOf(trip).days.flatMap((day) => day.stops.map((stop) => stop.placeId));
    expect(visited).not.toContain('cloud-temple');
    expect(visited).toContain('mirror-lake');
  });

  it('forgets them where the call says so', async () => {
    const first = await call(twoDays);
    const { trip } = await call({ city: '临溪', days: 1, keepEarlier: false }, first);
    expect(trip.wish).toEqual({ city: '临溪', days: 1 });
  });

  it('collects a wish over several calls and asks for what is missing', async () => {
    const first = await call({ party: { adult: 2 } });
    expect(first.trip.status).toBe('incomplete');
    expect(textIn('zh-Hans', first)).toBe('您想去哪个城市玩？');
    const second = await call({ city: '临溪' }, first);
    expect(textIn('en', second)).toBe('How many days would you like to stay?');
    const third = await call({ days: 1, startDate: '2026-12-05' }, second);
    expect(itineraryOf(third.trip).party).toEqual({ adult: 2 });
  });

  it('shows what it assumed', async () => {
    const done = await call({ city: '临溪', days: 1 });
    expect(itineraryOf(done.trip).days[0]?.date).toBe('2026-11-28');
    expect(textIn('zh-Hans', done)).toContain(
      '· 您还没说哪天去，先按 2026 年 11 月 28 日（周六）出发安排；换个日期也没问题。',
    );
    expect(textIn('zh-Hans', done)).toContain('· 您还没说几位出行，先按 1 位成人计算');
  });

  it('counts days by the time zone it is given', async () => {
    const berlin = tripPlanner({ places: smallCity, timeZone: 'Europe/Berlin' });
    const evening = { ...contextWith(), now: new Date('2026-11-24T17:00:00Z') };
    const input = { city: '临溪', startDate: '2026-11-24', days: 1 };
    expect(await berlin.run(input, evening)).toMatchObject({ status: 'planned' });
    expect(await tool.run(input, evening)).toMatchObject({ status: 'invalid', issues: [{ field: 'startDate' }] });
  });

  it('says which budget is too small, what would do, and shows that plan', async () => {
    const done = await call({ ...twoDays, budgets: [{ scope: 'total', maxYuan: 100 }] });
    if (done.trip.status !== 'no-plan') throw new Error(`expected no plan, found ${done.trip.status}`);
    const [obstacle] = done.trip.obstacles;
    if (obstacle?.type !== 'budget') throw new Error('expected a budget in the way');
    expect(obstacle.neededYuan).toBe(Math.ceil(done.trip.nearest?.costs.total ?? 0));
    const [first, second] = textIn('zh-Hans', done).split('\n');
    expect(first).toBe(`预算 100 元不够：最省的 2 天安排要 ${obstacle.neededYuan} 元。`);
    expect(second).toBe('下面这个安排最接近您的要求：');
    expect(tool.present?.(done.output, contextWith()).card).toEqual({
      type: 'itinerary',
      itinerary: done.trip.nearest,
    });
  });

  it('says which cities it knows when asked for another', async () => {
    const done = await call({ ...twoDays, city: '拉萨' });
    expect(textIn('zh-Hans', done).split('\n')[0]).toBe('我们暂时没有拉萨的景点资料，目前可以安排：临溪。');
    expect(tool.present?.(done.output, contextWith()).card).toBeUndefined();
  });

  it.each<[what: string, input: JsonValue, answer: string]>([
    ['a budget below zero', { budgets: [{ scope: 'total', maxYuan: -1 }] }, '预算不能小于零，您的预算是多少？'],
    ['no days', { days: 0 }, '行程天数要在 1 到 30 天之间，您想玩几天？'],
    ['sixty days', { days: 60 }, '行程天数要在 1 到 30 天之间，您想玩几天？'],
    ['nobody', { party: { adult: 0 } }, '出行人数要在 1 到 99 位之间，一共几位？'],
    ['a day in the past', { startDate: '2026-01-01' }, '出发日期要是今天或以后、日历上有的一天，您打算哪天出发？'],
    [
      'a day that does not exist',
      { startDate: '2027-02-30' },
      '出发日期要是今天或以后、日历上有的一天，您打算哪天出发？',
    ],
  ])('answers %s with a plain question', async (_what, input, answer) => {
    const done = await call({ ...twoDays, ...(input as object) });
    expect(done.trip.status).toBe('invalid');
    expect(textIn('zh-Hans', done)).toBe(answer);
  });

  it('repairs a refused value with the next call', async () => {
    const refused = await call({ ...twoDays, days: 60 });
    const { trip } = await call({ days: 2 }, refused);
    expect(itineraryOf(trip).days).toHaveLength(2);
  });

  it('plans each tenant with its own places', async () => {
    const own = tripPlanner({ places: (tenantId) => (tenantId === 'travel' ? smallCity : []) });
    expect((await call({ city: '临溪', days: 1 }, undefined, own)).trip.status).toBe('planned');
    const other = { ...contextWith(), tenantId: 'other' };
    expect(await own.run({ city: '临溪', days: 1 }, other)).toMatchObject({
      status: 'no-plan',
      obstacles: [{ type: 'unknown-city', knownCities: [] }],
    });
  });

  it('stops when the turn is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(tool.run({ city: '临溪', days: 1 }, { ...contextWith(), signal: stop.signal })).rejects.toThrow(
      /abort/i,
    );
  });

  it('refuses wrong places when it is made', () => {
    const [lake] = smallCity;
    expect(() => tripPlanner({ places: lake ? [lake, lake] : [] })).toThrow(PlaceError);
  });
});

describe('tripPlanner without a language model', () => {
  it('reads a wish, plans it, and reads a change of it', async () => {
    const intent = tool.interpret?.(cue('国庆两个人从上海去临溪玩两天，预算2000元'));
    if (intent?.type !== 'call') throw new Error('expected a call');
    const first = await call(intent.input);
    expect(first.trip.wish).toMatchObject({
      city: '临溪',
      origin: '上海',
      days: 2,
      budgets: [{ scope: 'total', maxYuan: 2000 }],
    });
    expect(itineraryOf(first.trip).days[0]?.date).toBe('2027-10-01');

    const change = tool.interpret?.(cue('预算改成1500', first));
    if (change?.type !== 'call') throw new Error('expected a call');
    const second = await call(change.input, first);
    expect(second.trip.wish).toMatchObject({ city: '临溪', days: 2, budgets: [{ scope: 'total', maxYuan: 1500 }] });
  });

  it('builds on the whole wish after a model’s brief call', async () => {
    const first = await call(twoDays);
    const brief = await call({ pace: 'relaxed' }, first);
    const change = tool.interpret?.(cue('不去云山寺了', brief));
    if (change?.type !== 'call') throw new Error('expected a call');
    // Read from the whole talk, so that what it leaves out was taken back and must not return from the earlier call.
    expect(change.input).toMatchObject({ keepEarlier: false });
    const { trip } = await call(change.input, brief);
    expect(trip.wish).toMatchObject({ city: '临溪', days: 2, pace: 'relaxed', mustNotSee: ['云山寺'] });
  });

  it('asks back, and stays silent on other matters', () => {
    expect(tool.interpret?.(cue('帮我安排一次旅行'))).toMatchObject({ type: 'ask' });
    expect(tool.interpret?.(cue('怎么开发票？'))).toBeUndefined();
  });
});
