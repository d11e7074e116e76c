import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import type { ToolContext } from '../../../src/domain/tool.js';
import { createAssistant } from '../../../src/index.js';
import { createDirectory, type Directory } from '../../../src/travel/directory/directory.js';
import { type PlaceFinderOptions, placeFinder } from '../../../src/travel/directory/place-finder.js';
import type { PlaceRow, PlaceTable } from '../../../src/travel/directory/place-kind.js';
import { smallTown } from './small-town.js';

const directory = createDirectory({
  tables: smallTown,
  ways: [
    { name: '地铁', otherNames: ['坐地铁'], from: '出发地', to: '目的地', tells: '地址' },
    { name: '出租车', from: '出发地', to: '目的地' },
  ],
});

function startTalk(of: Directory = directory) {
  const assistant = createAssistant({ tools: [placeFinder({ directory: of })] });
  const conversation = assistant.tenant('town').conversation('guest');
  return async (message: string) => (await conversation.send(message)).text;
}

function contextOf(tenantId: string, more: Partial<ToolContext> = {}): ToolContext {
  return {
    tenantId,
    conversationId: 'guest',
    turnId: 'turn',
    callId: 'call',
    language: 'zh-Hans',
    now: new Date('2027-03-01T08:00:00Z'),
    signal: new AbortController().signal,
    ...more,
  };
}

async function call(options: PlaceFinderOptions, input: JsonObject, tenantId = 'town'): Promise<string> {
  const finder = placeFinder(options);
  const output = (await finder.run(input, contextOf(tenantId))) as JsonValue;
  return finder.present?.(output, contextOf(tenantId)).text ?? '';
}

function shops(...rows: readonly PlaceRow[]): Directory {
  const fields: PlaceTable['fields'] = [
    { type: 'number', name: '价格', unit: '元' },
    { type: 'list', name: '设施' },
    { type: 'text', name: '地址' },
    { type: 'text', name: '电话' },
    { type: 'nearby', name: '周边店', of: '店' },
  ];
  return createDirectory({ tables: [{ name: '店', nameField: '名称', fields, rows }] });
}

describe('placeFinder, without a language model', () => {
  it('finds by a price and tells the facts of the row as they are', async () => {
    const say = startTalk();
    expect(await say('推荐一家价格在200元以下的酒店')).toContain('小满客栈');
    expect(await say('地址在哪里？')).toContain('青溪镇老街 3 号');
  });

  it('says that a fact is not on record and guesses none', async () => {
    const say = startTalk();
    await say('小满客栈怎么样');
    expect(await say('它的电话是多少')).toBe('小满客栈：\n电话：资料里没有，不能确定');
  });

  it('does not know whether a wish holds of which the row says nothing', async () => {
    const of = shops({ 名称: '甲客栈', 价格: 100, 设施: null });
    const input = { kind: '店', names: ['甲客栈'], where: { 设施: ['泳池'], 价格: { max: 90 } } };
    const answer = await call({ directory: of }, input);
    expect(answer).toContain('设施 泳池：资料里没有，不能确定');
    expect(answer).toContain('价格 90元以下：资料里不是这样');
  });

  it('takes a word that several kinds have for the field of the kind spoken of', async () => {
    const say = startTalk();
    await say('推荐一家高档型的酒店');
    const answer = await say('这家多少钱');
    expect(answer).toContain('480');
    expect(answer).not.toContain('门票');
  });

  it('finds by a dish, and something else when the customer changes their mind', async () => {
    const say = startTalk();
    expect(await say('想吃东坡肉，有什么餐馆')).toContain('望江楼');
    expect(await say('换成吃虾爆鳝面的')).toContain('溪口面馆');
  });

  it('names the wish that it leaves out where nothing meets them all', async () => {
    const answer = await startTalk()('找一家人均30元以下、推荐菜有东坡肉的餐馆');
    expect(answer).toMatch(/^没有完全符合要求的餐馆。放宽“[^”]*(?:人均消费|推荐菜)[^”]*”之后，最接近的是：\n1\. /);
  });

  it('says that nothing is found where the only wish cannot be met, and names it', async () => {
    const answer = await startTalk()('找一家1000元以上的酒店');
    expect(answer).toContain('没有找到符合“价格 1000元以上”的酒店');
    expect(answer).not.toMatch(/客栈|温泉/);
  });

  it('says how many there are and tells the first three', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => ({ 名称: `第${index + 1}店面`, 价格: 100 + index }));
    const answer = await call({ directory: shops(...rows) }, { kind: '店' });
    expect(answer).toContain('店 5 个，先说前 3 个');
    expect(answer.match(/店面/g)).toHaveLength(3);
  });

  it('says which name it does not know, and tells the others', async () => {
    const answer = await call({ directory }, { kind: '酒店', names: ['小满客栈', '云顶酒店'], asks: ['价格'] });
    expect(answer).toBe('小满客栈：\n价格：180元\n\n没有查到云顶酒店。');
  });

  it('asks which one is meant where nothing was spoken of', async () => {
    expect(await startTalk()('酒店的电话是多少？')).toContain('您问的是哪一家');
  });

  it('tells both ends of a way, and says where a way is not known', async () => {
    const say = startTalk();
    await say('小满客栈怎么样');
    expect(await say('坐地铁从小满客栈到望江楼怎么走')).toContain('小满客栈的地址：青溪镇老街 3 号');
    expect(await say('叫一辆出租车从小满客栈到青溪古桥')).toContain('这里没有出租车的资料');
  });

  it('answers in traditional characters to whoever writes them, with the facts as the row has them', async () => {
    const answer = await startTalk()('推薦一家經濟型的酒店');
    expect(answer).toContain('個');
    expect(answer).toContain('小满客栈');
  });
});

describe('placeFinder, with rows that share a name', () => {
  const of = shops(
    { 名称: '如意客栈', 价格: 500, 设施: ['泳池'], 地址: '东街 1 号', 电话: '0571-5550 3001' },
    { 名称: '如意客栈', 价格: 100, 设施: [], 地址: '西街 2 号', 电话: '0571-5550 3002' },
  );

  it('shows both with what tells them apart when the name alone is said', async () => {
    const answer = await call({ directory: of }, { kind: '店', names: ['如意客栈'], asks: ['电话'] });
    expect(answer).toMatch(/东街 1 号；电话：0571-5550 3001[\s\S]*西街 2 号；电话：0571-5550 3002/);
  });

  it('answers for the one that was found', async () => {
    const say = startTalk(of);
    expect(await say('找一家200元以下的店')).not.toContain('500');
    expect(await say('电话是多少')).toBe('如意客栈：\n电话：0571-5550 3002');
    expect(await say('它有泳池吗')).toContain('设施 泳池：资料里不是这样');
  });
});

describe('placeFinder, with rows that hold Markdown', () => {
  it('shows it as it stands: nothing links or formats', async () => {
    const rows = [{ 名称: '[点我](https://evil.example)', 地址: '**三号**', 电话: '8:00~12:00，13:00~18:00 <b>x</b>' }];
    const answer = await call({ directory: shops(...rows) }, { kind: '店', asks: ['地址', '电话'] });
    expect(answer).toContain('\\[点我\\](https://evil.example)');
    expect(answer).toContain('\\*\\*三号\\*\\*');
    expect(answer).toContain('8:00\\~12:00，13:00\\~18:00 \\<b>x\\</b>');
  });

  it('begins no heading, quote or list with a name', async () => {
    const rows = [{ 名称: '# 一号', 价格: 1 }];
    expect(await call({ directory: shops(...rows) }, { kind: '店', names: ['# 一号'] })).toMatch(/^\\# 一号：/);
  });

  it('leaves bare what means nothing in its place', async () => {
    const rows = [{ 名称: 'A-1 snake_case 店', 地址: '老街3-5号 (B座) #2 & 4', 电话: '0571-5550 1008' }];
    const answer = await call({ directory: shops(...rows) }, { kind: '店', asks: ['地址', '电话'] });
    expect(answer).not.toContain('\\');
  });
});

describe('placeFinder, for several tenants', () => {
  const byTenant: Readonly<Record<string, Directory>> = {
    east: shops({ 名称: '东店', 价格: 100 }),
    west: shops({ 名称: '西店', 价格: 100 }),
  };
  const options: PlaceFinderOptions = { directory: async (tenantId) => byTenant[tenantId] ?? shops() };

  it('looks only in the rows of the tenant who is served', async () => {
    expect(await call(options, { kind: '店' }, 'east')).toMatch(/东店/);
    expect(await call(options, { kind: '店' }, 'west')).not.toMatch(/东店/);
    expect(await call(options, { kind: '店', names: ['东店'] }, 'west')).toBe('没有查到东店。');
  });

  it('tells a model no words of a table, and reads no message without one', () => {
    const finder = placeFinder(options);
    expect(finder.description).not.toContain('价格');
    const talk = [{ role: 'customer' as const, text: '找一家200元以下的店' }];
    const now = new Date('2027-03-01T08:00:00Z');
    expect(finder.interpret?.({ talk, language: 'zh-Hans', now })).toBeUndefined();
  });
});

describe('placeFinder, called by a language model', () => {
  const finder = placeFinder({ directory });

  it('tells it the tables and their fields', () => {
    expect(finder.description).toContain('酒店: 名称 (name), 价格 (number, 元), 评分 (number, 分), 酒店类型 (choice)');
  });

  it('refuses an input that it cannot use, and says where', async () => {
    const checked = await finder.checkInput({ kind: '酒店', where: { 价格: { least: 5 } } });
    expect(checked).toMatchObject({ issues: [{ path: expect.stringContaining('where.价格') }] });
  });

  it('gives rows as they are, with what is not known as null', async () => {
    const output = await finder.run({ kind: '酒店', where: { 酒店类型: ['经济型'] } }, contextOf('town'));
    expect(output).toMatchObject({
      status: 'found',
      count: 1,
      leftOut: [],
      places: [{ name: '小满客栈', facts: { 价格: 180, 电话: null } }],
    });
  });

  it('finds nothing in a table that it does not have', async () => {
    expect(await finder.run({ kind: '车站' }, contextOf('town'))).toMatchObject({ status: 'nothing-found' });
  });

  it('goes on from a log that an older version wrote', async () => {
    const output = (await finder.run(
      { kind: '酒店', where: { 酒店类型: ['经济型'] } },
      contextOf('town'),
    )) as JsonObject;
    const { newest: _, ...talk } = output.talk as JsonObject;
    const previous = { input: {}, output: { ...output, talk }, talkLength: 2 };
    const said = [{ role: 'customer' as const, text: '地址在哪里' }];
    const intent = finder.interpret?.({ talk: said, language: 'zh-Hans', now: new Date(0), previous });
    expect(intent).toMatchObject({ type: 'call', input: { names: ['小满客栈'], asks: ['地址'] } });
  });

  it('stops where the turn was stopped', async () => {
    const signal = AbortSignal.abort();
    await expect(finder.run({ kind: '酒店' }, contextOf('town', { signal }))).rejects.toThrow();
  });
});
