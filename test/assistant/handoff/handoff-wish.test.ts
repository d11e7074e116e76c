import { describe, expect, it } from 'vitest';
import { wantsHandoff } from '../../../src/assistant/handoff/handoff-wish.js';

describe('wantsHandoff()', () => {
  it.each([
    '转人工',
    '轉人工',
    '转人工!',
    '人工',
    '人工客服',
    '我要人工客服',
    '麻烦帮我转一下人工',
    '给我转接人工服务谢谢',
    '能不能找个真人跟我说',
    '我要找客服',
    '叫你们客服来',
    '有真人吗',
    '有没有人工客服可以聊',
    '我想和真人聊聊',
    '我不想跟机器人说话,转人工',
    '機器人答非所問,請幫我轉接真人客服',
    '算了,你直接让工作人员联系我吧',
    '转 人工 客服',
    '我要投诉,叫你们经理来',
    '让专员给我回电话',
    '我需要人工',
    'human',
    'agent please',
    'Talk to a human',
    'Can I speak to a real person?',
    'I want to talk to someone from your team',
    'please connect me with a customer service representative',
    'transfer me to an operator',
    'get me a live agent',
    "You're useless, let me speak with an agent",
  ])('hears the wish in %j', (text) => {
    expect(wantsHandoff(text)).toBe(true);
  });

  it.each([
    '不用转人工',
    '先不转人工',
    '不要人工客服,你回答就行',
    '別轉人工',
    '无需联系客服',
    '不想转人工',
    '人工客服几点上班?',
    '你们的客服电话是多少',
    '人工服务收费吗',
    '人工智能是什么',
    '这个湖是人工湖吗',
    '要不要人工费',
    '国庆三天,两个大人从上海去杭州',
    '找一个安静的酒店',
    '我要退款',
    '可以和工作人员合影吗',
    '需要工作人员陪同吗',
    "Don't transfer me to a human",
    'no need for an agent',
    'What are the hours of your human agents?',
    'Is the travel agent fee included?',
    'Is this a real person or a statue in the museum?',
    'How do I get to West Lake?',
  ])('hears none in %j', (text) => {
    expect(wantsHandoff(text)).toBe(false);
  });
});
