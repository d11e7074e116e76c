import { beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../src/documents/node/index.js';
import { createAssistant, type TenantAssistant } from '../../src/index.js';

let agency: TenantAssistant;

beforeAll(async () => {
  agency = createAssistant({ burst: { quietMs: 0 } }).tenant('hushan-travel');
  await agency.knowledge.put(await readFolder(new URL('../../examples/hangzhou/documents/', import.meta.url)));
});

describe('the offline assistant of the sample tenant', () => {
  it.each([
    ['西湖游船几点停?', /末班 16:30/],
    ['行李能寄存吗', /可以寄存行李/],
    ['你们电话多少', /0571-5555-0123/],
    ['灵隐寺要门票吗', /免门票/],
    ['可以带狗吗', /狗|宠物/],
    ['浙江省博物馆周一开门吗', /闭馆日 星期一/],
    ['怎么退款', /退款/],
    ['10月穿什么', /长袖/],
    ['西湖遊船末班幾點?', /16:30 開船/],
    ['Do you accept Alipay?', /Alipay/],
    ['How much is a boat ticket on West Lake?', /55 yuan an adult/],
    ['When does the last boat on West Lake leave?', /16:30/],
  ])('answers %j from a document', async (question, fact) => {
    const reply = await agency.conversation(question).send(question);
    expect(reply.text).toMatch(fact);
    expect(reply.citations.length).toBeGreaterThan(0);
  });

  it.each([
    '你们支持比特币付款吗?',
    '你们招聘导游吗',
    '有没有去月球的团',
    'Do you sell bitcoin?',
    'Who won the World Cup?',
  ])('does not claim to know %j', async (question) => {
    const reply = await agency.conversation(question).send(question);
    expect(reply.text).toMatch(/没有提到|does not cover/);
    expect(reply.citations).toEqual([]);
  });
});
