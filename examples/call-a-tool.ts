// A tool of your own: its arguments are inferred from the schema, and `interpret` lets the offline model use it too.
import assert from 'node:assert/strict';
import { createAssistant, tool } from 'zhike';
import * as z from 'zod';

const orders = new Map([['HS1024', { status: '已出票', date: '2027-10-01', people: 2 }]]);

const orderStatus = tool({
  name: 'order_status',
  description: 'Looks up a booking by its number: two letters and four digits.',
  input: z.object({ orderId: z.string().regex(/^[A-Z]{2}\d{4}$/) }),
  run: ({ orderId }) => orders.get(orderId) ?? null,
  present: (order, { language }) => ({
    text:
      order === null
        ? language === 'en'
          ? 'There is no booking under this number.'
          : '没有查到这个订单号,请核对一下。'
        : language === 'en'
          ? `Your booking for ${order.people} people on ${order.date}: ${order.status}.`
          : `您 ${order.date} 的订单(${order.people} 人):${order.status}。`,
  }),
  interpret: ({ talk, language }) => {
    const newest = talk.at(-1)?.text ?? '';
    const orderId = /[A-Z]{2}\d{4}/i.exec(newest)?.[0].toUpperCase();
    if (orderId !== undefined) {
      return { type: 'call', input: { orderId } };
    }
    return /订单|\b(?:order|booking)\b/i.test(newest)
      ? { type: 'ask', question: language === 'en' ? 'What is your booking number?' : '请告诉我您的订单号。' }
      : undefined;
  },
});

const assistant = createAssistant({ tools: [orderStatus] });
const conversation = assistant.tenant('lakeside').conversation('customer-42');
const asked = await conversation.send('帮我查一下订单');
const found = await conversation.send('HS1024');
const missing = await conversation.send('那 hs9999 呢');
console.log([asked, found, missing].map((reply) => reply.text).join('\n'));

assert.match(asked.text, /订单号/);
assert.match(found.text, /已出票/);
assert.match(missing.text, /没有查到/);
