import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAssistant, type Itinerary, type Reply } from '../../src/index.js';
import { parseConnections } from '../../src/travel/place/connections.js';
import { parsePlaces } from '../../src/travel/place/places.js';
import { tripPlanner } from '../../src/travel/tool/trip-tool.js';

const rowsOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../examples/hangzhou/${name}.json`, import.meta.url), 'utf8'));
const places = parsePlaces(rowsOf('places'));
const connections = parseConnections(rowsOf('connections'), places);

/** A customer's talk with the offline assistant, on Tuesday 24 November 2026. */
function startTalk() {
  let now = '2026-11-24T02:00:00Z';
  const assistant = createAssistant({
    burst: { quietMs: 0 },
    tools: [tripPlanner({ places, connections })],
    now: () => new Date(now),
  });
  const tenant = assistant.tenant('lakeside');
  const boats = { id: 'boats', title: '西湖游船', text: '西湖游船每天 8:00 开航,末班 16:30 开船。' };
  const ready = tenant.knowledge.put(boats);
  const conversation = tenant.conversation('customer');
  return {
    setNow(time: string): void {
      now = time;
    },
    async say(text: string): Promise<Reply> {
      await ready;
      return conversation.send(text);
    },
    /** Says something that must be answered with a plan. */
    async plan(text: string): Promise<{ itinerary: Itinerary; text: string; lines: string[] }> {
      const reply = await this.say(text);
      if (reply.itinerary === undefined) throw new Error(`expected a plan, found: ${reply.text}`);
      return { itinerary: reply.itinerary, text: reply.text, lines: reply.text.split('\n') };
    },
  };
}

function sightsOn({ days }: Itinerary, day: number): string[] {
  return (days[day - 1]?.stops ?? []).filter((stop) => stop.kind === 'visit').map((stop) => stop.name);
}

function allSights(itinerary: Itinerary): string[] {
  return itinerary.days.flatMap(({ day }) => sightsOn(itinerary, day));
}

function firstSight(itinerary: Itinerary, day: number): string {
  const [name] = sightsOn(itinerary, day);
  if (name === undefined) throw new Error(`day ${day} has no sights`);
  return name;
}

function tagsOf(name: string): readonly string[] {
  return places.find((place) => place.name === name)?.tags ?? [];
}

describe('a talk about a trip', () => {
  it('asks for one thing at a time and understands bare answers', async () => {
    const talk = startTalk();
    expect((await talk.say('我想去杭州玩')).text).toBe('您打算哪天出发，玩几天？');
    expect((await talk.say('下周五')).text).toBe('您打算玩几天？');
    const alone = await talk.plan('三天');
    expect(alone.itinerary.days.map((day) => day.date)).toEqual(['2026-12-04', '2026-12-05', '2026-12-06']);
    expect(alone.text).toContain('您还没说几位出行，先按 1 位成人计算');
    const two = await talk.plan('两位');
    expect(two.itinerary.party).toEqual({ adult: 2 });
    expect(two.lines[0]).toMatch(/^人数按 2 位成人，行程重新排好了：/);
    expect(two.lines[0]).toContain(`总价从 ${alone.itinerary.costs.total} 元变为 ${two.itinerary.costs.total} 元。`);
    expect(two.text).not.toContain('您还没说几位出行');
  });

  it('says what has changed, shows that day whole and the others in a line', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州三日游,12月4日出发,两个大人');
    const seen = sightsOn(before.itinerary, 2).at(-1);
    const { itinerary, lines, text } = await talk.plan(`${seen}去过了,换一个`);
    expect(allSights(itinerary)).not.toContain(seen);
    expect(itinerary.days[0]).toEqual(before.itinerary.days[0]);
    expect(itinerary.days[2]).toEqual(before.itinerary.days[2]);
    const added = sightsOn(itinerary, 2).filter((name) => !sightsOn(before.itinerary, 2).includes(name));
    expect(added).toHaveLength(1);
    const [was, is] = [before.itinerary.costs.total, itinerary.costs.total];
    const total = was === is ? `总价不变，仍是 ${is} 元` : `总价从 ${was} 元变为 ${is} 元`;
    expect(lines[0]).toBe(`第 2 天把${seen}换成了${added[0]}，其他 2 天不变；${total}。`);
    expect(text).toContain('── 第 2 天 · 12 月 5 日 周六 ──');
    expect(lines).toContain(`第 1 天（12 月 4 日 周五）不变：${sightsOn(itinerary, 1).join('、')}`);
    expect(lines).toContain(`第 3 天（12 月 6 日 周日）不变：${sightsOn(itinerary, 3).join('、')}`);
    expect(text).toContain('── 费用一览 ──');
    expect(text).not.toMatch(/── 第 [13] 天|资料来源|按距离估算/);
  });

  it('says so when there is nothing to change', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州两日游,12月4日出发,两个大人');
    const none = await talk.plan('第二天不想看动物,换一个');
    expect(none.text).toBe('第 2 天本来就没有安排动物园，所以没有改动。想换掉哪一处，说名字就行。');
    expect(none.itinerary).toEqual(before.itinerary);
    const known = firstSight(before.itinerary, 2);
    expect((await talk.plan(`加上${known}`)).text).toBe(`${known}本来就在第 2 天，行程不用改。`);
    expect((await talk.plan('预算5000')).text).toBe(
      `预算按 5000 元（2 人合计）：原来的安排合计 ${before.itinerary.costs.total} 元，没有超出，行程不用改。`,
    );
  });

  it('answers a question of fact in between without planning again', async () => {
    const talk = startTalk();
    await talk.plan('国庆三天,两个大人从上海去杭州,预算2000元,节奏轻松,怎么安排比较经济?');
    const fact = await talk.say('西湖游船几点停?');
    expect(fact.itinerary).toBeUndefined();
    expect(fact.text).toContain('16:30');
    expect((await talk.say('谢谢')).itinerary).toBeUndefined();
    const { itinerary, lines } = await talk.plan('再加一个小孩,预算3000');
    expect(itinerary.party).toEqual({ adult: 2, child: 1 });
    expect(itinerary.days[0]?.date).toBe('2027-10-01');
    expect(lines[0]).toMatch(/^人数按 2 位成人、1 位儿童，预算按 3000 元（3 人合计），行程重新排好了：/);
    expect(lines[1]).toMatch(/^杭州 3 天 2 晚，节奏轻松，花费从省：2027 年 10 月 1 日/);
  });

  it('plans ever cheaper, and says when there is nothing cheaper', async () => {
    const talk = startTalk();
    let { itinerary, text } = await talk.plan('杭州两日游,12月4日出发,两个人');
    const totals = [itinerary.costs.total];
    for (let round = 0; round < 12 && !text.includes('最省'); round += 1) {
      ({ itinerary, text } = await talk.plan(round % 2 === 0 ? '再便宜一点' : '太贵了'));
      totals.push(itinerary.costs.total);
    }
    const [dearest = 0] = totals;
    expect(totals.toSorted((left, right) => right - left)).toEqual(totals);
    expect(itinerary.costs.total).toBeLessThan(dearest * 0.9);
    expect(text).toMatch(
      new RegExp(`^现在的安排合计 ${itinerary.costs.total} 元，已经是我能排出的最省的了。想再省，可以少住一晚`),
    );
  });

  it('keeps the plan when another city is not known', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州三日游,12月4日出发,两个大人,一定要去灵隐寺');
    const elsewhere = await talk.say('那上海呢?');
    expect(elsewhere.itinerary).toBeUndefined();
    expect(elsewhere.text.split('\n').slice(0, 2)).toEqual([
      '我们暂时没有上海的景点资料，目前可以安排：杭州。',
      '原来的行程没有改动，还照旧。',
    ]);
    const { itinerary, lines } = await talk.plan('好吧,第二天轻松一点');
    expect(lines[0]).toMatch(/^第 2 天节奏改为轻松：/);
    expect(itinerary.city).toBe('杭州');
    expect(itinerary.days[0]).toEqual(before.itinerary.days[0]);
    expect(allSights(itinerary)).toContain('灵隐寺·飞来峰');
  });

  it('keeps the plan when a value is refused', async () => {
    const talk = startTalk();
    const before = await talk.plan('帮我规划一个杭州周末游,两个人');
    expect((await talk.say('玩60天')).text).toBe('行程天数要在 1 到 30 天之间，您想玩几天？');
    const seen = firstSight(before.itinerary, 1);
    const after = await talk.plan(`不去${seen}了`);
    expect(after.itinerary.days.map((day) => day.date)).toEqual(['2026-11-28', '2026-11-29']);
    expect(after.itinerary.days[1]).toEqual(before.itinerary.days[1]);
    expect(after.lines[0]).toMatch(new RegExp(`把${seen}换成了|去掉了${seen}`));
    // The weekend's length stays when its date moves.
    const moved = await talk.plan('12月10号出发');
    expect(moved.itinerary.days.map((day) => day.date)).toEqual(['2026-12-10', '2026-12-11']);
    expect(moved.lines[0]).toMatch(/^按 2026 年 12 月 10 日（周四）出发，行程重新排好了：/);
  });

  it('takes 能去多少去多少 for a wish, not for a question', async () => {
    const talk = startTalk();
    const { itinerary } = await talk.plan('12月5日6日去杭州，特种兵式两天，一个学生，能去多少去多少');
    expect(itinerary.party).toEqual({ student: 1 });
    expect(itinerary.days).toHaveLength(2);
  });

  it('eases a day that is said to be too much', async () => {
    const talk = startTalk();
    const before = await talk.plan('Three days in Hangzhou from December 7 for two people');
    const after = await talk.plan('day 2 is too much for us');
    expect(sightsOn(after.itinerary, 2).length).toBeLessThan(sightsOn(before.itinerary, 2).length);
    expect(after.itinerary.days[0]).toEqual(before.itinerary.days[0]);
  });

  it('says plainly what is not supported', async () => {
    const talk = startTalk();
    await talk.plan('杭州三日游,12月4日出发,两个大人');
    expect((await talk.say('把第一天和第二天换一下')).text).toMatch(/^我还不能把两天整个对调。/);
    expect((await talk.say('第三天下午就要走')).text).toMatch(/^请告诉我是几点，比如“第 3 天下午 3 点走”/);
    expect((await talk.say('我们吃素')).text).toMatch(/^饮食上的要求，我还不能/);
    expect((await talk.say('换个方案')).text).toMatch(/^您想改哪里？/);
    const { itinerary } = await talk.plan('第三天放轻松');
    expect(itinerary.days).toHaveLength(3);
    expect(itinerary.days[2]?.start.time).toBe('09:30');
  });

  it('takes the plan for settled where nobody asked and things are left to us', async () => {
    const talk = startTalk();
    await talk.plan('杭州两日游,12月4日出发,两个大人');
    const reply = await talk.say('随便');
    expect(reply.text).toBe('那就按现在的安排来。想改哪里，随时告诉我。');
    expect(reply.itinerary).toBeUndefined();
  });

  it('keeps walks short and the pace slow for weak legs, and says so', async () => {
    const talk = startTalk();
    const { itinerary, lines } = await talk.plan('杭州两日游,12月4日出发,两个大人,我妈腿脚不好');
    expect(lines[0]).toContain('节奏轻松，超过 1 公里的路打车');
    const walks = itinerary.days
      .flatMap(({ stops, end }) => [...stops.map(({ leg }) => leg), end.leg])
      .filter(({ mode }) => mode === 'walk');
    expect(walks.length).toBeGreaterThan(0);
    expect(Math.max(...walks.map(({ distanceMeters }) => distanceMeters))).toBeLessThanOrEqual(1000);
  });

  it.each(['明天下雨', '明天下雨怎么办'])('says that rain before the trip does not concern it: %s', async (text) => {
    const talk = startTalk();
    await talk.plan('杭州两日游,12月4日出发,两个大人');
    const reply = await talk.say(text);
    expect(reply.text).toMatch(/^11 月 25 日 周三不在行程里，您是 12 月 4 日 周五出发，安排不受影响。/);
    expect((await talk.plan('第二天下雨')).lines[0]).toMatch(/^第 2 天/);
  });

  it('says an hour of every day once', async () => {
    const talk = startTalk();
    await talk.plan('杭州两日游,12月4日出发,两个大人');
    const { itinerary, lines } = await talk.plan('每天10点开始');
    expect(lines[0]).toMatch(/^每天 10:00 开始：/);
    expect(itinerary.days.every(({ start }) => start.time >= '10:00')).toBe(true);
    expect((await talk.plan('第二天11点开始')).lines[0]).toMatch(/^第 2 天从 11:00 开始：/);
  });

  it('asks which stop to replace and takes its name for an answer', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州两日游,12月4日出发,两个大人');
    const sights = sightsOn(before.itinerary, 2);
    const question = await talk.say('第二天换一个');
    expect(question.text).toBe(`第 2 天有${sights.join('、')}。您想换掉哪一处？或者想换成什么样的地方？`);
    const [unwanted = ''] = sights;
    const after = await talk.plan(unwanted);
    expect(sightsOn(after.itinerary, 2)).not.toContain(unwanted);
    expect(after.itinerary.days[0]).toEqual(before.itinerary.days[0]);
  });

  it('does not offer to ease what is at ease already', async () => {
    const talk = startTalk();
    await talk.plan('杭州两日游,12月4日出发,带父母,不要太赶');
    expect((await talk.say('还是太赶了')).text).toMatch(/^节奏已经是最轻松的了。/);
    const { itinerary } = await talk.plan('多玩一天');
    expect(itinerary.days).toHaveLength(3);
    const joined = await talk.plan('我们还带个孩子');
    expect(joined.itinerary.party).toEqual({ adult: 3, child: 1 });
  });

  it('changes hotel and transport, and gives up what was wished when its kind is refused', async () => {
    const talk = startTalk();
    await talk.plan('杭州三日游,12月4日出发,两个人,加上茶叶博物馆');
    const lake = await talk.plan('住湖滨附近');
    expect(lake.itinerary.days[0]?.overnight?.name).toBe('湖滨住宿区');
    expect(lake.lines[0]).toContain('住宿改到湖滨住宿区');
    const outdoors = await talk.plan('不去博物馆了');
    expect(allSights(outdoors.itinerary).filter((name) => tagsOf(name).includes('museum'))).toEqual([]);
  });

  it('is as good in traditional Chinese', async () => {
    const talk = startTalk();
    const before = await talk.plan('幫我安排杭州三天兩夜,12月18號出發,兩個大人');
    expect(before.lines[0]).toMatch(/^為您安排好了杭州 3 天 2 晚：2026 年 12 月 18 日（週五）/);
    expect((await talk.plan('預算一人1500')).text).toMatch(/^預算按 3000 元（2 人合計）：/);
    const taxi = await talk.plan('不想坐地鐵,搭計程車就好');
    const legs = taxi.itinerary.days.flatMap((day) => [...day.stops.map((stop) => stop.leg), day.end.leg]);
    expect(new Set(legs.map((leg) => leg.mode))).toEqual(new Set(['walk', 'taxi']));
    expect(taxi.lines[0]).toMatch(/^出行只用步行、計程車：/);
    expect(taxi.text).toMatch(/→ 計程車約 \d+ 分鐘/);
  });

  it('is as good in English', async () => {
    const talk = startTalk();
    const first = await talk.plan('Plan a weekend in Hangzhou for two people');
    expect(first.lines[0]).toMatch(/^Here is your trip to Hangzhou, 2 days and 1 night: Sat 28 Nov to Sun 29 Nov 2026/);
    expect((await talk.plan('budget per person 800')).text).toMatch(
      /^With a budget of ¥1,600 for the 2 of you the plan still fits: it comes to ¥[\d,.]+, so nothing needs to change\.$/,
    );
    expect((await talk.say('we are vegetarians')).text).toMatch(/^I cannot choose restaurants by diet yet/);
    const longer = await talk.plan('Make it three days');
    expect(longer.lines[0]).toMatch(/^Planned again with 3 days; the total goes from ¥/);
    const without = await talk.plan('skip the museums on day 2');
    expect(sightsOn(without.itinerary, 2).filter((name) => tagsOf(name).includes('museum'))).toEqual([]);
    const whole = await talk.plan('Show me the whole plan');
    expect(whole.itinerary).toEqual(without.itinerary);
    expect(whole.lines[0]).toMatch(/^Here is your trip to Hangzhou, 3 days and 2 nights/);
    expect(whole.text).toContain('── Sources ──');
    expect((await talk.say('swap day 1 and day 2')).text).toMatch(/^I cannot swap two whole days yet\./);
    expect((await talk.say('change it to Suzhou')).text).toContain(
      'We have no sights for Suzhou yet. We can plan: Hangzhou.',
    );
    const moved = await talk.plan('no, stay in Hangzhou but leave tomorrow');
    expect(moved.itinerary.days.map((day) => day.date)).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
  });

  it('offers plans to choose from where no plan keeps the wish, and takes the choice', async () => {
    const talk = startTalk();
    const { text } = await talk.say('杭州三日游,12月4日出发,两个大人,预算600元');
    const more = Number(/^A\. 预算提高 (\d+) 元（合计 \d+ 元）$/mu.exec(text)?.[1]);
    expect(text).toMatch(/^预算 600 元不够：最省的 3 天安排要 \d+ 元。\n让一步就可以/u);
    expect(text).toMatch(/^B\. 改玩 2 天（合计 \d+ 元）$/mu);
    const { itinerary, lines } = await talk.plan('那就预算多一点吧');
    expect(lines[0]).toMatch(/^为您安排好了杭州 3 天 2 晚/u);
    expect(itinerary.costs.total).toBeLessThanOrEqual(600 + more);
  });

  it('changes only the day on which something happens', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州三日游,12月4日出发,两个大人');
    const rain = await talk.plan('第二天下雨了');
    expect(rain.lines[0]).toBe('第 2 天下雨，改看不怕雨的地方：');
    expect(rain.itinerary.days[0]).toEqual(before.itinerary.days[0]);
    expect(rain.itinerary.days[2]).toEqual(before.itinerary.days[2]);
    expect(sightsOn(rain.itinerary, 2).flatMap(tagsOf)).not.toContain('lake');
    const seen = firstSight(rain.itinerary, 3);
    const closed = await talk.plan(`${seen}关门了`);
    expect(closed.lines[0]).toBe(`${seen}不开放，我换了安排：`);
    expect(allSights(closed.itinerary)).not.toContain(seen);
    expect(closed.itinerary.days[1]).toEqual(rain.itinerary.days[1]);
    const late = await talk.plan('我们第一天会晚到两个小时');
    expect(late.lines[0]).toBe('第 1 天晚了 2 小时，后面的我重新排了：');
    expect(late.itinerary.days[0]?.start.time).toBe('10:40');
    expect(late.itinerary.days.slice(1)).toEqual(closed.itinerary.days.slice(1));
    const free = await talk.plan('第三天休息一天');
    expect(sightsOn(free.itinerary, 3)).toEqual([]);
    expect((await talk.say('第二天会下雨吗')).itinerary).toBeUndefined();
  });

  it('leaves alone what lies behind when the trip is under way', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州三日游,12月4日出发,两个大人');
    talk.setNow('2026-12-05T05:00:00Z');
    const late = await talk.plan('我们晚了两个小时');
    expect(late.lines[0]).toBe('第 2 天晚了 2 小时，后面的我重新排了：');
    expect(late.itinerary.days[0]).toEqual(before.itinerary.days[0]);
    expect(late.itinerary.days[1]?.stops[0]).toEqual(before.itinerary.days[1]?.stops[0]);
  });

  it('offers other plans that differ, and shows the one that is chosen', async () => {
    const talk = startTalk();
    const before = await talk.plan('杭州三日游,12月4日出发,两个大人');
    const { text } = await talk.say('还有别的方案吗');
    expect(text).toMatch(/^还有 3 个不一样的方案：\n\nA\. /u);
    const { itinerary } = await talk.plan('选B');
    expect(allSights(itinerary)).not.toEqual(allSights(before.itinerary));
    const english = startTalk();
    await english.plan('Plan a weekend in Hangzhou for two people');
    expect((await english.say('any other plans?')).text).toMatch(/^There are \d other plans:\n\nA\. /u);
  });

  it('is back at the station in time for the train of the same evening', async () => {
    const talk = startTalk();
    const { itinerary } = await talk.plan('12月1日17:30到杭州东站,22:10的火车走,想逛一逛西湖,一个人');
    const [day] = itinerary.days;
    expect(day?.start).toMatchObject({ name: '杭州东站', time: '17:30' });
    expect(day?.end.name).toBe('杭州东站');
    expect(day?.end.time.localeCompare('21:40')).toBeLessThanOrEqual(0);
  });

  it('keeps to an hour that is named for a visit', async () => {
    const talk = startTalk();
    const { itinerary } = await talk.plan('12月5日杭州两天两个人,第二天下午2点看宋城千古情');
    expect(itinerary.days[1]?.stops.find(({ name }) => name.startsWith('宋城'))?.arrive).toBe('14:00');
  });

  it('takes the only plan that comes near when money is offered', async () => {
    const talk = startTalk();
    await talk.say('两个人12月5日去杭州玩三天,总预算300元');
    const { itinerary } = await talk.plan('那就预算多一点吧');
    expect(itinerary.days).toHaveLength(3);
  });

  it('counts whoever is brought along later', async () => {
    const talk = startTalk();
    await talk.plan('12月5日杭州两日游两个大人');
    const { itinerary } = await talk.plan('我要带我妈一起,她65岁');
    expect(itinerary.party).toEqual({ adult: 2, senior: 1 });
  });

  it('words ways, days of rest and day trips as people do', async () => {
    const talk = startTalk();
    const { text } = await talk.plan('12月5日杭州四天,第三天休息一天,两个人');
    expect(text).toMatch(/步行约 \d+ 分钟/u);
    expect(text).not.toMatch(/(?:步行|打车|地铁) 约/u);
    expect(text).toMatch(/── 第 3 天 · .+ ──\n这一天没有安排景点，可以自由活动\n住宿：/u);
    const day = (await startTalk().plan('12月5日杭州一日游两个人')).itinerary.days[0];
    expect(day?.start.placeId).toBe(day?.stops[0]?.placeId);
    expect((await startTalk().plan('12月5日杭州一日游两个人')).text).not.toMatch(/从.+出发\n\d|到达/u);
  });

  it('does not call closed what the rain rules out', async () => {
    const talk = startTalk();
    await talk.plan('12月5日杭州一日游两个人');
    const { text } = await talk.plan('第一天下雨');
    expect(text).not.toContain('不开放');
  });

  it('tells of no savings from a budget that had to be raised', async () => {
    const talk = startTalk();
    const { text } = await talk.say('两个人12月5日去杭州玩三天,总预算300元');
    expect(text).toContain('A. 预算提高');
    expect((await talk.say('选A')).text).not.toContain('省下');
  });
});

describe('the first message', () => {
  it('gets a plan for the next holiday, economical and whole, with what was assumed and how to change it', async () => {
    const talk = startTalk();
    const { itinerary, lines, text } = await talk.plan('节假日有哪些比较经济的旅游景点推荐?');
    expect(itinerary.days.map(({ date }) => date)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03']);
    expect(lines[0]).toContain('花费从省');
    expect(lines[1]).toBe(
      '您没说是哪个假期、几位出行，先按最近的元旦假期（1 月 1 日至 3 日）、1 位成人来排；想换假期、日期或人数，直接说就行，比如“国庆去，三个人”。',
    );
    expect(text).toMatch(/→ (?:地铁|公交|步行|打车)约/u);
    expect(text).not.toContain('您还没说几位出行');
    const corrected = await talk.plan('三个人,五一');
    expect(corrected.itinerary.party).toEqual({ adult: 3 });
    expect(corrected.itinerary.days[0]?.date).toBe('2027-05-01');
    expect(corrected.lines[1]).toContain('花费从省');
    expect(corrected.text).not.toContain('您没说是哪个假期');
  });

  it('may be in English, and a holiday named next has its own length', async () => {
    const talk = startTalk();
    const { lines } = await talk.plan('Any cheap places to visit over the holidays?');
    expect(lines[0]).toContain('at low cost');
    expect(lines[1]).toMatch(
      /^You did not say which holiday or how many of you, .* New Year’s Day \(1 to 3 Jan\), and 1 adult;/u,
    );
    const two = await talk.plan('two of us');
    expect(two.text).toContain('You did not say which holiday, so');
    expect(two.itinerary.days).toHaveLength(3);
    expect((await talk.plan('labour day')).itinerary.days).toHaveLength(2);
  });

  it('keeps the length that a plan had when only the date moves', async () => {
    const talk = startTalk();
    await talk.plan('节假日有哪些比较经济的旅游景点推荐?');
    const { itinerary } = await talk.plan('改到12月5日出发');
    expect(itinerary.days.map(({ date }) => date)).toEqual(['2026-12-05', '2026-12-06', '2026-12-07']);
  });
});

describe('choosing a plan', () => {
  it('takes one by words, and says so where there is none such', async () => {
    const talk = startTalk();
    expect((await talk.say('两个人12月5日去杭州玩三天,总预算300元')).text).toContain('B. 改玩 1 天');
    expect((await talk.say('选C')).text).toBe(
      '这次只有 A、B 两个方案。选哪一个？回复“选 A”或“选 B”就行，也可以告诉我别的想法。',
    );
    const { itinerary } = await talk.plan('便宜的那个');
    expect(itinerary.days).toHaveLength(1);
    expect((await talk.say('第二个')).text).toContain('目前只有这一个安排');
  });
});

describe('a later start', () => {
  it('moves the beginning of the days that are meant', async () => {
    const talk = startTalk();
    await talk.plan('Two days in Hangzhou for two from December 5');
    const later = await talk.plan('can we start later, at 10?');
    expect(later.itinerary.party).toEqual({ adult: 2 });
    expect(later.itinerary.days.every(({ start }) => start.time >= '10:00')).toBe(true);
    const second = await talk.plan('on day 2 we would rather start at 11');
    expect(second.itinerary.days[0]?.start.time).toBe(later.itinerary.days[0]?.start.time);
    expect((second.itinerary.days[1]?.start.time ?? '') >= '11:00').toBe(true);
  });
});

describe('one sight exchanged for a kind', () => {
  it.each([
    ['第二天换个博物馆', 2, 'museum'],
    ['第一天能换个寺庙吗?', 1, 'temple'],
    ['Could you swap something on day 2 for a temple?', 2, 'temple'],
  ] as const)('“%s” changes one sight of that day and nothing else', async (message, day, tag) => {
    const talk = startTalk();
    const before = (await talk.plan('杭州两天两个人,12月5日')).itinerary;
    const after = (await talk.plan(message)).itinerary;
    const other = 3 - day;
    expect(sightsOn(after, other)).toEqual(sightsOn(before, other));
    const fresh = sightsOn(after, day).filter((name) => !sightsOn(before, day).includes(name));
    expect(fresh).toHaveLength(1);
    expect(tagsOf(fresh[0] ?? '')).toContain(tag);
    expect(sightsOn(after, day)).toHaveLength(sightsOn(before, day).length);
  });

  it('takes the place of the sight that is named', async () => {
    const talk = startTalk();
    const before = (await talk.plan('Two days in Hangzhou for two from December 5')).itinerary;
    const gone = firstSight(before, 2);
    const { itinerary } = await talk.plan(`swap ${gone} for a temple`);
    expect(sightsOn(itinerary, 1)).toEqual(sightsOn(before, 1));
    expect(sightsOn(itinerary, 2)).not.toContain(gone);
    expect(sightsOn(itinerary, 2).slice(-1)).toEqual(sightsOn(before, 2).slice(-1));
  });
});

describe('rain', () => {
  it('concerns the day that tomorrow is while the trip lasts', async () => {
    const talk = startTalk();
    const before = (await talk.plan('12月5日杭州三天两个人')).itinerary;
    talk.setNow('2026-12-05T12:00:00Z');
    const { itinerary, lines } = await talk.plan('明天下雨怎么办？');
    expect(lines[0]).toContain('第 2 天下雨');
    expect(itinerary.days[0]).toEqual(before.days[0]);
    expect(itinerary.days[2]?.stops).toEqual(before.days[2]?.stops);
    expect((await talk.plan('7号下雨')).lines[0]).toContain('第 3 天下雨');
  });

  it('on another day moves no trip, and is asked about', async () => {
    const talk = startTalk();
    await talk.plan('12月5日杭州三天两个人');
    expect((await talk.say('明天下雨怎么办？')).text).toContain('11 月 25 日 周三不在行程里');
    expect((await talk.say('万一下雨呢')).text).toContain('您担心哪天下雨');
  });
});

describe('a group', () => {
  it('hears whose wishes the plan keeps', async () => {
    const talk = startTalk();
    const { itinerary, text } = await talk.plan('12月5日去杭州两天,小王想去动物园,小李不想爬山,我想去博物馆');
    expect(itinerary.party).toEqual({ adult: 3 });
    expect(allSights(itinerary)).toContain('杭州动物园');
    expect(allSights(itinerary).some((name) => tagsOf(name).includes('hiking'))).toBe(false);
    expect(text).toContain('小王的心愿：安排了杭州动物园');
    expect(text).toContain('小李的心愿：没有排爬山。');
    expect(text).toMatch(/您自己的心愿：安排了.*博物/u);
  });
});
