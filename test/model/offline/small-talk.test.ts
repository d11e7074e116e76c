import { describe, expect, it } from 'vitest';
import { recogniseSmallTalk } from '../../../src/model/offline/small-talk.js';

describe('recogniseSmallTalk()', () => {
  it.each([
    ['你好', 'greeting'],
    ['您好!', 'greeting'],
    ['在吗?', 'greeting'],
    ['Good morning!', 'greeting'],
    ['hello', 'greeting'],
    ['你是谁?', 'identity'],
    ['你是機器人嗎', 'identity'],
    ['What can you do for me?', 'identity'],
    ['好的,谢谢', 'thanks'],
    ['Thanks a lot!', 'thanks'],
    ['好的', 'acknowledgement'],
    ['嗯嗯，可以', 'acknowledgement'],
    ['OK!', 'acknowledgement'],
    ['Great, sounds good', 'acknowledgement'],
    ['再见', 'goodbye'],
    ['bye bye', 'goodbye'],
  ])('takes %j for %s', (text, kind) => {
    expect(recogniseSmallTalk(text)).toBe(kind);
  });

  it.each([
    '你好,请问西湖游船几点停?',
    '早餐几点开始',
    '谢谢,那门票呢?',
    'hi, do you take cash?',
    '可以开发票吗',
    '好吃的有什么',
    'ok so when does it open',
    '亲子酒店有吗',
  ])('leaves %j to others', (text) => {
    expect(recogniseSmallTalk(text)).toBeUndefined();
  });
});
