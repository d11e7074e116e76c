import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../../src/index.js';
import { createDirectory } from '../../../src/travel/directory/directory.js';
import { placeFinder } from '../../../src/travel/directory/place-finder.js';
import { smallTown } from './small-town.js';

const directory = createDirectory({ tables: smallTown });

function startTalk() {
  const assistant = createAssistant({ tools: [placeFinder({ directory })] });
  const conversation = assistant.tenant('town').conversation('guest');
  return async (message: string) => (await conversation.send(message)).text;
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
    const answer = await say('它的电话是多少');
    expect(answer).not.toMatch(/\d{4}/);
    expect(answer).toMatch(/没有|暂无|未/);
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
    expect(answer).toMatch(/望江楼|面馆/);
    expect(answer).toMatch(/没有|抱歉/);
  });

  it('answers in traditional characters to whoever writes them, with the facts as the row has them', async () => {
    const answer = await startTalk()('推薦一家經濟型的酒店');
    expect(answer).toContain('個');
    expect(answer).toContain('小满客栈');
  });
});
