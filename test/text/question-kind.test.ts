import { describe, expect, it } from 'vitest';
import { hasAnswerForm, questionKind } from '../../src/text/question-kind.js';

describe('questionKind', () => {
  it.each([
    ['游船几点停?', 'time'],
    ['遊船幾點停?', 'time'],
    ['门票多少钱', 'price'],
    ['How much is a ticket?', 'price'],
    ['退款要多久', 'duration'],
    ['码头在哪里', 'place'],
    ['客服电话是多少', 'contact'],
    ['怎么退票', 'way'],
    ['周一开门吗', 'yes-no'],
    ['能告诉我几点开门吗', 'time'],
    ['停车收费吗', 'price'],
    ['Can I bring a dog?', 'yes-no'],
    ['When is the pool open?', 'time'],
    ['the pool opens when?', 'time'],
    ['What do I do when the lift is broken?', 'other'],
    ['Who sets the ticket price?', 'person'],
    ['When do you charge my card?', 'time'],
    ['谁付清洁费用', 'person'],
    ['How much luggage can I bring?', 'number'],
    ['How much for two?', 'price'],
    ['your welfare', 'other'],
    ['主营业务有几项', 'other'],
    ['读哪所大学', 'other'],
    ['这里有多大', 'measure'],
    ['你好', 'other'],
  ])('takes %j for %s', (question, kind) => {
    expect(questionKind(question)).toBe(kind);
  });
});

describe('hasAnswerForm', () => {
  it('knows a time, a price and a place when it sees one', () => {
    expect(hasAnswerForm('time', '末班船下午五点半开')).toBe(true);
    expect(hasAnswerForm('time', '儿童须由大人陪同')).toBe(false);
    expect(hasAnswerForm('price', '成人票五十五元')).toBe(true);
    expect(hasAnswerForm('price', '入园免费')).toBe(true);
    expect(hasAnswerForm('price', '开放到 17:30')).toBe(false);
  });
});
