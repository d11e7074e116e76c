// A trip computed from your own places, checked by an independent checker, and worded for the customer.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';
import { checkItinerary, parsePlaces, tripPlanner } from 'zhike/travel';
import rows from './hangzhou/places.json' with { type: 'json' };

const places = parsePlaces(rows);
const assistant = createAssistant({
  tools: [tripPlanner({ places })],
  now: () => new Date('2027-03-01T09:00:00+08:00'),
});
const conversation = assistant.tenant('lakeside').conversation('customer-42');

const asked = await conversation.send('我想去杭州玩');
console.log(asked.text);
assert.equal(asked.itinerary, undefined);

const planned = await conversation.send('清明两天,两个大人一个小孩,预算1500,想看湖和茶园,不要太赶');
console.log(planned.text);
const { itinerary } = planned;
assert.ok(itinerary !== undefined);
assert.equal(itinerary.days.length, 2);
assert.equal(itinerary.days[0]?.date, '2027-04-05');
assert.ok(itinerary.costs.total <= 1500);

const { days, party } = itinerary;
const request = { city: '杭州', startDate: days[0]?.date ?? '', days: days.length, party };
assert.deepEqual(checkItinerary(itinerary, request, places), []);
