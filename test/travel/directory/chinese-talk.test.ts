import { describe, expect, it } from 'vitest';
import { createDirectory } from '../../../src/travel/directory/directory.js';
import type { PlaceWish } from '../../../src/travel/directory/place-kind.js';
import { startInterpreter } from './interpreter.js';
import { smallTown } from './small-town.js';

const directory = createDirectory({ tables: smallTown });

/** What the finder is called with after the last of several messages. */
async function lastCall(...messages: readonly string[]): Promise<unknown> {
  const say = startInterpreter(directory, 'zh-Hans');
  let intent: unknown;
  for (const message of messages) intent = await say(message);
  return intent;
}

const finds = (kind: string, where: PlaceWish, asks: readonly string[] = []) => ({
  type: 'call',
  input: { kind, where, asks },
});
const tells = (kind: string, name: string, asks: readonly string[], where: PlaceWish = {}) => ({
  type: 'call',
  input: { kind, names: [name], where, asks },
});

describe('which thing a message is about', () => {
  it('looks for the first kind and tells what is near it, where one message wants both', async () => {
    expect(await lastCall('找一家评分4.5分以上的酒店，再看看周边有什么景点')).toEqual(
      finds('酒店', { 评分: { min: 4.5 } }, ['周边景点']),
    );
  });

  it('tells of every kind that is asked for near a thing', async () => {
    expect(await lastCall('青溪温泉酒店周边有餐馆吗？有景点吗？')).toEqual(
      tells('酒店', '青溪温泉酒店', ['周边餐馆', '周边景点']),
    );
    expect(await lastCall('青溪温泉酒店周边有什么餐馆？', '那景点呢？')).toEqual(
      tells('酒店', '青溪温泉酒店', ['周边景点']),
    );
  });

  it('goes from a sight to what is near it, and on from there', async () => {
    const talk = ['青溪古桥附近有什么餐馆？', '这些餐馆里有评分4.8分以上的吗？', '它的电话是多少？'];
    expect(await lastCall(...talk.slice(0, 2))).toEqual(finds('餐馆', { 周边景点: ['青溪古桥'], 评分: { min: 4.8 } }));
    expect(await lastCall(...talk)).toMatchObject({ input: { kind: '餐馆', asks: ['电话'] } });
  });

  it('tells all that is near a thing, where no kind is named', async () => {
    expect(await lastCall('望江楼怎么样', '它家附近有啥')).toEqual(tells('餐馆', '望江楼', ['周边景点']));
  });

  it('asks the same of something else', async () => {
    expect(await lastCall('青溪温泉酒店有温泉吗？', '那早餐服务呢？')).toEqual(
      tells('酒店', '青溪温泉酒店', [], { 设施: ['早餐服务'] }),
    );
  });

  it('asks about what was told last, not about what was found before it', async () => {
    expect(await lastCall('推荐一家高档型的酒店', '电话是多少', '那早餐服务呢？')).toEqual(
      tells('酒店', '青溪温泉酒店', [], { 设施: ['早餐服务'] }),
    );
  });

  it('takes no part of a longer word for a kind', async () => {
    expect(await lastCall('找一家经济型的酒店，最好有湖景餐馆')).toEqual(
      finds('酒店', { 酒店类型: ['经济型'], 设施: ['湖景餐馆'] }),
    );
  });

  it('takes numbers alone for no search before anything was spoken of', async () => {
    expect(await lastCall('2000元以内去杭州玩三天')).toBeUndefined();
    expect(await lastCall('找一家酒店', '300到500的')).toEqual(finds('酒店', { 价格: { min: 300, max: 500 } }));
  });

  it('looks near the thing that was spoken of last', async () => {
    expect(await lastCall('青溪古桥的门票多少钱？', '找一家附近评分4分以上的酒店')).toEqual(
      finds('酒店', { 周边景点: ['青溪古桥'], 评分: { min: 4 } }),
    );
  });

  it('looks near nothing where the customer would go elsewhere', async () => {
    const talk = ['云上梯田周边有酒店吗？', '既然附近没有，那就在别处找一家200元以内的酒店吧'];
    expect(await lastCall(...talk)).toEqual(finds('酒店', { 价格: { max: 200 } }));
  });

  it('takes the kind of which the message says most, where it names none', async () => {
    expect(await lastCall('推荐一家高档型的酒店', '再找个能玩2小时到3小时的地方，40元以下')).toEqual(
      finds('景点', { 游玩时间: { min: 2, max: 3 }, 门票: { max: 40 } }),
    );
  });

  it('takes a question about the thing at hand for no wish', async () => {
    expect(await lastCall('推荐一家高档型的酒店', '这家有温泉吗？')).toEqual(
      tells('酒店', '青溪温泉酒店', [], { 设施: ['温泉'] }),
    );
    expect(await lastCall('推荐一家高档型的酒店', '酒店有没有温泉')).toEqual(
      tells('酒店', '青溪温泉酒店', [], { 设施: ['温泉'] }),
    );
  });
});

describe('how wishes change over messages', () => {
  const eat = '找一家评分4分以上、能吃到片儿川的餐馆';

  it('adds to them', async () => {
    expect(await lastCall('找一家评分4分以上的酒店', '有早餐服务的')).toEqual(
      finds('酒店', { 评分: { min: 4 }, 设施: ['早餐服务'] }),
    );
  });

  it('starts anew where another one of the kind is wanted', async () => {
    expect(await lastCall(eat, '另外再推荐一家人均100元以上的餐馆')).toEqual(finds('餐馆', { 人均消费: { min: 100 } }));
  });

  it('puts what is named in the place of what was', async () => {
    expect(await lastCall(eat, '换成吃东坡肉的')).toEqual(finds('餐馆', { 评分: { min: 4 }, 推荐菜: ['东坡肉'] }));
    expect(await lastCall('推荐一家高档型的酒店', '我是说经济型的')).toEqual(finds('酒店', { 酒店类型: ['经济型'] }));
  });

  it.each([
    ['片儿川不要了', { 评分: { min: 4 } }],
    ['评分无所谓', { 推荐菜: ['片儿川'] }],
    ['不考虑评分了', { 推荐菜: ['片儿川'] }],
  ])('lets go of what does not matter any more: %s', async (said, where) => {
    expect(await lastCall(eat, said)).toEqual(finds('餐馆', where));
  });

  it('compares with the thing at hand', async () => {
    expect(await lastCall('推荐一家高档型的酒店', '有便宜一点的吗？')).toEqual(
      finds('酒店', { 酒店类型: ['高档型'], 价格: { max: 479 } }),
    );
    expect(await lastCall('推荐一家经济型的酒店', '有没有评分更高的')).toEqual(
      finds('酒店', { 酒店类型: ['经济型'], 评分: { min: 4.2 } }),
    );
  });

  it.each(['比我想的便宜一点，电话是多少？', '这家便宜了，电话是多少？'])(
    'takes a remark on the price for no wish: %s',
    async (said) => {
      expect(await lastCall('推荐一家高档型的酒店', said)).toEqual(tells('酒店', '青溪温泉酒店', ['电话']));
    },
  );
});

describe('numbers in a message', () => {
  it.each<[string, PlaceWish]>([
    ['找一家500以内的酒店', { 价格: { max: 500 } }],
    ['找一家300元左右的酒店', { 价格: { min: 240, max: 360 } }],
    ['找一家价格在200和400之间的酒店', { 价格: { min: 200, max: 400 } }],
    ['找一家评分4.5分的酒店', { 评分: { min: 4.5 } }],
    ['找一家能住超过10个人的酒店，评分4分以上', { 评分: { min: 4 } }],
  ])('%s', async (said, where) => {
    expect(await lastCall(said)).toEqual(finds('酒店', where));
  });

  it.each(['能玩2、3个小时的景点推荐一个', '推荐一个能玩2到3小时的景点'])(
    'reads a range of hours: %s',
    async (said) => {
      expect(await lastCall(said)).toEqual(finds('景点', { 游玩时间: { min: 2, max: 3 } }));
    },
  );

  it('takes 十分 for no rating', async () => {
    expect(await lastCall('推荐一家高档型的酒店', '十分感谢')).toBeUndefined();
  });
});
